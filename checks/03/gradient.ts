// 3.2: both derivatives of the cost (F10). w = [w₁, w₂], and the result is [∂C/∂w₁, ∂C/∂w₂].

import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';
import { residual, slopes, type Weights } from './two-nodes.ts';

const mistakes: Mistake[] = [
  {
    id: 'E17',
    sentence: 'This is E17: the scan gives both derivatives the right side of ∂C/∂w₁.',
    algebra: '∂C/∂w₂ = −(y − g) w₁ x: each derivative contains the other weight.',
    answer: (w: Weights, x: number, y: number) => {
      const d = -residual(w, x, y) * w[1] * x;
      return [d, d];
    },
  },
  {
    id: 'E17',
    sentence: 'This is E17 with the printed × read as "times"; it is the letter x.',
    algebra: '∂C/∂w₁ = −(y − g) w₂ x and ∂C/∂w₂ = −(y − g) w₁ x, not −(y − g) · w₂.',
    answer: (w: Weights, x: number, y: number) => {
      const d = -residual(w, x, y) * w[1];
      return [d, d];
    },
  },
  {
    id: 'M5',
    sentence: 'The sign is wrong: these are the derivatives of −C.',
    algebra: '∂C/∂g = −(y − g) = g − y.',
    answer: (w: Weights, x: number, y: number) => slopes(w, x, y).map((d) => -d),
  },
  {
    id: 'x-left-out',
    sentence: 'The input x is missing from the chain.',
    algebra: 'a = w₁ x, so ∂a/∂w₁ = x and ∂g/∂w₂ = a = w₁ x.',
    answer: (w: Weights, x: number, y: number) => {
      const e = residual(w, x, y);
      return [-e * w[1], -e * w[0]];
    },
  },
  {
    id: 'M11',
    sentence: 'The derivatives are twice too large: the ½ of the cost was forgotten.',
    algebra: 'C = ½ (y − g)², so ∂C/∂g = −(y − g), not −2 (y − g).',
    answer: (w: Weights, x: number, y: number) => slopes(w, x, y).map((d) => 2 * d),
  },
  {
    id: 'M12',
    sentence: 'The weight w₂ is left out of the chain from C to w₁.',
    algebra: '∂g/∂a = w₂, so ∂C/∂w₁ = −(y − g) w₂ x, not −(y − g) x.',
    answer: (w: Weights, x: number, y: number) => [
      -residual(w, x, y) * x,
      -residual(w, x, y) * w[0] * x,
    ],
  },
  {
    id: 'M7',
    sentence: 'Each weight was given what its own node puts out; it sees what goes into that node.',
    algebra: '∂a/∂w₁ = x, not a; ∂g/∂w₂ = a, not g.',
    answer: (w: Weights, x: number, y: number) => {
      const e = residual(w, x, y);
      const a = w[0] * x;
      return [-e * w[1] * a, -e * w[1] * a];
    },
  },
  {
    id: 'M7',
    sentence: 'The weight w₁ was given what its node puts out; it sees what goes into that node.',
    algebra: '∂a/∂w₁ = x, not a.',
    answer: (w: Weights, x: number, y: number) => {
      const e = residual(w, x, y);
      const a = w[0] * x;
      return [-e * w[1] * a, -e * a];
    },
  },
  {
    id: 'weights-exchanged',
    sentence: 'The two derivatives are exchanged.',
    algebra: 'In ∂C/∂w₁ stands w₂, in ∂C/∂w₂ stands w₁.',
    answer: (w: Weights, x: number, y: number) => [...slopes(w, x, y)].reverse(),
  },
  {
    id: 'derivatives-of-g',
    sentence: 'These are the derivatives of g; the first factor of the chain, ∂C/∂g, is missing.',
    algebra: '∂C/∂w = ∂C/∂g ∂g/∂w with ∂C/∂g = −(y − g).',
    answer: ([w1, w2]: Weights, x: number) => [w2 * x, w1 * x],
  },
  {
    id: 'hidden-node-skipped',
    sentence: 'In ∂C/∂w₂ stands x; what goes into the second node is a.',
    algebra: '∂g/∂w₂ = a = w₁ x, not x.',
    answer: (w: Weights, x: number, y: number) => {
      const e = residual(w, x, y);
      return [-e * w[1] * x, -e * x];
    },
  },
];

export const gradientExercise: Exercise = {
  id: '3.2',
  title: 'Both derivatives',
  formulas: ['F10'],
  points: 3,
  asked: {
    gradient: {
      signature: 'gradient(w: Weights, x: number, y: number): Weights',
      reference: slopes,
      trace: (w: Weights, x: number, y: number) => ({
        a: w[0] * x,
        g: w[1] * w[0] * x,
        '∂C/∂g': -residual(w, x, y),
      }),
    },
  },
  visible: [
    value('the derivatives of the text', 'gradient', [[0.5, 0.3], 2, 1], [-0.42, -0.7]),
    value('another start, where a is not 1', 'gradient', [[-0.4, 0.7], 1.5, 0.6]),
  ],
  mistakes,
};
