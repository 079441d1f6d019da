// What still holds is not run again. No kernel starts here: what would be run meets one that is not there.
import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import type { Notebook } from '../../../tools/notebook/notebook.ts';
import { write } from '../../../tools/notebook/write.ts';
import { type Fresh, freshNotebooks } from '../../../tools/run/fresh.ts';
import { stamped, stampIn, stampOf } from '../../../tools/run/stamp.ts';
import { temporaryFolder } from '../client/kernels.ts';
import { notebook } from './notebooks.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const original = notebook('const a = 1;', 'a');
const ran: Notebook = {
  ...original,
  cells: original.cells.map((cell, k) => ({
    ...cell,
    execution_count: k + 1,
    outputs: [{ output_type: 'stream', name: 'stdout', text: `${k}` }],
  })),
};
const none = { kernel: '/nowhere/kernel.json' };
let files = 0;

/** The notebook as it is now, beside what an earlier run left. */
async function fresh(now: Notebook, earlier: string | undefined, options = {}): Promise<Fresh> {
  files += 1;
  const [file, executed] = ['now', 'ran'].map((part) => `${folder.path}/${files}/${part}.ipynb`);
  mkdirSync(`${folder.path}/${files}`);
  writeFileSync(file, write(now));
  if (earlier !== undefined) writeFileSync(executed, earlier);
  const [only] = await freshNotebooks([{ file, executed }], options);
  return only;
}

const kept = write(stamped(ran, stampOf(original)));

it('keeps the outputs of code that is still the same, under new text, tags and slides', async () => {
  const text = { cell_type: 'markdown', id: 'new', metadata: {}, source: 'New.' } as const;
  const [first, second] = original.cells;
  const slide = { slideshow: { slide_type: 'slide' }, tags: ['hide-input'] };
  const now = { ...original, cells: [text, { ...first, metadata: slide }, second] };
  const result = await fresh(now, kept);
  expect(result).toMatchObject({
    notebook: {
      cells: [
        text,
        { metadata: slide, execution_count: 1, outputs: [{ text: '0' }] },
        { outputs: [{ text: '1' }] },
      ],
    },
  });
});

it.each<[string, Notebook, string | undefined]>([
  ['another code', notebook('const a = 2;', 'a'), kept],
  ['other tags that decide what runs', notebook('const a = 1;', ['a', 'skip-execution']), kept],
  ['cells in another order', notebook('a', 'const a = 1;'), kept],
  ['no earlier run', original, undefined],
  ['an earlier run without a stamp', original, write(ran)],
  ['an earlier run that is no notebook', original, '{'],
])('runs again with %s', async (_, now, earlier) => {
  const named = { ...now, metadata: { kernelspec: { name: 'nowhere', display_name: 'None' } } };
  const same =
    earlier === kept
      ? write(stamped(ran, stampOf({ ...original, metadata: named.metadata })))
      : earlier;
  expect(await fresh(named, same)).toMatchObject({ failure: { reason: 'start' } });
});

it('runs again on another kernel, and keeps what ran on that one', async () => {
  expect(await fresh(original, kept, none)).toHaveProperty('failure');
  const there = write(stamped(ran, stampOf(original, none.kernel)));
  expect(await fresh(original, there, none)).toHaveProperty('notebook');
});

it('a stamp is read from an executed notebook, and is not in a clean one', () => {
  expect(stampIn(stamped(ran, 'abc'))).toBe('abc');
  expect(stampIn(original)).toBeUndefined();
});
