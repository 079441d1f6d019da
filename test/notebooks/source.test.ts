// The lecture notebooks as they are kept in git, and the course that they make up.

import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { curriculum } from '../../curriculum/index.ts';
import { anchorsOnDisk } from '../../tools/check/anchors.ts';
import { checkCoverage } from '../../tools/check/coverage.ts';
import { sentence } from '../../tools/check/finding.ts';
import { libraryOf } from '../../tools/check/library.ts';
import { checkNotebook } from '../../tools/check/notebook.ts';
import { codeCells, lectures } from './notebooks.ts';

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
