import { test } from 'vitest';
import { forward, theta, x, y } from '../../../checks/04/network.ts';
import {
  outputGradientExercise as exercise,
  type OutputGradient,
} from '../../../checks/04/output-gradient.ts';
import { hidden } from '../../../solutions/checks/04.ts';
import { expectClose, nineDigits, sixDigits } from '../../kernel-lib/support/compare.ts';
import { proveExercise, wrongAnswer } from '../support/prove.ts';

proveExercise({
  exercise,
  hidden: hidden['4.2'],
  solutions: [
    `function outputGradient(a1: Matrix, z2: Matrix, y: Matrix): OutputGradient {
      const a2 = sigmoid.apply(z2);
      const delta2 = hadamard(subtract(a2, y), map(a2, (a) => a * (1 - a)));
      return { delta2, W2: transposeTimes(a1, delta2), b2: delta2 };
    }`,
    `function outputGradient(a1: Matrix, z2: Matrix, y: Matrix): OutputGradient {
      const e = Math.exp(-z2.data[0]);
      const delta = (1 / (1 + e) - y.data[0]) * e / (1 + e) ** 2;
      const [w1, w2] = a1.data;
      return {
        delta2: matrix([[delta]]),
        W2: matrix([[delta * w1], [delta * w2]]),
        b2: matrix([[delta]]),
      };
    }`,
    `const outputGradient = (a1: Matrix, z2: Matrix, y: Matrix): OutputGradient => {
      const t = Math.tanh(z2.data[0] / 2);
      const error = scale((1 - t * t) / 4, matrix([[(1 + t) / 2 - y.data[0]]]));
      const W2 = build(2, 1, (i) => a1.data[i] * error.data[0]);
      return { delta2: error, W2, b2: matrix(toRows(error)) };
    };`,
  ],
});

test('M2 and M6 give the numbers of the plan', () => {
  const { a1, z2 } = forward(theta, x);
  const wrong = (id: string) => wrongAnswer(exercise, id, a1, z2, y) as OutputGradient;
  expectClose(wrong('M2').delta2, [[-0.101676]], sixDigits);
  expectClose(wrong('M6').delta2, [[-0.439493]], sixDigits);
  expectClose(wrong('M5').delta2, [[0.108264087]], nineDigits);
});
