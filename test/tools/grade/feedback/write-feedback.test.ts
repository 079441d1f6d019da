import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plainMarks } from '../../../../tools/grade/feedback/marks.ts';
import { type Graded, writeFeedback } from '../../../../tools/grade/feedback/write-feedback.ts';
import type { SubmissionResult } from '../../../../tools/grade/result.ts';
import { mixed, mixedMarks, submissionResult } from './samples.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'feedback-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const options = { hints: new Map(), given: new Map() };
const graded = (changes: Partial<SubmissionResult>): Graded => {
  const result = submissionResult(changes);
  return { result, marks: plainMarks(result.exercises) };
};
const student = (id: string) => ({ student: { id, name: id }, origin: `${id}.ipynb` });

function files(): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

test('four files for each notebook and one for the class, and nothing left over', async () => {
  const all = [{ result: mixed, marks: mixedMarks }, graded(student('bo'))];
  const written = await writeFeedback(folder, all, options);
  expect(written).toEqual([
    'feedback/ann.berg/06-back-propagation.html',
    'feedback/ann.berg/06-back-propagation.md',
    'feedback/bo/06-back-propagation.html',
    'feedback/bo/06-back-propagation.md',
    'lecturer/ann.berg/06-back-propagation.html',
    'lecturer/ann.berg/06-back-propagation.md',
    'lecturer/bo/06-back-propagation.html',
    'lecturer/bo/06-back-propagation.md',
    'report.html',
  ]);
  expect(files()).toEqual(written);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  expect(read('feedback/ann.berg/06-back-propagation.html')).toContain('Ann Berg');
  expect(read('feedback/ann.berg/06-back-propagation.html')).not.toContain('0.77');
  expect(read('lecturer/ann.berg/06-back-propagation.html')).toContain('0.77');
  // 4.5 after the penalty and 3: a mean of 3.75.
  expect(read('report.html')).toContain('<strong>3.75</strong>');
});

test('written again it is the same, byte for byte', async () => {
  const all = [{ result: mixed, marks: mixedMarks }];
  const read = (names: string[]) => names.map((name) => readFileSync(join(folder, name), 'utf8'));
  const first = read(await writeFeedback(folder, all, options));
  expect(read(await writeFeedback(folder, structuredClone(all), options))).toEqual(first);
});

test.each([
  '..',
  '../evil',
  'a/b',
  'a\\b',
  '.hidden',
  'con',
  'NUL.txt',
  'name.',
  'a b',
  '',
  'x'.repeat(101),
  'a\u0000b',
  'é',
])('the name %j is refused before anything is written', async (id) => {
  const all = [graded(student('bo')), graded({ ...student(id), origin: 'in a.zip' })];
  await expect(writeFeedback(folder, all, options)).rejects.toThrow(
    /^in a.zip: ".*" cannot be the name of a file; take up to 100 letters, digits/,
  );
  expect(files()).toEqual([]);
});

test('a notebook’s name is looked at, too', async () => {
  const all = [graded({ notebook: '../../06.ipynb' })];
  await expect(writeFeedback(folder, all, options)).rejects.toThrowErrorMatchingInlineSnapshot(
    `[UsageError: ann/06-back-propagation.ipynb: "../../06" cannot be the name of a file; take up to 100 letters, digits, ".", "_" and "-"]`,
  );
});

test('two results for one file are refused', async () => {
  const all = [graded({ origin: 'a' }), graded({ origin: 'b' })];
  await expect(writeFeedback(folder, all, options)).rejects.toThrowErrorMatchingInlineSnapshot(
    `[UsageError: b and a would both be written to ann/06-back-propagation; let each student have one result for a notebook]`,
  );
});

test('students whose folders would be one on some systems are refused', async () => {
  const all = [
    graded(student('ann')),
    graded({ ...student('Ann'), notebook: '03-two-nodes.ipynb' }),
  ];
  await expect(writeFeedback(folder, all, options)).rejects.toThrowErrorMatchingInlineSnapshot(
    `[UsageError: Ann.ipynb: the students ann and Ann differ only in capitals, so that they would share a folder; rename one]`,
  );
  expect(files()).toEqual([]);
});

test('a folder that cannot be made is a sentence', async () => {
  writeFileSync(join(folder, 'feedback'), 'a file');
  await expect(writeFeedback(folder, [graded({})], options)).rejects.toThrow(
    /06-back-propagation.html cannot be written \((EEXIST|ENOTDIR)\); check the folder/,
  );
});
