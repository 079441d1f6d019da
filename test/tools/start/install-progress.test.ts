import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { installProgressOn } from '../../../tools/start/install-progress.ts';

it('without a terminal it is a line now and then', () => {
  const stream = new PassThrough();
  // Of a terminal's stream it asks only whether it is one, and writes.
  const progress = installProgressOn(stream as unknown as NodeJS.WriteStream);
  for (let n = 0; n <= 60; n++) progress.at('fetched', n, 60);
  progress.at('written', 7, 60);
  progress.at('written', 60, 60);
  progress.close();
  expect(String(stream.read())).toMatchInlineSnapshot(`
    "  25 of 60 packages fetched
      50 of 60 packages fetched
      60 of 60 packages fetched
      60 of 60 packages written
    "
  `);
});
