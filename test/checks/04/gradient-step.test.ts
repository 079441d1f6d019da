import { quadratic, scale, subtract } from 'kernel-lib';
import { expect, test } from 'vitest';
import { gradientStepExercise as exercise } from '../../../checks/04/gradient-step.ts';
import { forward, type Theta, theta, x, y } from '../../../checks/04/network.ts';
import { hidden } from '../../../solutions/checks/04.ts';
import { expectClose, nineDigits } from '../../kernel-lib/support/compare.ts';
import { proveExercise, wrongAnswer } from '../support/prove.ts';

proveExercise({
  exercise,
  hidden: hidden['4.4'],
  solutions: [
    `function gradientStep(theta: Theta, x: Matrix, y: Matrix, eta: number): Theta {
      const a1 = sigmoid.apply(add(matmul(x, theta.W1), theta.b1));
      const a2 = sigmoid.apply(add(matmul(a1, theta.W2), theta.b2));
      const slope = (a: Matrix) => map(a, (s) => s * (1 - s));
      const delta2 = hadamard(subtract(a2, y), slope(a2));
      const delta1 = hadamard(timesTranspose(delta2, theta.W2), slope(a1));
      return {
        W1: subtract(theta.W1, scale(eta, transposeTimes(x, delta1))),
        b1: subtract(theta.b1, scale(eta, delta1)),
        W2: subtract(theta.W2, scale(eta, transposeTimes(a1, delta2))),
        b2: subtract(theta.b2, scale(eta, delta2)),
      };
    }`,
    `function gradientStep(theta: Theta, x: Matrix, y: Matrix, eta: number): Theta {
      const s = (z: number) => 1 / (1 + Math.exp(-z));
      const [x1, x2] = x.data;
      const [w11, w12, w21, w22] = theta.W1.data;
      const [b1, b2] = theta.b1.data;
      const [v1, v2] = theta.W2.data;
      const [c] = theta.b2.data;
      const h1 = s(w11 * x1 + w21 * x2 + b1);
      const h2 = s(w12 * x1 + w22 * x2 + b2);
      const out = s(v1 * h1 + v2 * h2 + c);
      const d = eta * (out - y.data[0]) * out * (1 - out);
      const d1 = v1 * d * h1 * (1 - h1);
      const d2 = v2 * d * h2 * (1 - h2);
      return {
        W1: matrix([[w11 - x1 * d1, w12 - x1 * d2], [w21 - x2 * d1, w22 - x2 * d2]]),
        b1: matrix([[b1 - d1, b2 - d2]]),
        W2: matrix([[v1 - d * h1], [v2 - d * h2]]),
        b2: matrix([[c - d]]),
      };
    }`,
    `const gradientStep = (theta: Theta, x: Matrix, y: Matrix, eta: number): Theta => {
      const { W1, b1, W2, b2 } = theta;
      const layers = [
        input(2),
        { kind: 'dense', W: W1, b: b1, activation: sigmoid },
        { kind: 'dense', W: W2, b: b2, activation: sigmoid },
      ];
      const network = { layers, cost: quadratic };
      const { gradient } = backpropagate(network, feedForward(network, x), y);
      const [first, second] = gradient.slice(1).map((g) => g!);
      const after = (part: Matrix, slope: Matrix) => add(part, scale(-eta, slope));
      return {
        W1: after(W1, first.W), b1: after(b1, first.b),
        W2: after(W2, second.W), b2: after(b2, second.b),
      };
    };`,
  ],
});

const costOf = (after: Theta) => quadratic.value(forward(after, x).a2, y);
const wrong = (id: string) => wrongAnswer(exercise, id, theta, x, y, 0.5) as Theta;

test('M4 moves b¹ by its wrong δ¹ and ends lower than the right step', () => {
  const delta1 = scale(-2, subtract(wrong('M4').b1, theta.b1));
  expectClose(delta1, [[-0.019531727, 0.012493409]], nineDigits);
  expectClose([[costOf(wrong('M4'))]], [[0.087359373]], nineDigits);
  const right = exercise.asked.gradientStep.reference as (...args: unknown[]) => Theta;
  expectClose([[costOf(right(theta, x, y, 0.5))]], [[0.087362108]], nineDigits);
});

test('M4, M7, M11, M13 and a lost η lower the cost too; only the wrong sign raises it', () => {
  const falls = ['M4', 'M13', 'M7', 'M11', 'no-learning-rate', 'M5'].map(
    (id) => costOf(wrong(id)) < costOf(theta),
  );
  expect(falls).toEqual([true, true, true, true, true, false]);
});
