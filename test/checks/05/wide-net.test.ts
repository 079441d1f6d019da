import type { ValueCheck } from 'course-checks';
import { type Matrix, matrix } from 'kernel-lib';
import { expect, test } from 'vitest';
import { wideNetExercise as exercise } from '../../../checks/05/wide-net.ts';
import { hidden } from '../../../solutions/checks/05.ts';
import { expectClose } from '../../kernel-lib/support/compare.ts';
import { proveExercise, wrongAnswer } from '../support/prove.ts';

proveExercise({
  exercise,
  hidden: hidden['5.5'],
  solutions: [
    `function wideNet(sizes: readonly number[], X: Matrix): { shapes: string[]; output: Matrix } {
      const shapes: string[] = [];
      let output = X;
      for (let l = 1; l < sizes.length; l++) {
        const [rows, cols] = [sizes[l - 1], sizes[l]];
        const W = build(rows, cols, (i, j) => -1 + (2 * (i * cols + j)) / (rows * cols - 1));
        const z = matmul(output, W);
        shapes.push(shape(z));
        output = sigmoid.apply(z);
      }
      return { shapes, output };
    }`,
    `function wideNet(sizes: readonly number[], X: Matrix): { shapes: string[]; output: Matrix } {
      const output = sizes.slice(1).reduce((a, size) => {
        const W = build(a.cols, size);
        const step = 2 / (W.data.length - 1);
        let w = -1;
        W.data.forEach((_, k) => {
          W.data[k] = w;
          w += step;
        });
        return map(matmul(a, W), (z) => 1 / (1 + Math.exp(-z)));
      }, X);
      return { shapes: sizes.slice(1).map((size) => \`\${X.rows} × \${size}\`), output };
    }`,
    `const wideNet = (sizes: readonly number[], X: Matrix): { shapes: string[]; output: Matrix } => {
      const linspace = (count: number) =>
        Array.from({ length: count }, (_, k) => (k - (count - 1 - k)) / (count - 1));
      const layers = sizes.slice(1).map((size, k): DenseLayer => ({
        kind: 'dense',
        W: { rows: sizes[k], cols: size, data: Float64Array.from(linspace(sizes[k] * size)) },
        b: build(1, size),
        activation: sigmoid,
      }));
      const trace = feedForward({ layers: [input(sizes[0]), ...layers], cost: quadratic }, X);
      return { shapes: trace.slice(1).map(({ z }) => shape(z)), output: trace[trace.length - 1].a };
    };`,
  ],
  survivors: {
    '6:48 Float64Array.from(linspace(sizes[k] * size)) → linspace(sizes[k] * size)':
      'the product reads the same numbers from an array; the compiler would refuse it',
  },
});

const { args } = (exercise.visible[0] as ValueCheck).call;
const [, X] = args as [number[], Matrix];
/** The output of one layer of two nodes and a batch of units: σ of the weights. */
function weights(id: string): number[] {
  const units = matrix([
    [1, 0],
    [0, 1],
  ]);
  const { output } = wrongAnswer(exercise, id, [2, 2], units) as { output: Matrix };
  return [...output.data].map((a) => Math.log(a / (1 - a)));
}

test('the weights of the wrong answers for two nodes before two', () => {
  const near = (id: string, W: number[]) => expectClose([weights(id)], [W], { atol: 1e-12 });
  near('filled-by-columns', [-1, 1 / 3, -1 / 3, 1]);
  near('end-left-out', [-1, -0.5, 0, 0.5]);
  near('row-by-row-anew', [-1, 1, -1, 1]);
});

test('a transposed X has the right shapes where the batch is square', () => {
  const { shapes } = wrongAnswer(exercise, 'transposed-X', [2, 3, 2], X) as { shapes: string[] };
  expect(shapes).toEqual(['2 × 3', '2 × 2']);
});
