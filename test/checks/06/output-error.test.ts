import type { ValueCheck } from 'course-checks';
import { type Matrix, matrix } from 'kernel-lib';
import { test } from 'vitest';
import { outputErrorExercise as exercise } from '../../../checks/06/output-error.ts';
import { hidden } from '../../../solutions/checks/06.ts';
import { expectClose, nineDigits, sixDigits } from '../../kernel-lib/support/compare.ts';
import { proveExercise, wrongAnswer } from '../support/prove.ts';

proveExercise({
  exercise,
  hidden: hidden['6.1'],
  solutions: [
    `function outputError(sigma: Activation, z: Matrix, y: Matrix): Matrix {
      const a = sigma.apply(z);
      return sigma.pullBack(subtract(a, y), z, a);
    }`,
    `function outputError(sigma: Activation, z: Matrix, y: Matrix): Matrix {
      const a = sigma.apply(z);
      const slope = sigma.pullBack(build(z.rows, z.cols, () => 1), z, a);
      return hadamard(subtract(a, y), slope);
    }`,
    `const outputError = (sigma: Activation, z: Matrix, y: Matrix): Matrix =>
      matrix(toRows(z).map((row, n) => row.map((zj, j) => {
        const node = matrix([[zj]]);
        const a = sigma.apply(node);
        const costSlope = a.data[0] - y.data[n * y.cols + j];
        return sigma.pullBack(matrix([[costSlope]]), node, a).data[0];
      })));`,
  ],
});

const [text] = exercise.visible.map((check) => (check as ValueCheck).call.args);
const firstRow = ({ cols, data }: Matrix) => matrix([[...data.slice(0, cols)]]);
const wrong = (id: string) => firstRow(wrongAnswer(exercise, id, ...text) as Matrix);

// The wrong numbers of the plan and of notebook 06.
test('M2, M6, M5 and E37 give the numbers of the plan at the first example of the text', () => {
  expectClose(wrong('M2'), [[-0.09085, 0.119357]], sixDigits);
  expectClose(wrong('M6'), [[-0.3974, 0.509029]], sixDigits);
  expectClose(wrong('M5'), [[0.095166506, -0.127215838]], nineDigits);
  expectClose(matrix([[wrong('E37').data[0]]]), [[-0.239473138]], nineDigits);
});
