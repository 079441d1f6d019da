import type { ValueCheck } from 'course-checks';
import type { LayerState } from 'kernel-lib';
import { expect, test } from 'vitest';
import { feedForwardExercise as exercise } from '../../../checks/05/feed-forward.ts';
import { hidden } from '../../../solutions/checks/05.ts';
import { expectClose, nineDigits } from '../../kernel-lib/support/compare.ts';
import { proveExercise, wrongAnswer } from '../support/prove.ts';

proveExercise({
  exercise,
  hidden: hidden['5.1'],
  solutions: [
    `function feedForward(net: Network, x: Matrix): LayerState[] {
      const trace: LayerState[] = [{ z: x, a: x }];
      for (const layer of net.layers) {
        if (layer.kind === 'input') continue;
        const z = add(matmul(trace[trace.length - 1].a, layer.W), layer.b);
        trace.push({ z, a: layer.activation.apply(z) });
      }
      return trace;
    }`,
    `function feedForward(net: Network, x: Matrix): LayerState[] {
      const dense = net.layers.slice(1) as DenseLayer[];
      return dense.reduce((trace, { W, b, activation }, l) => {
        const z = addRow(matmul(trace[l].a, W), b);
        return [...trace, { z, a: activation.apply(z) }];
      }, [{ z: x, a: x }]);
    }`,
    `const feedForward = (net: Network, x: Matrix): LayerState[] => {
      const step = (layer: DenseLayer, a: Matrix): LayerState => {
        const z = build(1, layer.W.cols, (_, j) => {
          let sum = layer.b.data[j];
          for (let i = 0; i < layer.W.rows; i++) sum += layer.W.data[i * layer.W.cols + j] * a.data[i];
          return sum;
        });
        return { z, a: layer.activation.apply(z) };
      };
      const trace = [{ z: x, a: x }];
      net.layers.forEach((layer, l) => {
        if (layer.kind === 'dense') trace.push(step(layer, trace[l - 1].a));
      });
      return trace;
    };`,
  ],
  survivors: {
    '4:19 addRow(matmul(trace[l].a, W), b) → addRow(b, matmul(trace[l].a, W))':
      'one example is one row, and the sum of two rows has no order',
  },
});

const { args } = (exercise.visible[0] as ValueCheck).call;
const wrong = (id: string) => wrongAnswer(exercise, id, ...args) as LayerState[];

test('the wrong answers at the first example of the text', () => {
  // σ(1) and σ(.5)
  expectClose(wrong('activation-on-the-input')[0].a, [[0.731058579, 0.622459331]], nineDigits);
  expectClose(wrong('no-activation-on-the-output')[2].a, [[0.416312371, 0.036121353]], nineDigits);
  // .3·.55 − .2·(−.35) + .7·.05 − .05 and −.6·.55 + .4·(−.35) + .1·.05 + .2
  expectClose(wrong('z-passed-on')[2].z, [[0.22, -0.265]], nineDigits);
  expectClose(wrong('bias-forgotten')[1].z, [[0.45, -0.25, 0]], nineDigits);
  expect(wrong('input-not-stored').length).toBe(2);
});

const { args: square } = (exercise.visible[1] as ValueCheck).call;

test('the sigmoid in a layer of tanh', () => {
  // σ(−.14) and σ(.26)
  const [, { a }] = wrongAnswer(exercise, 'sigmoid-everywhere', ...square) as LayerState[];
  expectClose(a, [[0.465057055, 0.564636292]], nineDigits);
});

test('E9 at the square layer gives the numbers of the erratum in the text', () => {
  const [, { z }] = wrongAnswer(exercise, 'E9', ...square) as LayerState[];
  expectClose(z, [[0.42, -0.09]], nineDigits);
});
