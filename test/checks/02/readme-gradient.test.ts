import { runChecks } from 'course-checks';
import { tape } from 'kernel-lib';
import { expect, test, vi } from 'vitest';
import { readmeGradientExercise as exercise } from '../../../checks/02/readme-gradient.ts';
import { hidden } from '../../../solutions/checks/02.ts';
import { answersFrom } from '../support/answers.ts';
import { proveExercise, wrongAnswer } from '../support/prove.ts';

// Its solutions have 535 mutants, four times as many as those of another exercise: 4 s for one test,
// and several times that on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

proveExercise({
  exercise,
  hidden: hidden['2.5'],
  solutions: [
    `function readmeGradient(a: number, b: number) {
      const open = [b + a > 0 ? 4 : 0, b - a > 0 ? 1 : 0];
      const d = 12 * (a * b + b ** 3) + open[0] * (b + a) + open[1] * (b - a);
      const e = 3 * a + 4 * b + 3 - d;
      const f = e * e;
      const eBar = 2 * e * (0.5 - 10 / f ** 2);
      const aBar = eBar * (3 - 12 * b - open[0] + open[1]);
      const bBar = eBar * (4 - 12 * (a + 3 * b * b) - open[0] - open[1]);
      return { g: f / 2 + 10 / f, aBar, bBar };
    }`,
    `function readmeGradient(a: number, b: number) {
      const first = Math.max(0, b + a);
      const second = Math.max(0, b - a);
      const e = 3 * a + 4 * b + 3 - 12 * b * (a + b * b) - 4 * first - second;
      const along = (aDot: number, bDot: number) => {
        const inner = first > 0 ? aDot + bDot : 0;
        const outer = second > 0 ? bDot - aDot : 0;
        const dDot = 12 * (aDot * b + bDot * (a + 3 * b * b)) + 4 * inner + outer;
        return (3 * aDot + 4 * bDot - dDot) * (e - 20 / e ** 3);
      };
      return { g: e * e / 2 + 10 / e / e, aBar: along(1, 0), bBar: along(0, 1) };
    }`,
    `const readmeGradient = (a: number, b: number) => {
      const [p, q] = [Math.max(0, a + b), Math.max(0, b - a)].map(Math.sign);
      const [u, v] = [3 - 4 * p + q, 4 - 4 * p - q];
      const e = u * a + v * b + 3 - 12 * b * (a + b * b);
      const bar = e - 20 / e ** 3;
      return { g: e * e / 2 + 10 / e / e, aBar: bar * (u - 12 * b), bBar: bar * (v - 12 * a - 36 * b * b) };
    };`,
  ],
});

test('the program as micrograd has it, line by line on a tape, passes', () => {
  const source = `function readmeGradient(a: number, b: number) {
      const t = tape();
      const [u, v] = [t.variable(a), t.variable(b)];
      let c = t.add(u, v);
      let d = t.add(t.multiply(u, v), t.power(v, 3));
      c = t.add(c, t.add(c, 1));
      c = t.add(c, t.subtract(t.add(1, c), u));
      d = t.add(d, t.add(t.multiply(d, 2), t.relu(t.add(v, u))));
      d = t.add(d, t.add(t.multiply(3, d), t.relu(t.subtract(v, u))));
      const f = t.power(t.subtract(c, d), 2);
      const g = t.add(t.divide(f, 2), t.divide(10, f));
      const [aBar, bBar] = t.adjoints(g);
      return { g: g.value, aBar, bBar };
    }`;
  const checks = [...exercise.visible, ...hidden['2.5']];
  const { rows } = runChecks(exercise, checks, answersFrom(source, ['readmeGradient']));
  expect(rows.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
});

test('the mistakes give other derivatives at a = −4, b = 2', () => {
  expect(wrongAnswer(exercise, 'plus-equals', -4, 2)).toMatchObject({
    aBar: expect.closeTo(76.35860058309, 9),
    bBar: expect.closeTo(333.201166180758, 9),
  });
});

test('at a = −4, b = 4 a relu open at 0 changes both derivatives', () => {
  const adjoints = (id: string) => wrongAnswer(exercise, id, -4, 4);
  expect(adjoints('relu-at-0')).toMatchObject({ aBar: expect.closeTo(27695.999995003, 6) });
});

test('M10 is what a sweep over the lines of the tape gives that sets adjoints instead of adding', () => {
  const t = tape();
  const [a, b] = [t.variable(-4), t.variable(2)];
  const c0 = t.add(a, b);
  const c1 = t.add(c0, t.add(c0, 1));
  const c2 = t.add(c1, t.subtract(t.add(1, c1), a));
  const d0 = t.add(t.multiply(a, b), t.power(b, 3));
  const d1 = t.add(d0, t.add(t.multiply(d0, 2), t.relu(t.add(b, a))));
  const d2 = t.add(d1, t.add(t.multiply(3, d1), t.relu(t.subtract(b, a))));
  const f = t.power(t.subtract(c2, d2), 2);
  const { index } = t.add(t.divide(f, 2), t.divide(10, f));
  const { lines } = t;
  const bar = lines.map((_, i): number => (i === index ? 1 : 0));
  for (let j = index; j >= 0; j--) {
    lines[j].parents.forEach((i, k) => {
      bar[i] = bar[j] * lines[j].partials[k];
    });
  }
  const wrong = wrongAnswer(exercise, 'M10', -4, 2);
  expect(wrong).toMatchObject({ aBar: bar[0], bBar: bar[1] });
});
