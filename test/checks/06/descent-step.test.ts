import { runChecks, type ValueCheck } from 'course-checks';
import { type Parameters, predict, quadratic } from 'kernel-lib';
import { expect, test } from 'vitest';
import { descentStepExercise as exercise } from '../../../checks/06/descent-step.ts';
import { networkOf, textX, textY } from '../../../checks/06/text-network.ts';
import { apply } from '../../../checks/exercise.ts';
import { hidden } from '../../../solutions/checks/06.ts';
import { expectClose, nineDigits, sixDigits } from '../../kernel-lib/support/compare.ts';
import { proveExercise, wrongAnswer } from '../support/prove.ts';

proveExercise({
  exercise,
  hidden: hidden['6.4'],
  solutions: [
    `function descentStep(theta: readonly Parameters[], x: Matrix, y: Matrix, eta: number): Parameters[] {
      const a = [x];
      for (const { W, b } of theta) a.push(sigmoid.apply(addRow(matmul(a[a.length - 1], W), b)));
      const slope = a.map((al) => map(al, (aj) => aj * (1 - aj)));
      const delta: Matrix[] = [];
      const L = theta.length;
      delta[L] = hadamard(subtract(a[L], y), slope[L]);
      for (let l = L - 1; l >= 1; l--) {
        delta[l] = hadamard(timesTranspose(delta[l + 1], theta[l].W), slope[l]);
      }
      const rate = eta / x.rows;
      return theta.map(({ W, b }, k) => ({
        W: subtract(W, scale(rate, transposeTimes(a[k], delta[k + 1]))),
        b: subtract(b, scale(rate, sumRows(delta[k + 1]))),
      }));
    }`,
    `function descentStep(theta: readonly Parameters[], x: Matrix, y: Matrix, eta: number): Parameters[] {
      const dense = theta.map(({ W, b }) => ({ kind: 'dense', W, b, activation: sigmoid }));
      const network = { layers: [input(x.cols), ...dense], cost: quadratic };
      const { gradient } = backpropagate(network, feedForward(network, x), y);
      return theta.map(({ W, b }, k) => {
        const slopes = gradient[k + 1];
        return { W: subtract(W, scale(eta, slopes.W)), b: subtract(b, scale(eta, slopes.b)) };
      });
    }`,
    `const descentStep = (theta: readonly Parameters[], x: Matrix, y: Matrix, eta: number): Parameters[] => {
      // What comes back of layer k: its new parameters and those after it, and ∂C/∂a of its input.
      const through = (k: number, a: Matrix): { next: Parameters[]; back: Matrix } => {
        if (k === theta.length) return { next: [], back: subtract(a, y) };
        const { W, b } = theta[k];
        const z = weightedInput(W, b, a);
        const out = sigmoid.apply(z);
        const { next, back } = through(k + 1, out);
        const delta = sigmoid.pullBack(back, z, out);
        const moved = {
          W: subtract(W, scale(eta, weightGradient(a, delta))),
          b: subtract(b, scale(eta, biasGradient(delta))),
        };
        return { next: [moved, ...next], back: timesTranspose(delta, W) };
      };
      return through(0, x).next;
    };`,
  ],
  survivors: {
    '8:32 1 → 0': 'δ⁰, the slope of the cost by the input, is then computed and used nowhere',
  },
});

const [args] = exercise.visible.map((check) => (check as ValueCheck).call.args);
const cost = (theta: unknown) =>
  quadratic.value(predict(networkOf(theta as Parameters[]), textX), textY);
const wrong = (id: string) => wrongAnswer(exercise, id, ...args) as Parameters[];

test('the costs after a step are those of the plan, and M4 ends lower than the right one', () => {
  const right = cost(apply(exercise.asked.descentStep.reference, args));
  const [m4, m13] = ['M4', 'M13'].map((id) => cost(wrong(id)));
  expectClose([[right, m4, m13]], [[0.24287133, 0.242861376, 0.244829489]], nineDigits);
  expect(m4).toBeLessThan(right);
});

test('with one hidden layer the loop of E8 is M13: the output layer stands still', () => {
  expect(wrong('E8')).toEqual(wrong('M13'));
});

test.each(['M3', 'M11', 'eta-left-out'])('%s is named alone where n = 3 and η = 0.3', (id) => {
  const { answer } = exercise.mistakes.find((each) => each.id === id) ?? {};
  const [, row] = runChecks(exercise, exercise.visible, { descentStep: answer }).rows;
  expect(row.mistakes).toEqual([id]);
  expect(row.says).not.toContain('More than one known mistake gives these numbers.');
});

test('M4 moves layer 1 by the wrong δ¹ of the plan', () => {
  const before = (args[0] as Parameters[])[0].W.data;
  const slopes = wrong('M4')[0].W.data.map((after, k) => before[k] - after); // η = 1
  // ∂C/∂W = ½ Xᵀ Δ, so Δ = 2 (Xᵀ)⁻¹ ∂C/∂W; row 1 of (Xᵀ)⁻¹ is (2, .5) / 2.25.
  const delta = [0, 1, 2].map((j) => (2 / 2.25) * (2 * slopes[j] + 0.5 * slopes[3 + j]));
  expectClose([delta], [[-0.02375, 0.01802, -0.013639]], sixDigits);
});
