import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeFile, load, sealed } from '../../../tools/kernel/code-cache.ts';

const folder = mkdtempSync(join(tmpdir(), 'code-cache-'));
const SOURCE = `exports.first = () => { throw new Error('on the first line'); };
const { basename } = require('node:path');
exports.own = [basename(__filename), __dirname, this === module.exports];
exports.sum = (n) => { let s = 0; for (let i = 1; i <= n; i++) s += i; return s; };
exports.fifth = () => { throw new Error('on the fifth'); };
`;
const OTHER = SOURCE.replace('s += i', 's -= i');
afterAll(() => rmSync(folder, { recursive: true }));

// What SOURCE exports.
interface Sums {
  readonly own: unknown;
  sum(n: number): number;
  first(): never;
  fifth(): never;
}

// V8 remembers what it has compiled in this process, by source and name; so each test has a file of
// another name, beside the code that was kept of the first.
const first = join(folder, 'sums.cjs');
let file = '';
let count = 0;
beforeAll(() => {
  writeFileSync(first, SOURCE);
  const { cached, exports, keep } = load(first);
  expect(cached).toBe(false);
  (exports as Sums).sum(10);
  keep();
});
beforeEach(() => {
  file = join(folder, `sums-${++count}.cjs`);
  writeFileSync(file, SOURCE);
  copyFileSync(codeFile(first), codeFile(file));
});

function outcome() {
  const { cached, exports } = load(file);
  return { cached, sum: (exports as Sums).sum(10) };
}

describe('a file with its code beside it', () => {
  it('is loaded from the code, and gives what the source gives', () => {
    expect(outcome()).toEqual({ cached: true, sum: 55 });
    const { own } = load(file).exports as Sums;
    expect(own).toEqual([basename(file), folder, true]);
  });
  it('names its own lines and columns when it throws', () => {
    const { cached, exports } = load(file);
    expect(cached).toBe(true);
    const sums = exports as Sums;
    expect([sums.first, sums.fifth].map(place)).toEqual(['sums.cjs:1:31', 'sums.cjs:5:31']);
  });
  it.each([0, 31, 32, 36, 40, 44, 56, 62, 100, -1])(
    'is loaded from its source when byte %i of the code is another',
    (at) => {
      const code = readFileSync(codeFile(file));
      code[at < 0 ? code.length + at : at] ^= 0x55;
      writeFileSync(codeFile(file), code);
      expect(outcome()).toEqual({ cached: false, sum: 55 });
    },
  );
  it.each([0, 1, 31, 32, 33, 200])('is loaded from its source when %i bytes are left', (length) => {
    writeFileSync(codeFile(file), readFileSync(codeFile(file)).subarray(0, length));
    expect(outcome()).toEqual({ cached: false, sum: 55 });
  });
  it('is loaded from its source when the code is that of another source, as long as this one', () => {
    expect(OTHER).toHaveLength(SOURCE.length);
    writeFileSync(file, OTHER);
    expect(outcome()).toEqual({ cached: false, sum: -55 });
  });
  it('is loaded from its source when V8 refuses the code, though it is whole', () => {
    const foreign = readFileSync(codeFile(file)).subarray(32);
    foreign[4] ^= 0x55; // of the version
    writeFileSync(codeFile(file), sealed(Buffer.from(SOURCE), foreign));
    expect(outcome()).toEqual({ cached: false, sum: 55 });
  });
  it('is loaded from its source when there is no code', () => {
    rmSync(codeFile(file));
    expect(outcome()).toEqual({ cached: false, sum: 55 });
  });
});

function place(act: () => never): string | undefined {
  try {
    act();
  } catch (error) {
    return /sums\.cjs:\d+:\d+/.exec(String(error instanceof Error && error.stack))?.[0];
  }
}
