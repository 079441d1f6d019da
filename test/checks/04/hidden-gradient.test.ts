import type { ValueCheck } from 'course-checks';
import { expect, test } from 'vitest';
import {
  hiddenGradientExercise as exercise,
  type HiddenGradient,
} from '../../../checks/04/hidden-gradient.ts';
import { hidden } from '../../../solutions/checks/04.ts';
import { expectClose, sixDigits } from '../../kernel-lib/support/compare.ts';
import { proveExercise, wrongAnswer } from '../support/prove.ts';

proveExercise({
  exercise,
  hidden: hidden['4.3'],
  solutions: [
    `function hiddenGradient(W2: Matrix, delta2: Matrix, z1: Matrix, x: Matrix): HiddenGradient {
      const slope = map(sigmoid.apply(z1), (a) => a * (1 - a));
      const delta1 = hadamard(timesTranspose(delta2, W2), slope);
      return { delta1, W1: transposeTimes(x, delta1), b1: delta1 };
    }`,
    `function hiddenGradient(W2: Matrix, delta2: Matrix, z1: Matrix, x: Matrix): HiddenGradient {
      const [w1, w2] = W2.data;
      const [d] = delta2.data;
      const [x1, x2] = x.data;
      const slope = (z: number) => Math.exp(z) / (1 + Math.exp(z)) ** 2;
      const d1 = w1 * d * slope(z1.data[0]);
      const d2 = w2 * d * slope(z1.data[1]);
      const row = matrix([[d1, d2]]);
      return { delta1: row, W1: matrix([[x1 * d1, x1 * d2], [x2 * d1, x2 * d2]]), b1: row };
    }`,
    `const hiddenGradient = (W2: Matrix, delta2: Matrix, z1: Matrix, x: Matrix): HiddenGradient => {
      const error = build(1, 2, (_, j) => {
        const t = Math.tanh(z1.data[j] / 2);
        return W2.data[j] * delta2.data[0] * (1 - t * t) / 4;
      });
      const W1 = build(2, 2, (i, j) => x.data[i] * error.data[j]);
      return { delta1: error, W1, b1: error };
    };`,
  ],
});

test('M7, M9, M12 and M2 give the numbers of the plan', () => {
  const { args } = (exercise.visible[0] as ValueCheck).call;
  const wrong = (id: string) => wrongAnswer(exercise, id, ...args) as HiddenGradient;
  expect(wrong('M7').W1.data[0]).toBeCloseTo(-0.008768, 6);
  expectClose([[...wrong('M9').W1.data.slice(1, 3)]], [[-0.015083, 0.006653]], sixDigits);
  expectClose(wrong('M12').delta1, [[-0.026934, -0.026614]], sixDigits);
  expectClose(wrong('M2').delta1, [[-0.017958, 0.012509]], sixDigits);
});
