// The exercises of the project are what its solutions give.
import { basename, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { differences, make, readSources, sourceFiles } from '../../../tools/exercises/project.ts';
import { release } from '../../../tools/exercises/release.ts';
import { joined, mistakes } from '../../notebooks/strict.ts';

const project = resolve(import.meta.dirname, '../../..');

it('exercises/ holds what the solutions give, and nothing else', { timeout: 120_000 }, async () => {
  const read = await readSources(sourceFiles(project, []));
  expect(read.refusals).toEqual([]);
  const { files, refusals } = make(project, read.sources, true);
  expect(refusals).toEqual([]);
  expect(differences(files)).toEqual([]);
});

it('the cells of each exercise notebook, joined, are strict TypeScript', {
  timeout: 120_000,
}, async () => {
  const { sources } = await readSources(sourceFiles(project, []));
  const texts = sources.map(({ file, notebook }) => [basename(file), joined(release(notebook))]);
  expect(mistakes(Object.fromEntries(texts))).toEqual([]);
});
