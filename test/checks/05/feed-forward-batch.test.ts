import type { ValueCheck } from 'course-checks';
import type { LayerState } from 'kernel-lib';
import { test } from 'vitest';
import { feedForwardBatchExercise as exercise } from '../../../checks/05/feed-forward-batch.ts';
import { hidden } from '../../../solutions/checks/05.ts';
import { expectClose, nineDigits } from '../../kernel-lib/support/compare.ts';
import { proveExercise, wrongAnswer } from '../support/prove.ts';

proveExercise({
  exercise,
  hidden: hidden['5.2'],
  solutions: [
    `function feedForwardBatch(net: Network, X: Matrix): LayerState[] {
      const trace: LayerState[] = [{ z: X, a: X }];
      for (const layer of net.layers) {
        if (layer.kind === 'input') continue;
        const z = addRow(matmul(trace[trace.length - 1].a, layer.W), layer.b);
        trace.push({ z, a: layer.activation.apply(z) });
      }
      return trace;
    }`,
    `function feedForwardBatch(net: Network, X: Matrix): LayerState[] {
      let a = X;
      const states = (net.layers.slice(1) as DenseLayer[]).map(({ W, b, activation }) => {
        const ones = build(a.rows, 1, () => 1);
        const z = add(matmul(a, W), matmul(ones, b));
        a = activation.apply(z);
        return { z, a };
      });
      return [{ z: X, a: X }, ...states];
    }`,
    `const feedForwardBatch = (net: Network, X: Matrix): LayerState[] => {
      const stack = (parts: Matrix[]) => matrix(parts.flatMap(toRows));
      const traces = toRows(X).map((row) => {
        const trace = [{ z: matrix([row]), a: matrix([row]) }];
        for (const layer of net.layers) {
          if (layer.kind === 'dense') {
            const [a] = toRows(trace[trace.length - 1].a);
            const z = matrix([[...layer.b.data].map((bj, j) =>
              a.reduce((sum, ai, i) => sum + layer.W.data[i * layer.W.cols + j] * ai, bj))]);
            trace.push({ z, a: layer.activation.apply(z) });
          }
        }
        return trace;
      });
      return net.layers.map((_, l) => ({
        z: stack(traces.map((trace) => trace[l].z)),
        a: stack(traces.map((trace) => trace[l].a)),
      }));
    };`,
  ],
});

const { args } = (exercise.visible[0] as ValueCheck).call;
const wrong = (id: string) => wrongAnswer(exercise, id, ...args) as LayerState[];

test('the wrong answers at the batch of the text', () => {
  // X W¹ is (.45, −.25, 0) and (.9, .8, −.45); then .1 and −.1 in all columns of row 1 and row 2.
  const along = wrong('bias-along-wrong-axis')[1].z;
  expectClose(
    along,
    [
      [0.55, -0.15, 0.1],
      [0.8, 0.7, -0.55],
    ],
    nineDigits,
  );
  const first = wrong('bias-in-first-row')[1].z;
  expectClose(
    first,
    [
      [0.55, -0.35, 0.05],
      [0.9, 0.8, -0.45],
    ],
    nineDigits,
  );
  const stale = wrong('M21')[2].a;
  expectClose(
    stale,
    [
      [0.602600497, 0.509029357],
      [0.602600497, 0.509029357],
    ],
    nineDigits,
  );
});
