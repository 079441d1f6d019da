// 3.4: steps of gradient descent until one of three ends. w = [w₁, w₂].
//
//   'minimum'  |y − g| ≤ tolerance
//   'saddle'   else both |∂C/∂w| ≤ tolerance: flat, and no minimum
//   'limit'    else maxSteps have been made

import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';
import { moved, residual, slopes, type Weights } from './two-nodes.ts';

interface Task {
  readonly x: number;
  readonly y: number;
  readonly eta: number;
  readonly tolerance: number;
  readonly maxSteps: number;
}

interface Descent {
  readonly w: Weights;
  readonly steps: number;
  readonly end: string;
}

/** w − η ∂C/∂w, both derivatives at w. */
const next = (w: Weights, { x, y, eta }: Task): Weights => moved(w, slopes(w, x, y), eta);

/** Steps until `end` names one, at w after so many steps. */
function descent(
  from: Weights,
  task: Task,
  end: (w: Weights, steps: number) => string | undefined,
  step = next,
): Descent {
  let w = from;
  for (let steps = 0; ; steps++) {
    const found = end(w, steps);
    if (found !== undefined) return { w, steps, end: found };
    w = step(w, task);
  }
}

const isMinimum = (w: Weights, { x, y, tolerance }: Task) =>
  Math.abs(residual(w, x, y)) <= tolerance;

const isFlat = (w: Weights, { x, y, tolerance }: Task) =>
  slopes(w, x, y).every((d) => Math.abs(d) <= tolerance);

function reference(from: Weights, task: Task, step = next): Descent {
  const end = (w: Weights, steps: number) => {
    if (isMinimum(w, task)) return 'minimum';
    if (isFlat(w, task)) return 'saddle';
    return steps === task.maxSteps ? 'limit' : undefined;
  };
  return descent(from, task, end, step);
}

/** An end that is looked for only where a step has been made. */
function afterTheStep(from: Weights, task: Task): Descent {
  const rest = reference(next(from, task), { ...task, maxSteps: Math.max(task.maxSteps - 1, 0) });
  return { ...rest, steps: rest.steps + 1 };
}

/** w₁ moves first, and its new value stands in the step of w₂. */
function oneFirst(w: Weights, { x, y, eta }: Task): Weights {
  const e = residual(w, x, y);
  const w1 = w[0] + eta * e * w[1] * x;
  return [w1, w[1] + eta * e * w1 * x];
}

/** More steps than any check allows; without an end of its own this mistake would never return. */
const endless = 500;

const mistakes: Mistake[] = [
  {
    id: 'small-step-is-no-minimum',
    sentence:
      'It stops where both derivatives are small and calls that a minimum, also at the saddle.',
    algebra: '∂C/∂w = 0 at w₁ = w₂ = 0 too; a minimum has |y − g| ≤ tolerance.',
    answer: (from: Weights, task: Task) =>
      descent(from, task, (w, steps) => {
        if (isMinimum(w, task) || isFlat(w, task)) return 'minimum';
        return steps === task.maxSteps ? 'limit' : undefined;
      }),
  },
  {
    id: 'small-step-is-no-minimum',
    sentence:
      'It stops after a step that hardly moves the weights and calls that a minimum, also at the ' +
      'saddle.',
    algebra: '∂C/∂w = 0 at w₁ = w₂ = 0 too; a minimum has |y − g| ≤ tolerance.',
    answer: (from: Weights, task: Task) => {
      let before: Weights | undefined;
      return descent(from, task, (w, steps) => {
        const last = before;
        before = w;
        const small = last?.every((wi, i) => Math.abs(w[i] - wi) <= task.tolerance);
        if (small) return 'minimum';
        return steps === task.maxSteps ? 'limit' : undefined;
      });
    },
  },
  {
    id: 'saddle-not-seen',
    sentence: 'The saddle is not looked for: steps are made there that move nothing.',
    algebra: 'Where both |∂C/∂w| ≤ tolerance and |y − g| is not, the end is the saddle.',
    answer: (from: Weights, task: Task) =>
      descent(from, task, (w, steps) => {
        if (isMinimum(w, task)) return 'minimum';
        return steps === task.maxSteps ? 'limit' : undefined;
      }),
  },
  {
    id: 'flat-in-one-direction',
    sentence: 'One derivative that is small is taken for a saddle; both must be.',
    algebra: '|∂C/∂w₁| ≤ tolerance and |∂C/∂w₂| ≤ tolerance.',
    answer: (from: Weights, task: Task) =>
      descent(from, task, (w, steps) => {
        if (isMinimum(w, task)) return 'minimum';
        const flat = slopes(w, task.x, task.y).some((d) => Math.abs(d) <= task.tolerance);
        if (flat) return 'saddle';
        return steps === task.maxSteps ? 'limit' : undefined;
      }),
  },
  {
    id: 'saddle-looked-for-first',
    sentence: 'The saddle is looked for before the minimum, where both derivatives are 0 as well.',
    algebra: 'First |y − g| ≤ tolerance; only where that fails is a flat point a saddle.',
    answer: (from: Weights, task: Task) =>
      descent(from, task, (w, steps) => {
        if (isFlat(w, task)) return 'saddle';
        if (isMinimum(w, task)) return 'minimum';
        return steps === task.maxSteps ? 'limit' : undefined;
      }),
  },
  {
    id: 'limit-ignored',
    sentence: 'maxSteps is not looked at: where nothing converges, the loop never ends.',
    algebra: 'steps ≤ maxSteps.',
    answer: (from: Weights, task: Task) => reference(from, { ...task, maxSteps: endless }),
  },
  {
    id: 'one-step-too-many',
    sentence: 'A step is made before anything is looked at.',
    algebra: 'Look at w first, also at the start: where it ends at once, steps = 0.',
    answer: afterTheStep,
  },
  {
    id: 'counted-from-1',
    sentence: 'The steps are counted from 1: the count is one larger than the steps made.',
    algebra: 'Before the first step, steps = 0.',
    answer: (from: Weights, task: Task) => {
      const maxSteps = task.maxSteps === 0 ? endless : task.maxSteps - 1;
      const found = reference(from, { ...task, maxSteps });
      return { ...found, steps: found.steps + 1 };
    },
  },
  {
    id: 'last-step-not-looked-at',
    sentence: 'After the last step allowed the first two ends are not looked for any more.',
    algebra: 'Where step number maxSteps leads to a minimum or to the saddle, that is the end.',
    answer: (from: Weights, task: Task) =>
      descent(from, task, (w, steps) => {
        if (steps === task.maxSteps) return 'limit';
        if (isMinimum(w, task)) return 'minimum';
        return isFlat(w, task) ? 'saddle' : undefined;
      }),
  },
  {
    id: 'less-than',
    sentence: 'What is just as large as the tolerance is not taken for small.',
    algebra: '|y − g| ≤ tolerance and |∂C/∂w| ≤ tolerance, with ≤ and not <.',
    answer: (from: Weights, task: Task) =>
      descent(from, task, (w, steps) => {
        const small = (value: number) => Math.abs(value) < task.tolerance;
        if (small(residual(w, task.x, task.y))) return 'minimum';
        if (slopes(w, task.x, task.y).every(small)) return 'saddle';
        return steps === task.maxSteps ? 'limit' : undefined;
      }),
  },
  {
    id: 'sign-of-the-residual',
    sentence: 'Any g above y counts as a minimum, since y − g is then below the tolerance.',
    algebra: '|y − g| ≤ tolerance, not y − g ≤ tolerance.',
    answer: (from: Weights, task: Task) =>
      descent(from, task, (w, steps) => {
        if (residual(w, task.x, task.y) <= task.tolerance) return 'minimum';
        if (isFlat(w, task)) return 'saddle';
        return steps === task.maxSteps ? 'limit' : undefined;
      }),
  },
  {
    id: 'sign-of-the-derivatives',
    sentence: 'Any derivative below 0 counts as small, since it is then below the tolerance.',
    algebra: '|∂C/∂w| ≤ tolerance, not ∂C/∂w ≤ tolerance.',
    answer: (from: Weights, task: Task) =>
      descent(from, task, (w, steps) => {
        if (isMinimum(w, task)) return 'minimum';
        if (slopes(w, task.x, task.y).every((d) => d <= task.tolerance)) return 'saddle';
        return steps === task.maxSteps ? 'limit' : undefined;
      }),
  },
  {
    id: 'M4',
    sentence: 'In each step w₂ is moved with the new w₁: the derivative mixes two points.',
    algebra: 'Both derivatives at the old w, then both updates, (F15).',
    answer: (from: Weights, task: Task) => reference(from, task, oneFirst),
  },
  {
    id: 'E16',
    sentence: 'The learning rate is missing, as in E16.',
    algebra: 'w ← w − η ∂C/∂w, not w − ∂C/∂w.',
    answer: (from: Weights, task: Task) => reference(from, { ...task, eta: 1 }),
  },
];

const text = { x: 2, y: 1, eta: 0.1, tolerance: 1e-10, maxSteps: 100 };

export const descendExercise: Exercise = {
  id: '3.4',
  title: 'Down to the valley, or to the saddle',
  formulas: ['F15'],
  points: 3,
  asked: {
    descend: {
      signature: 'descend(start: Weights, task: Task): Descent',
      reference,
      // Near the saddle each step enlarges the rounding of those before it.
      tolerance: { atol: 1e-9, rtol: 1e-9 },
    },
  },
  visible: [
    value('ten steps from the start of the text', 'descend', [
      [0.5, 0.3],
      { ...text, maxSteps: 10 },
    ]),
    value('all the way from there', 'descend', [[0.5, 0.3], text]),
    value('a start at the saddle', 'descend', [[0, 0], text], {
      w: [0, 0],
      steps: 0,
      end: 'saddle',
    }),
  ],
  mistakes,
};
