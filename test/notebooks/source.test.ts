// The lecture notebooks as they are kept in git.

import ts from 'typescript';
import { expect, test } from 'vitest';
import { leftovers } from '../../tools/notebook/clean.ts';
import type { Cell, Json } from '../../tools/notebook/notebook.ts';
import { write } from '../../tools/notebook/write.ts';
import { codeCells, lectures } from './notebooks.ts';

test.each(lectures)('$name is clean and canonical', ({ notebook, text }) => {
  expect(leftovers(notebook)).toEqual([]);
  expect(write(notebook)).toBe(text);
});

test.each(lectures)('$name: each formula of the text has a cell that computes it', (lecture) => {
  const shown = lecture.notebook.cells
    .filter(({ cell_type }) => cell_type === 'markdown')
    .flatMap(({ source }) => [...source.matchAll(/\\tag\{(F\d+[a-c]?)\}/g)].map((tag) => tag[1]));
  const computed = codeCells(lecture.notebook).flatMap((cell) => courseList(cell, 'formulas'));
  expect(shown.length).toBeGreaterThan(0);
  expect(unique(computed)).toEqual(unique(shown));
});

test.each(lectures)('$name lists the formulas and errata that it shows', ({ notebook }) => {
  for (const field of ['formulas', 'errata']) {
    const shown = notebook.cells.flatMap((cell) => courseList(cell, field));
    expect(unique(shown)).toEqual(unique(courseList(notebook, field)));
  }
});

// Stock tslab checks less than the compiler can; what a student copies should pass all of it.
test('the cells of each notebook, joined, are strict TypeScript', { timeout: 120_000 }, () => {
  const sources = new Map(lectures.map((lecture) => [`${lecture.file}.ts`, joined(lecture)]));
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: ['node'],
  };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (file) => sources.get(file) ?? readFile(file);
  host.fileExists = (file) => sources.has(file) || fileExists(file);
  const program = ts.createProgram([...sources.keys()], options, host);
  const found = ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const place = file?.getLineAndCharacterOfPosition(start ?? 0);
    const line = file?.text.split('\n')[place?.line ?? 0];
    return `${file?.fileName}: ${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
  expect(found).toEqual([]);
});

function joined({ notebook }: (typeof lectures)[number]): string {
  return `${codeCells(notebook)
    .map(({ source }) => source)
    .join('\n')}\nexport {};\n`;
}

/** The strings under metadata.course[field]; none if the field is absent. */
function courseList({ metadata }: { metadata: Cell['metadata'] }, field: string): string[] {
  const course = metadata.course as { [key: string]: Json } | undefined;
  return (course?.[field] ?? []) as string[];
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}
