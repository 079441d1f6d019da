import { type Check, runChecks } from 'course-checks';
import { expect, test, vi } from 'vitest';
import { descendExercise as exercise } from '../../../checks/03/descend.ts';
import { hidden } from '../../../solutions/checks/03.ts';
import { answersFrom } from '../support/answers.ts';
import { proveExercise, wrongAnswer } from '../support/prove.ts';

// Three loops have some 290 mutants, and each is called up to 25 times, every time under a limit that
// costs a thread. Alone on a machine that takes 5 s; beside other tests it has taken 19.
vi.setConfig({ testTimeout: 60_000 });

proveExercise({
  exercise,
  hidden: hidden['3.4'],
  solutions: [
    `function descend(start: Weights, task: Task): Descent {
      const { x, y, eta, tolerance, maxSteps } = task;
      let [w1, w2] = start;
      for (let steps = 0; ; steps++) {
        const e = y - w2 * w1 * x;
        const [d1, d2] = [-e * w2 * x, -e * w1 * x];
        const w: Weights = [w1, w2];
        if (Math.abs(e) <= tolerance) return { w, steps, end: 'minimum' };
        if (Math.abs(d1) <= tolerance && Math.abs(d2) <= tolerance) {
          return { w, steps, end: 'saddle' };
        }
        if (steps === maxSteps) return { w, steps, end: 'limit' };
        [w1, w2] = [w1 - eta * d1, w2 - eta * d2];
      }
    }`,
    `const descend = (w: Weights, task: Task): Descent => {
      const delta = w[0] * w[1] * task.x - task.y;
      const slope = [delta * w[1] * task.x, delta * w[0] * task.x];
      const end = Math.abs(delta) <= task.tolerance ? 'minimum'
        : slope.every((d) => Math.abs(d) <= task.tolerance) ? 'saddle' : 'limit';
      if (end !== 'limit' || task.maxSteps === 0) return { w, steps: 0, end };
      const next: Weights = [w[0] - task.eta * slope[0], w[1] - task.eta * slope[1]];
      const rest = descend(next, { ...task, maxSteps: task.maxSteps - 1 });
      return { ...rest, steps: rest.steps + 1 };
    };`,
    `function descend(start: Weights, { x, y, eta, tolerance, maxSteps }: Task): Descent {
      const path = [start];
      const e = ([u, v]: Weights) => y - u * v * x;
      const small = (number: number) => -tolerance <= number && number <= tolerance;
      for (let k = 0; k < maxSteps; k++) {
        const c = e(path[k]) * x;
        path.push([path[k][0] + eta * c * path[k][1], path[k][1] + eta * c * path[k][0]]);
      }
      const flat = (w: Weights) => small(e(w) * x * w[0]) && small(e(w) * x * w[1]);
      const found = path.findIndex((w) => small(e(w)) || flat(w));
      if (found === -1) return { w: path[maxSteps], steps: maxSteps, end: 'limit' };
      return { w: path[found], steps: found, end: small(e(path[found])) ? 'minimum' : 'saddle' };
    }`,
  ],
});

const text = { x: 2, y: 1, eta: 0.1, tolerance: 1e-10, maxSteps: 100 };
const start = [0.5, 0.3];

test('after ten steps g is 0.980530303, as in notebook 03', () => {
  const ten = { ...text, maxSteps: 10 };
  const { w } = wrongAnswer(exercise, 'saddle-not-seen', start, ten) as { w: number[] };
  expect(w[0] * w[1] * 2).toBeCloseTo(0.980530303, 9);
});

test('at the saddle small steps are taken for a minimum, or steps are made to the limit', () => {
  const at = [0, 0];
  expect(wrongAnswer(exercise, 'small-step-is-no-minimum', at, text)).toEqual({
    w: [0, 0],
    steps: 0,
    end: 'minimum',
  });
  expect(wrongAnswer(exercise, 'saddle-not-seen', at, text)).toMatchObject({
    steps: 100,
    end: 'limit',
  });
});

test('a loop that never ends at the saddle is ended and told', () => {
  const answers = answersFrom(
    `function descend([w1, w2]: Weights, { x, y, eta, tolerance }: Task): Descent {
      let steps = 0;
      for (; Math.abs(y - w2 * w1 * x) > tolerance; steps++) {
        const c = eta * (y - w2 * w1 * x) * x;
        [w1, w2] = [w1 + c * w2, w2 + c * w1];
      }
      return { w: [w1, w2], steps, end: 'minimum' };
    }`,
    ['descend'],
  );
  const { rows } = runChecks(exercise, exercise.visible, answers, { milliseconds: 200 });
  expect(
    rows.map(({ verdict, mistakes, says }) => ({ verdict, mistakes, says: says[0] })),
  ).toMatchInlineSnapshot(`
    [
      {
        "mistakes": [
          "limit-ignored",
        ],
        "says": "descend returned 0.762480006 in w, entry 1; it should be 0.756144665.",
        "verdict": "wrong",
      },
      {
        "mistakes": undefined,
        "says": undefined,
        "verdict": "pass",
      },
      {
        "mistakes": undefined,
        "says": "descend had not returned after 0.2 s and was ended; look for a loop that never stops.",
        "verdict": "timeout",
      },
    ]
  `);
});

/** What the checks name in a loop that has these lines before its step. */
function namedWith(lines: string, checks: readonly Check[]): (readonly string[] | undefined)[] {
  const answers = answersFrom(
    `function descend([w1, w2]: Weights, { x, y, eta, tolerance, maxSteps }: Task): Descent {
      for (let steps = 0; ; steps++) {
        const e = y - w2 * w1 * x;
        const w: Weights = [w1, w2];
        const next: Weights = [w1 + eta * e * w2 * x, w2 + eta * e * w1 * x];
        ${lines}
        if (steps === maxSteps) return { w, steps, end: 'limit' };
        [w1, w2] = next;
      }
    }`,
    ['descend'],
  );
  return runChecks(exercise, checks, answers).rows.map(({ mistakes }) => mistakes);
}

test('who stops on small steps is named at the saddle, before the step or after it', () => {
  const saddle = exercise.visible.slice(2);
  const far = '2 * Math.hypot(next[0] - w1, next[1] - w2) < tolerance';
  for (const line of [
    `if (${far}) return { w, steps, end: 'minimum' };`,
    `if (${far}) return { w: next, steps: steps + 1, end: 'minimum' };`,
  ]) {
    expect(namedWith(line, saddle)).toEqual([['small-step-is-no-minimum']]);
  }
});

test('who writes < for ≤ is told so, where that shows', () => {
  const strict = `if (Math.abs(e) < tolerance) return { w, steps, end: 'minimum' };
    if (Math.abs(e * x) * Math.max(Math.abs(w1), Math.abs(w2)) < tolerance) {
      return { w, steps, end: 'saddle' };
    }`;
  const named = namedWith(strict, hidden['3.4']).filter((mistakes) => mistakes !== undefined);
  expect(named).toEqual([['less-than']]);
});
