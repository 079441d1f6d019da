import type { ValueCheck } from 'course-checks';
import type { Parameters } from 'kernel-lib';
import { test } from 'vitest';
import { collapseExercise as exercise } from '../../../checks/05/collapse.ts';
import { hidden } from '../../../solutions/checks/05.ts';
import { expectClose, nineDigits } from '../../kernel-lib/support/compare.ts';
import { proveExercise, wrongAnswer } from '../support/prove.ts';

proveExercise({
  exercise,
  hidden: hidden['5.3'],
  solutions: [
    `function collapse(net: Network): Parameters {
      const layers = net.layers.slice(1) as DenseLayer[];
      let { W, b } = layers[0];
      for (const layer of layers.slice(1)) {
        W = matmul(W, layer.W);
        b = add(matmul(b, layer.W), layer.b);
      }
      return { W, b };
    }`,
    `function collapse(net: Network): Parameters {
      const dense = net.layers.filter((layer) => layer.kind === 'dense') as DenseLayer[];
      let { W, b } = dense[dense.length - 1];
      for (const layer of dense.slice(0, -1).reverse()) {
        b = add(matmul(layer.b, W), b);
        W = matmul(layer.W, W);
      }
      return { W, b };
    }`,
    `const collapse = (net: Network): Parameters => {
      const send = (a: number[]): number[] => {
        for (const layer of net.layers) {
          if (layer.kind === 'dense') {
            const W = toRows(layer.W);
            a = [...layer.b.data].map((bj, j) => a.reduce((sum, ai, i) => sum + ai * W[i][j], bj));
          }
        }
        return a;
      };
      const inputs = (net.layers[1] as DenseLayer).W.rows;
      const b = send(new Array(inputs).fill(0));
      const rows = Array.from({ length: inputs }, (_, i) =>
        send(Array.from({ length: inputs }, (_, k) => (k === i ? 1 : 0))).map((y, j) => y - b[j]));
      return { W: matrix(rows), b: matrix([b]) };
    };`,
  ],
});

const { args } = (exercise.visible[1] as ValueCheck).call;
const wrong = (id: string) => wrongAnswer(exercise, id, ...args) as Parameters;

test('the wrong answers at two layers of two nodes', () => {
  // W² W¹ = (.06 + .06, .24 − .04), (.09 − .09, .36 + .06)
  expectClose(
    wrong('wrong-order').W,
    [
      [0.12, 0.2],
      [0, 0.42],
    ],
    nineDigits,
  );
  expectClose(wrong('weights-forgotten-on-bias').b, [[0.15, -0.4]], nineDigits);
  expectClose(wrong('last-bias-only').b, [[0.1, -0.3]], nineDigits);
  // b¹ W² = (.03 − .09, −.01 − .03) and W² b¹ = (.03 + .02, .045 − .03)
  expectClose(wrong('last-bias-forgotten').b, [[-0.06, -0.04]], nineDigits);
  // W¹ W² = (.42, .1), (0, .12), so b¹ W¹ W² = (.021, .005 − .012)
  expectClose(wrong('collapsed-weights-on-bias').b, [[0.121, -0.307]], nineDigits);
  expectClose(wrong('M1').b, [[0.15, -0.285]], nineDigits);
});
