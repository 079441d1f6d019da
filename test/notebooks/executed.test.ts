// The lecture notebooks, executed by `course run` on the project's kernel and on the stock tslab: every
// cell succeeds and puts out the same on both, says what its figures show and what its texts work out,
// and every number of the course plan is printed, to the digits it has there.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decimals, says } from '../../tools/check/decimal.ts';
import { checkExecuted } from '../../tools/check/executed.ts';
import { sentence } from '../../tools/check/finding.ts';
import { isClean } from '../../tools/notebook/clean.ts';
import type { CodeCell, Notebook } from '../../tools/notebook/notebook.ts';
import { read } from '../../tools/notebook/read.ts';
import { PROJECT } from '../../tools/project.ts';
import { type NotebookRun, runNotebooks } from '../../tools/run/run.ts';
import type { Target } from '../../tools/run/targets.ts';
import { inTurn } from './in-turn.ts';
import { codeCells, lectures } from './notebooks.ts';
import { workedNumbers } from './worked-numbers.ts';

const out = mkdtempSync(join(tmpdir(), 'course-executed-'));
const OWN = 'tslab';
const STOCK = 'stock-tslab';
const runs = new Map<string, readonly NotebookRun[]>();

beforeAll(async () => {
  // The executed notebooks stay in build/executed: slides and book are tested on them.
  runs.set(OWN, await inTurn('executed', () => runNotebooks(targetsIn(folderOf(OWN)))));
  runs.set(STOCK, await runNotebooks(targetsIn(folderOf(STOCK)), { kernel: STOCK }));
}, 600_000);

function targetsIn(folder: string): Target[] {
  return lectures.map(({ file }) => ({ file, executed: join(folder, basename(file)) }));
}

function folderOf(kernel: string): string {
  return kernel === OWN ? join(PROJECT, 'build/executed') : join(out, kernel);
}

afterAll(() => rmSync(out, { recursive: true }));

describe.each([OWN, STOCK])('on the kernel %s', (kernel) => {
  test.each(lectures)('$name runs to its end', ({ file, notebook }) => {
    const run = runs.get(kernel)?.find((each) => each.file === file);
    expect(run?.failure).toBeUndefined();
    expect(run?.cells).toBe(codeCells(notebook).length);
  });
});

test.each(lectures)('$name puts out the same on both kernels, cell by cell', ({ name }) => {
  expect(outputsById(executed(name, OWN))).toEqual(outputsById(executed(name, STOCK)));
});

test.each(lectures)('$name shows a figure', ({ name }) => {
  const shown = codeCells(executed(name)).flatMap(({ outputs }) => outputs.filter(isData));
  expect(shown.flatMap(({ data }) => Object.keys(data))).toContain(
    'application/vnd.plotly.v1+json',
  );
});

test.each(lectures)('course check finds nothing in the outputs of $name', (lecture) => {
  const { name, path: file, notebook } = lecture;
  const findings = checkExecuted({ file, notebook }, executed(name));
  expect(findings.map(sentence)).toEqual([]);
});

test.each(lectures)('$name shows each of its tables in text too', ({ name }) => {
  for (const kernel of [OWN, STOCK]) {
    const pieces = codeCells(executed(name, kernel)).flatMap(({ outputs }) =>
      outputs.flatMap(inPieces),
    );
    const mimes = pieces.filter(isData).flatMap(({ data }) => Object.keys(data));
    const after = mimes.filter((_, k) => mimes[k - 1] === 'text/html');
    expect(after).toEqual(after.map(() => 'text/plain'));
    expect(mimes.at(-1)).not.toBe('text/html');
  }
});

test.each(lectures)(
  '$name as executed is a notebook that can be read, and not clean',
  ({ name }) => {
    expect(isClean(executed(name))).toBe(false);
  },
);

describe.each(workedNumbers)('$notebook', ({ notebook, quantities }) => {
  test.each(Object.entries(quantities))('%s: %s', (_, numbers) => {
    const wanted = numbers.split(' ');
    const outputs = codeCells(executed(notebook)).map(textOf);
    const printing = outputs.filter((text) => wanted.every((number) => prints(text, number)));
    expect(printing.length, `one cell prints ${numbers}`).toBeGreaterThan(0);
  });
});

/** Whether the text holds this number with at least as many decimals, up to its last digit. */
function prints(text: string, number: string): boolean {
  const [written] = decimals(number);
  return decimals(text).some((printed) => says(printed, written));
}

function executed(name: string, kernel = OWN): Notebook {
  const file = join(folderOf(kernel), `${name}.ipynb`);
  return read(readFileSync(file), file);
}

/** The texts, figures and tables of a notebook by the cells that put them out. */
function outputsById(notebook: Notebook): Record<string, CodeCell['outputs']> {
  return Object.fromEntries(
    codeCells(notebook).map(({ id, outputs }) => [id, outputs.flatMap(inPieces)]),
  );
}

/** An output for each form: our kernel sends the forms of a table together, the stock one apart. */
function inPieces(output: CodeCell['outputs'][number]): CodeCell['outputs'] {
  if (!isData(output)) return [output];
  return Object.entries(output.data).map(([mime, content]) => ({
    ...output,
    data: { [mime]: content },
  }));
}

function isData(output: CodeCell['outputs'][number]) {
  return output.output_type === 'display_data' || output.output_type === 'execute_result';
}

function textOf({ outputs }: CodeCell): string {
  return outputs.map((output) => (output.output_type === 'stream' ? output.text : '')).join('');
}
