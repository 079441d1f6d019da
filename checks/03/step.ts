// 3.3: one step of gradient descent (F15). w = [w₁, w₂], and both move at once.

import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';
import { moved, residual, slopes, type Weights } from './two-nodes.ts';

type Numbers = readonly [w: Weights, x: number, y: number, eta: number];

const mistakes: Mistake[] = [
  {
    id: 'M4',
    sentence: 'w₁ is stepped with the new w₂: the derivative mixes two points.',
    algebra: '∂C/∂w₁ = −(y − g) w₂ x, all at the old w, (F15).',
    answer: (...[w, x, y, eta]: Numbers) => {
      const e = residual(w, x, y);
      const w2 = w[1] + eta * e * w[0] * x;
      return [w[0] + eta * e * w2 * x, w2];
    },
  },
  {
    id: 'M4',
    sentence: 'w₂ is stepped with the new w₁: the derivative mixes two points.',
    algebra: '∂C/∂w₂ = −(y − g) w₁ x, all at the old w, (F15).',
    answer: (...[w, x, y, eta]: Numbers) => {
      const e = residual(w, x, y);
      const w1 = w[0] + eta * e * w[1] * x;
      return [w1, w[1] + eta * e * w1 * x];
    },
  },
  {
    id: 'one-after-the-other',
    sentence: 'w₂ moves first, and everything is computed anew for w₁: not gradient descent.',
    algebra: 'Both derivatives are taken at the old w, before either weight moves.',
    answer: (...[w, x, y, eta]: Numbers) => {
      const w2 = moved(w, slopes(w, x, y), eta)[1];
      return [moved(w, slopes([w[0], w2], x, y), eta)[0], w2];
    },
  },
  {
    id: 'one-after-the-other',
    sentence: 'w₁ moves first, and everything is computed anew for w₂: not gradient descent.',
    algebra: 'Both derivatives are taken at the old w, before either weight moves.',
    answer: (...[w, x, y, eta]: Numbers) => {
      const w1 = moved(w, slopes(w, x, y), eta)[0];
      return [w1, moved(w, slopes([w1, w[1]], x, y), eta)[1]];
    },
  },
  {
    id: 'E16',
    sentence: 'The learning rate is missing, as in E16.',
    algebra: 'w ← w − η ∂C/∂w, not w − ∂C/∂w.',
    answer: (w: Weights, x: number, y: number) => moved(w, slopes(w, x, y), 1),
  },
  {
    id: 'E16',
    sentence: 'The derivatives are those of f = w₁ x, as the scan of E16 reads; it must be C.',
    algebra: 'w ← w − η ∂C/∂w, not w − η ∂f/∂w.',
    answer: (...[w, x, , eta]: Numbers) => moved(w, [x, 0], eta),
  },
  {
    id: 'M5',
    sentence: 'The step leads uphill: it is added, or the derivatives have the wrong sign.',
    algebra: 'w ← w − η ∂C/∂w.',
    answer: (...[w, x, y, eta]: Numbers) => moved(w, slopes(w, x, y), -eta),
  },
  {
    id: 'M11',
    sentence: 'The step is twice as long: the ½ of the cost was forgotten.',
    algebra: 'C = ½ (y − g)², so ∂C/∂g = −(y − g), not −2 (y − g).',
    answer: (...[w, x, y, eta]: Numbers) => moved(w, slopes(w, x, y), 2 * eta),
  },
  {
    id: 'weights-exchanged',
    sentence: 'The two derivatives are exchanged.',
    algebra: 'In ∂C/∂w₁ stands w₂, in ∂C/∂w₂ stands w₁.',
    answer: (...[w, x, y, eta]: Numbers) => {
      const [d1, d2] = slopes(w, x, y);
      return moved(w, [d2, d1], eta);
    },
  },
  {
    id: 'step-alone',
    sentence: 'This is the step alone; it must be subtracted from the weights.',
    algebra: 'w ← w − η ∂C/∂w, not −η ∂C/∂w.',
    answer: (...[w, x, y, eta]: Numbers) => moved([0, 0], slopes(w, x, y), eta),
  },
  {
    id: 'E17',
    sentence: 'Both weights move by the derivative by w₁, as in E17.',
    algebra: '∂C/∂w₂ = −(y − g) w₁ x.',
    answer: (...[w, x, y, eta]: Numbers) => {
      const [d1] = slopes(w, x, y);
      return moved(w, [d1, d1], eta);
    },
  },
];

export const stepExercise: Exercise = {
  id: '3.3',
  title: 'One step for both weights at once',
  formulas: ['F15'],
  points: 2,
  asked: {
    step: {
      signature: 'step(w: Weights, x: number, y: number, eta: number): Weights',
      reference: (...[w, x, y, eta]: Numbers) => moved(w, slopes(w, x, y), eta),
      trace: (...[w, x, y, eta]: Numbers) => ({
        '∂C/∂w': slopes(w, x, y),
        'η ∂C/∂w': slopes(w, x, y).map((d) => eta * d),
      }),
    },
  },
  visible: [
    value('step 1 of the text', 'step', [[0.5, 0.3], 2, 1, 0.1], [0.542, 0.37]),
    value('step 2 of the text', 'step', [[0.542, 0.37], 2, 1, 0.1], [0.58632008, 0.434922928]),
  ],
  mistakes,
};
