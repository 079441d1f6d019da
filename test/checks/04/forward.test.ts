import { test } from 'vitest';
import { forwardExercise as exercise } from '../../../checks/04/forward.ts';
import { type Trace, theta, x } from '../../../checks/04/network.ts';
import { hidden } from '../../../solutions/checks/04.ts';
import { expectClose, nineDigits } from '../../kernel-lib/support/compare.ts';
import { proveExercise, wrongAnswer } from '../support/prove.ts';

proveExercise({
  exercise,
  hidden: hidden['4.1'],
  solutions: [
    `function forward(theta: Theta, x: Matrix): Trace {
      const z1 = add(matmul(x, theta.W1), theta.b1);
      const a1 = sigmoid.apply(z1);
      const z2 = add(matmul(a1, theta.W2), theta.b2);
      const a2 = sigmoid.apply(z2);
      return { z1, a1, z2, a2 };
    }`,
    `function forward(theta: Theta, x: Matrix): Trace {
      const s = (z: number) => 1 / (1 + Math.exp(-z));
      const [w11, w12, w21, w22] = theta.W1.data;
      const z11 = w11 * x.data[0] + w21 * x.data[1] + theta.b1.data[0];
      const z12 = w12 * x.data[0] + w22 * x.data[1] + theta.b1.data[1];
      const z2 = theta.W2.data[0] * s(z11) + theta.W2.data[1] * s(z12) + theta.b2.data[0];
      return {
        z1: matrix([[z11, z12]]), a1: matrix([[s(z11), s(z12)]]),
        z2: matrix([[z2]]), a2: matrix([[s(z2)]]),
      };
    }`,
    `const forward = ({ W1, b1, W2, b2 }: Theta, x: Matrix): Trace => {
      const layer = (W: Matrix, b: Matrix, a: Matrix) =>
        build(b.rows, b.cols, (n, j) =>
          toRows(W).reduce((sum, w, i) => sum + w[j] * a.data[i], b.data[j]));
      const sigma = (z: Matrix) => map(z, (t) => (1 + Math.tanh(t / 2)) / 2);
      const z1 = layer(W1, b1, x);
      const z2 = layer(W2, b2, sigma(z1));
      return { z1, a1: sigma(z1), z2, a2: sigma(z2) };
    };`,
  ],
});

test('M1 gives z¹ = (0.42, −0.09), and E5 z² = 0.043221792 with the right output', () => {
  const wrong = (id: string) => wrongAnswer(exercise, id, theta, x) as Trace;
  expectClose(wrong('M1').z1, [[0.42, -0.09]], nineDigits);
  expectClose(wrong('E5').z2, [[0.043221792]], nineDigits);
  expectClose(wrong('E5').a2, [[0.560507456]], nineDigits);
});
