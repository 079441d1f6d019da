// Hidden checks of 3.3: other numbers, two steps, and what a simultaneous step keeps.

import { type Check, difference, finding, law, same } from 'course-checks';
import { matrix, numericalGradient, type Random } from 'kernel-lib';
import { away, between, drawn, type Weights, weights } from './drawn.js';

/** x, y and η. */
function task(r: Random): [number, number, number] {
  return [away(r), drawn(r), between(r, 0.05, 0.4)];
}

export const step: readonly Check[] = [
  same('other weights, input, target and learning rate', 'step', (r) => [weights(r), ...task(r)]),
  law('two steps, each along the derivatives where it starts', function* (ask, r) {
    const [x, y, eta] = task(r);
    const w1 = yield* ask<Weights>('step', weights(r), x, y, eta);
    const w2 = yield* ask<Weights>('step', w1, x, y, eta);
    const cost = ({ data: [u, v] }: { data: Float64Array }) => (y - v * u * x) ** 2 / 2;
    const slope = numericalGradient(cost, matrix([[...w1]])).data;
    const wanted = [w1[0] - eta * slope[0], w1[1] - eta * slope[1]];
    return difference(w2, wanted, { atol: 1e-8, rtol: 1e-5 }) === undefined
      ? undefined
      : finding(
          'The second step is not −η times the derivatives of C at the point after the first.',
        );
  }),
  law('exchanged weights give the exchanged result', function* (ask, r) {
    const w = weights(r);
    const [x, y, eta] = task(r);
    const after = yield* ask<Weights>('step', w, x, y, eta);
    const exchanged = yield* ask<Weights>('step', [w[1], w[0]], x, y, eta);
    return difference(exchanged, [after[1], after[0]]) === undefined
      ? undefined
      : finding('C does not tell its two weights apart, so a step must not prefer one of them.');
  }),
  law('w₁² − w₂² is multiplied by 1 − c², c = η (y − g) x', function* (ask, r) {
    const w = weights(r);
    const [x, y, eta] = task(r);
    const after = yield* ask<Weights>('step', w, x, y, eta);
    const c = eta * (y - w[1] * w[0] * x) * x;
    const kept = ([u, v]: Weights) => u ** 2 - v ** 2;
    return difference(kept(after), (1 - c ** 2) * kept(w)) === undefined
      ? undefined
      : finding(
          'Where each weight moves by c times the old value of the other, w₁² − w₂² is multiplied ' +
            'by 1 − c². Here it is not.',
        );
  }),
  law('with twice η both weights move twice as far', function* (ask, r) {
    const w = weights(r);
    const [x, y, eta] = task(r);
    const once = yield* ask<Weights>('step', w, x, y, eta);
    const twice = yield* ask<Weights>('step', w, x, y, 2 * eta);
    const wanted = [2 * once[0] - w[0], 2 * once[1] - w[1]];
    return difference(twice, wanted) === undefined
      ? undefined
      : finding('What is added to the weights must be proportional to η.');
  }),
];
