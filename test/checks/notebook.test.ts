// The cells of a solutions notebook, run: the checks are found from there, and on both kernels.

import { cpSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readNotebook } from '../../tools/notebook/files.ts';
import { write } from '../../tools/notebook/write.ts';
import { runNotebooks } from '../../tools/run/run.ts';
import { targets } from '../../tools/run/targets.ts';
import { temporaryFolder } from '../tools/client/kernels.ts';
import { bothKernels } from '../tools/run/both-kernels.ts';
import { notebook } from '../tools/run/notebooks.ts';

const root = join(import.meta.dirname, '../..');
const folder = temporaryFolder();
const at = (...path: string[]) => join(folder.path, ...path);
afterAll(folder.remove);

beforeAll(() => {
  cpSync(join(root, 'solutions/checks'), at('solutions/checks'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), at('node_modules'), 'junction');
});

const cells = [
  `import { check } from 'course-checks';
import { hadamard, map, type Matrix, sigmoid, timesTranspose } from 'kernel-lib';
import { hidden } from './checks/06';`,
  `function hiddenError(WNext: Matrix, deltaNext: Matrix, z: Matrix): Matrix {
  return hadamard(timesTranspose(deltaNext, WNext), map(sigmoid.apply(z), (a) => a * (1 - a)));
}`,
  `check('6.2', { hiddenError: hiddenError });`,
  `check('6.2', { hiddenError: hiddenError }, hidden['6.2']);`,
  `check('6.2', { hiddenError: () => { for (;;); } });`,
  `check('6.2', { hiddenError: () => { throw new Error('TODO 6.2: hiddenError'); } });`,
];

test.each(bothKernels)('checks run on $title', { timeout: 120_000 }, async ({ kernel }) => {
  const file = at(`solutions/${kernel}.ipynb`);
  writeFileSync(file, write(notebook(...cells)));
  const [run] = await runNotebooks(targets([file], at('out')), { kernel });
  expect(run).not.toHaveProperty('failure');
  const executed = await readNotebook(at(`out/${kernel}.ipynb`));
  const shown = executed.cells.slice(2).map((cell) => {
    const [output] = 'outputs' in cell ? cell.outputs : [];
    const text = 'data' in output ? output.data['text/plain'] : 'text' in output && output.text;
    return String(text).split('\n').slice(0, 2);
  });
  expect(shown).toEqual([
    ['6.2 The error of a hidden layer: 2 of 2 checks passed', expect.stringMatching(/passed$/)],
    ['6.2 The error of a hidden layer: 6 of 6 checks passed', expect.stringMatching(/passed$/)],
    ['6.2 The error of a hidden layer: 0 of 2 checks passed', expect.stringMatching(/too long$/)],
    ['6.2 The error of a hidden layer: not attempted', 'hiddenError is not written yet.'],
  ]);
});
