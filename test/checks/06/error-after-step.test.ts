import { runChecks, type ValueCheck } from 'course-checks';
import { expect, test } from 'vitest';
import { errorAfterStepExercise as exercise } from '../../../checks/06/error-after-step.ts';
import { apply } from '../../../checks/exercise.ts';
import { hidden } from '../../../solutions/checks/06.ts';
import { expectClose, nineDigits } from '../../kernel-lib/support/compare.ts';
import { proveExercise, wrongAnswer } from '../support/prove.ts';

proveExercise({
  exercise,
  hidden: hidden['6.5'],
  solutions: [
    `function errorAfterStep(theta: readonly Parameters[], x: Matrix, y: Matrix, eta: number): number {
      const dense = theta.map(({ W, b }) => ({ kind: 'dense', W, b, activation: sigmoid }));
      const network = { layers: [input(x.cols), ...dense], cost: quadratic };
      const { gradient } = backpropagate(network, feedForward(network, x), y);
      let a = x;
      theta.forEach(({ W, b }, k) => {
        a = sigmoid.apply(weightedInput(subtract(W, scale(eta, gradient[k + 1].W)), b, a));
      });
      return quadratic.value(a, y);
    }
    function cause() {
      return 'updated-weights';
    }`,
    `const errorAfterStep = (theta: readonly Parameters[], x: Matrix, y: Matrix, eta: number): number => {
      // The new weights of layer k and of those after it, and ∂E/∂a of its input.
      const through = (k: number, a: Matrix): { next: Matrix[]; back: Matrix } => {
        if (k === theta.length) return { next: [], back: subtract(a, y) };
        const { W, b } = theta[k];
        const out = sigmoid.apply(addRow(matmul(a, W), b));
        const { next, back } = through(k + 1, out);
        const delta = hadamard(back, map(out, (aj) => aj * (1 - aj)));
        const moved = subtract(W, scale(eta, transposeTimes(a, delta)));
        return { next: [moved, ...next], back: timesTranspose(delta, W) };
      };
      const output = through(0, x).next.reduce(
        (a, W, k) => sigmoid.apply(addRow(matmul(a, W), theta[k].b)),
        x,
      );
      return output.data.reduce((sum, a, j) => sum + (a - y.data[j]) ** 2 / 2, 0);
    };
    const cause = () => 'updated-weights';`,
    `function errorAfterStep(theta: readonly Parameters[], x: Matrix, y: Matrix, eta: number): number {
      const forward = (weights: number[][][]): number[][] =>
        weights.reduce((acts, W, l) => {
          const z = W[0].map((_, j) => W.reduce((sum, w, i) => sum + w[j] * acts[l][i], theta[l].b.data[j]));
          return [...acts, z.map((zj) => 1 / (1 + Math.exp(-zj)))];
        }, [[...x.data]]);
      const old = theta.map(({ W }) => toRows(W));
      const acts = forward(old);
      const L = theta.length;
      let back = acts[L].map((a, j) => a - y.data[j]);
      let next: number[][][] = [];
      for (const [l, W] of [...old.entries()].reverse()) {
        const delta = back.map((g, j) => g * acts[l + 1][j] * (1 - acts[l + 1][j]));
        back = W.map((row) => row.reduce((sum, w, j) => sum + w * delta[j], 0));
        next = [W.map((row, i) => row.map((w, j) => w - eta * acts[l][i] * delta[j])), ...next];
      }
      return forward(next)[L].reduce((sum, a, j) => sum + (a - y.data[j]) ** 2 / 2, 0);
    }
    const cause = (): string => ['updated', 'weights'].join('-');`,
  ],
  survivors: {
    '6:35 addRow(matmul(a, W), b) → addRow(b, matmul(a, W))': 'both are one row',
    '13:36 addRow(matmul(a, W), theta[k].b) → addRow(theta[k].b, matmul(a, W))': 'both are one row',
    '9:14 quadratic.value(a, y) → quadratic.value(y, a)': '(a − y)² is (y − a)²',
  },
});

const mazur = (exercise.visible[0] as ValueCheck).call.args;
const twelveDigits = { atol: 5.001e-13 };
const wrong = (id: string) => Number(wrongAnswer(exercise, id, ...mazur));

test('E of Mazur’s example is that of the plan; with M4 it is what he prints', () => {
  const right = Number(apply(exercise.asked.errorAfterStep.reference, mazur));
  expectClose(
    [[right, wrong('M4'), wrong('biases-moved')]],
    [[0.291027773694, 0.291027923905, 0.280471446791]],
    twelveDigits,
  );
  expectClose([[wrong('no-step'), wrong('M4')]], [[0.298371109, 0.291027924]], nineDigits);
});

test.each(['M11', 'eta-left-out'])('%s is named alone where η = 0.3', (id) => {
  const { answer } = exercise.mistakes.find((each) => each.id === id) ?? {};
  const [mazursRow, row] = runChecks(exercise, exercise.visible, { errorAfterStep: answer }).rows;
  expect(mazursRow.mistakes).toEqual(['M11', 'eta-left-out']);
  expect(row.mistakes).toEqual([id]);
});

test.each(['rounding', 'biases', 'no-slope', 'M5'])(
  'the cause %s is wrong, and the report does not name the right one',
  (word) => {
    const { errorAfterStep } = exercise.asked;
    const answers = { errorAfterStep: errorAfterStep.reference, cause: () => word };
    const report = runChecks(exercise, [...exercise.visible, ...hidden['6.5']], answers);
    const failed = report.rows.filter(({ verdict }) => verdict !== 'pass');
    expect(failed.map(({ verdict }) => verdict)).toEqual(['wrong']);
    expect(failed[0]).toMatchObject({ got: JSON.stringify(word) });
    expect(JSON.stringify(report)).not.toContain('updated');
  },
);

test('no visible check asks for the cause', () => {
  const names = exercise.visible.map((check) => (check as ValueCheck).call.name);
  expect(names).not.toContain('cause');
});
