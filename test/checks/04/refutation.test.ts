import { runChecks } from 'course-checks';
import { random } from 'kernel-lib';
import { expect, test } from 'vitest';
import { theta, x, y } from '../../../checks/04/network.ts';
import { refutationExercise as exercise, type Refutation } from '../../../checks/04/refutation.ts';
import { hidden } from '../../../solutions/checks/04.ts';
import { proveExercise, wrongAnswer } from '../support/prove.ts';

proveExercise({
  exercise,
  hidden: hidden['4.5'],
  solutions: [
    `function refutation(theta: Theta, x: Matrix, y: Matrix): Refutation {
      const a1 = sigmoid.apply(add(matmul(x, theta.W1), theta.b1));
      const a2 = sigmoid.apply(add(matmul(a1, theta.W2), theta.b2));
      const slope = (a: Matrix) => map(a, (s) => s * (1 - s));
      const delta2 = hadamard(subtract(a2, y), slope(a2));
      const delta1 = hadamard(timesTranspose(delta2, theta.W2), slope(a1));
      return {
        formula: 'B',
        printed: delta1.data[0] * a1.data[0],
        right: delta1.data[0] * x.data[0],
      };
    }`,
    `function refutation(theta: Theta, x: Matrix, y: Matrix): Refutation {
      const s = (z: number) => 1 / (1 + Math.exp(-z));
      const [x1, x2] = x.data;
      const [w11, w12, w21, w22] = theta.W1.data;
      const [b1, b2] = theta.b1.data;
      const [v1, v2] = theta.W2.data;
      const h1 = s(w11 * x1 + w21 * x2 + b1);
      const h2 = s(w12 * x1 + w22 * x2 + b2);
      const out = s(v1 * h1 + v2 * h2 + theta.b2.data[0]);
      const d1 = v1 * (out - y.data[0]) * out * (1 - out) * h1 * (1 - h1);
      return { formula: 'B', printed: d1 * h1, right: d1 * x1 };
    }`,
    `const refutation = (theta: Theta, x: Matrix, y: Matrix): Refutation => {
      const hidden = (W1: Matrix, b1: Matrix) => sigmoid.apply(add(matmul(x, W1), b1));
      const cost = (W1: Matrix, b1: Matrix) => {
        const a2 = sigmoid.apply(add(matmul(hidden(W1, b1), theta.W2), theta.b2));
        return (a2.data[0] - y.data[0]) ** 2 / 2;
      };
      const byW1 = numericalGradient((W1) => cost(W1, theta.b1), theta.W1);
      const delta1 = numericalGradient((b1) => cost(theta.W1, b1), theta.b1);
      const [a11] = hidden(theta.W1, theta.b1).data;
      return { formula: 'B', printed: delta1.data[0] * a11, right: byW1.data[0] };
    };`,
  ],
});

const reference = exercise.asked.refutation.reference as (...args: unknown[]) => Refutation;

test('in the text E1 gives −0.008768, and the derivative is −0.009426841', () => {
  const { formula, printed, right } = reference(theta, x, y);
  expect(formula).toBe('B');
  expect(printed).toBeCloseTo(-0.008768, 6);
  expect(right).toBeCloseTo(-0.009426841, 9);
});

test('who picks by shape refutes nothing: δ² = −0.108264087 twice', () => {
  const wrong = wrongAnswer(exercise, 'picks-by-shape', theta, x, y) as Refutation;
  expect(wrong.printed).toBeCloseTo(-0.108264087, 9);
  expect(wrong.right).toBe(wrong.printed);
});

test('the visible checks find every mistake, and tell neither the letter nor a wanted number', () => {
  for (const { answer, id } of exercise.mistakes) {
    const { rows } = runChecks(exercise, exercise.visible, { refutation: answer });
    expect(rows.map(({ verdict }) => verdict)).toEqual(['wrong', 'wrong']);
    expect(rows.flatMap(({ mistakes = [] }) => mistakes)).toContain(id);
    expect(rows.map(({ wanted }) => wanted)).toEqual([undefined, undefined]);
    const { formula } = answer(...([theta, x, y] as never[])) as Refutation;
    if (formula !== 'B') expect(rows.flatMap(({ says }) => says).join('\n')).not.toMatch(/\bB\b/);
  }
});

test('a right answer passes where w²₁ is drawn as 0, and the false formula gives 0 too', () => {
  const answers = { refutation: exercise.asked.refutation.reference };
  const all = [...exercise.visible, ...hidden['4.5']];
  const { rows } = runChecks(exercise, all, answers, { random: random(279) });
  expect(rows.map(({ verdict }) => verdict)).toEqual(all.map(() => 'pass'));
});
