import type { ValueCheck } from 'course-checks';
import { type Matrix, matrix } from 'kernel-lib';
import { expect, test } from 'vitest';
import { gradientsExercise as exercise } from '../../../checks/06/gradients.ts';
import { hidden } from '../../../solutions/checks/06.ts';
import { expectClose, nineDigits, sixDigits } from '../../kernel-lib/support/compare.ts';
import { proveExercise, wrongAnswer } from '../support/prove.ts';

proveExercise({
  exercise,
  hidden: hidden['6.3'],
  solutions: [
    `function weightGradient(trace: Trace, delta: readonly Matrix[], l: number): Matrix {
      const errors = delta[l];
      return scale(1 / errors.rows, transposeTimes(trace[l - 1].a, errors));
    }
    function biasGradient(delta: readonly Matrix[], l: number): Matrix {
      const errors = delta[l];
      return scale(1 / errors.rows, sumRows(errors));
    }`,
    `function weightGradient(trace: Trace, delta: readonly Matrix[], l: number): Matrix {
      const { a } = trace[l - 1];
      const errors = delta[l];
      return build(a.cols, errors.cols, (i, j) => {
        let sum = 0;
        for (const [x, row] of toRows(a).entries()) sum += row[i] * toRows(errors)[x][j];
        return sum / errors.rows;
      });
    }
    function biasGradient(delta: readonly Matrix[], l: number): Matrix {
      const errors = delta[l];
      return transposeTimes(build(errors.rows, 1, () => 1 / errors.rows), errors);
    }`,
    `const outer = (a: number[], d: number[]): Matrix =>
      matrix(a.map((ai) => d.map((dj) => ai * dj)));
    const mean = (each: Matrix[]): Matrix =>
      scale(1 / each.length, each.reduce((sum, one) => add(sum, one)));
    const weightGradient = (trace: Trace, delta: readonly Matrix[], l: number): Matrix =>
      mean(toRows(trace[l - 1].a).map((a, x) => outer(a, toRows(delta[l])[x])));
    const biasGradient = (delta: readonly Matrix[], l: number): Matrix =>
      mean(toRows(delta[l]).map((d) => matrix([d])));`,
  ],
});

const [first, second] = exercise.visible.map((check) => (check as ValueCheck).call.args);
const wrong = (id: string, args: readonly unknown[]) =>
  wrongAnswer(exercise, id, ...args) as Matrix;
const w11 = ({ data }: Matrix) => matrix([[data[0]]]);

test('M3 gives the number of the plan for w₁₁ of layer 1', () => {
  expectClose(w11(wrong('M3', first)), [[-0.035604]], sixDigits);
  expectClose(w11(wrong('M3', first)), [[-0.035604042]], nineDigits);
});

test('M9 gives the slope of the other weight, and M8 stops nowhere', () => {
  // In to–from letters ∂C/∂w₁₂ of layer 1 is that of w₂₁ here.
  const transposed = wrong('M9', first);
  expect([transposed.rows, transposed.cols]).toEqual([3, 2]);
  expectClose(matrix([[transposed.data[1]]]), [[0.016459205]], nineDigits);
  // z¹ = (.55, 1, .55) for node 1, δ² = (−.095166506, .141059388, −.095166506): the mean of the products
  expectClose(w11(wrong('M8', second)), [[0.01212541]], nineDigits);
});
