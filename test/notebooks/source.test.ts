// The lecture notebooks as they are kept in git, and the course that they make up.

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { curriculum } from '../../curriculum/index.ts';
import { anchorsOnDisk } from '../../tools/check/anchors.ts';
import { checkCoverage } from '../../tools/check/coverage.ts';
import { sentence } from '../../tools/check/finding.ts';
import { libraryOf } from '../../tools/check/library.ts';
import { checkNotebook } from '../../tools/check/notebook.ts';
import { lectures } from './notebooks.ts';
import { joined, mistakes } from './strict.ts';

const anchors = anchorsOnDisk();
const notebooks = lectures.map(({ path, ...lecture }) => ({ ...lecture, file: path }));

test.each(notebooks)('course check finds nothing in $name', (subject) => {
  const findings = checkNotebook(subject, { curriculum, anchors });
  expect(findings.map(sentence)).toEqual([]);
});

test('course check finds nothing in the course as a whole', () => {
  const library = libraryOf(join(import.meta.dirname, '../..'));
  expect(checkCoverage(curriculum, notebooks, library).map(sentence)).toEqual([]);
});

// Stock tslab checks less than the compiler can; what a student copies should pass all of it.
test('the cells of each notebook, joined, are strict TypeScript', { timeout: 120_000 }, () => {
  const sources = lectures.map(({ name, notebook }) => [name, joined(notebook)]);
  expect(mistakes(Object.fromEntries(sources))).toEqual([]);
});
