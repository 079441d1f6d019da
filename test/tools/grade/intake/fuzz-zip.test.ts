// An archive changed at random: whatever its headers point to, intake ends and says something.
import { writeFileSync } from 'node:fs';
import { type Random, random, uniform } from 'kernel-lib';
import { expect, it } from 'vitest';
import { at, put, released, taken } from './class.ts';
import { zip } from './zip-writer.ts';

const six = released('06');
const own = zip([
  { name: 'a/x.ipynb', data: six },
  { name: 'y.txt', data: 'y' },
]);
const whole = zip([
  { name: 'ann/x.ipynb', data: six, utc: 1_700_000_000 },
  { name: 'bob/own.zip', data: own, isStored: true },
  { name: 'cy_1_assignsubmission_file_/x.ipynb', data: six, isStored: true },
]);
const values = [0, 1, 0x7f, 0x80, 0xff];
const below = (r: Random, n: number) => Math.floor(uniform(r) * n);

/** Bytes of headers changed: those of the files' texts are most, and say least. */
function changed(r: Random): Buffer {
  const bytes = Buffer.from(whole);
  const starts = headers(bytes);
  for (let k = below(r, 6); k >= 0; k--) {
    const start = starts[below(r, starts.length)];
    const width = 1 + below(r, 8);
    for (let i = 0; i < width; i++) {
      const position = Math.min(start + below(r, 64), bytes.length - 1);
      bytes[position] = uniform(r) < 0.5 ? values[below(r, values.length)] : below(r, 256);
    }
  }
  return uniform(r) < 0.1 ? bytes.subarray(0, below(r, bytes.length)) : bytes;
}

function headers(bytes: Buffer): number[] {
  const found: number[] = [];
  for (let i = bytes.indexOf('PK'); i >= 0; i = bytes.indexOf('PK', i + 1)) found.push(i);
  return found;
}

it('500 broken archives', { timeout: 120_000 }, async () => {
  const r = random(603);
  const seen = { usage: 0, whole: 0, refused: 0 };
  for (let n = 0; n < 500; n++) {
    writeFileSync(at('class.zip'), changed(r));
    try {
      const { submissions, refused } = await taken('class.zip');
      for (const { path } of submissions) expect(path).toMatch(/unpacked.[0-9a-f]{64}\.ipynb$/);
      for (const { reason } of refused) expect(reason).not.toContain('the grader failed');
      seen[refused.length > 1 ? 'refused' : 'whole']++;
    } catch (error) {
      expect(String(error)).toMatch(/^UsageError: .*class\.zip: it is no archive/);
      seen.usage++;
    }
  }
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
});

it("400 broken archives of a student's own", { timeout: 120_000 }, async () => {
  const r = random(604);
  const seen = { submitted: 0, refused: 0 };
  for (let n = 0; n < 400; n++) {
    put({ 'bob/own.zip': changed(r), 'ann/x.ipynb': six });
    const { submissions, refused } = await taken();
    expect(submissions.some(({ student }) => student.id === 'ann')).toBe(true);
    for (const { reason } of refused) expect(reason).not.toContain('the grader failed');
    seen[submissions.length > 1 ? 'submitted' : 'refused']++;
  }
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
});

it('archives of 64 bits that point beyond everything', async () => {
  const far = Buffer.alloc(28, 0xff);
  far.writeUInt16LE(1, 0);
  far.writeUInt16LE(24, 2);
  const entry = { name: 'ann/x.ipynb', data: six, extra: far };
  const bytes = zip([{ ...entry, says: { size: 0xffffffff, packed: 0xffffffff } }]);
  // The offset of the local header is the last field but the names of a header in the directory.
  bytes.writeUInt32LE(0xffffffff, bytes.indexOf('PK\u0001\u0002') + 42);
  writeFileSync(at('class.zip'), bytes);
  const { submissions, refused } = await taken('class.zip');
  expect(submissions).toEqual([]);
  expect(refused[0].reason).toContain('it is not where the archive says');
  put({ 'ann/own.zip': bytes });
  expect((await taken()).refused[0].reason).toContain('it is not where the archive says');
});
