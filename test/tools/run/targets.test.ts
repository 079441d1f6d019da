import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { targets } from '../../../tools/run/targets.ts';
import { temporaryFolder } from '../client/kernels.ts';

const folder = temporaryFolder();
const at = (...path: string[]) => join(folder.path, ...path);
beforeAll(() => {
  for (const name of ['a', 'b', 'empty']) mkdirSync(at(name));
  for (const name of ['a/2.ipynb', 'a/1.ipynb', 'a/read.me', 'b/1.ipynb']) {
    writeFileSync(at(name), '');
  }
});
afterAll(folder.remove);

describe('the notebooks of a command', () => {
  it('a folder stands for its notebooks, in order', () => {
    expect(targets([at('a')], 'out')).toEqual([
      { file: at('a/1.ipynb'), executed: 'out/1.ipynb' },
      { file: at('a/2.ipynb'), executed: 'out/2.ipynb' },
    ]);
  });

  it('files keep their order, and one named twice is one', () => {
    const files = targets([at('a/2.ipynb'), at('b/1.ipynb'), at('a/../a/2.ipynb')], 'out');
    expect(files.map(({ executed }) => executed)).toEqual(['out/2.ipynb', 'out/1.ipynb']);
  });

  it('two of one name keep their folders', () => {
    const files = targets([at('a/1.ipynb'), at('b/1.ipynb'), at('a/2.ipynb')], 'out');
    expect(files.map(({ executed }) => executed)).toEqual([
      'out/a/1.ipynb',
      'out/b/1.ipynb',
      'out/a/2.ipynb',
    ]);
  });

  it.each([
    [
      'a file that does not exist',
      'none.ipynb',
      'out',
      'there is no such file; check the spelling',
    ],
    ['a folder without notebooks', 'empty', 'out', 'there is no notebook in it'],
    ['an --out that overwrites', 'a/1.ipynb', 'a', 'would be overwritten by what is executed'],
  ])('%s is refused', (_, file, out, message) => {
    expect(() => targets([at(file)], at(out))).toThrow(`${at(file)}: ${message}`);
  });
});
