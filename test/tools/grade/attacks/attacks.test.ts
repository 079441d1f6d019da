import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cell, PROPAGATION, readAfter } from '../intake/released.ts';
import { tiersHere } from '../support/tiers.ts';
import { right, zeros } from './attack.ts';
import { answered, attacksIn, cellsOf, type Examiner, examinerIn } from './examined.ts';
import type { NotebookAttack } from './notebook-attack.ts';

const forgeries = await attacksIn('forgeries');
const hostile = await attacksIn('hostile');
const notebooks = await attacksIn<NotebookAttack>('notebooks');
const MB = 2 ** 20;

test('there are as many forgeries as the notes on grading list', () => {
  expect(forgeries.length).toBeGreaterThanOrEqual(21);
});

describe.each(tiersHere())('$tier', (here) => {
  const { missing } = here;
  const why = missing === undefined ? '' : `: ${missing}`;
  describe.skipIf(missing !== undefined)(`attacks${why}`, () => {
    let examiner: Examiner;
    beforeAll(async () => {
      examiner = await examinerIn(here);
    }, 60_000);
    afterAll(() => examiner.close());

    const pointsOfRight = async () =>
      (await examiner.examined(answered(right))).map(({ points, of }) => `${points} of ${of}`);

    test('the right answers score full before the attacks', async () => {
      expect(await pointsOfRight()).toEqual(['3 of 3', '3 of 3']);
    });

    test.each([...forgeries, ...hostile])('%s', { timeout: 40_000 }, async (_name, attack) => {
      const { cells, exercises } = cellsOf(attack);
      const began = { time: performance.now(), memory: process.memoryUsage.rss() };
      const results = await examiner.examined(cells, exercises);
      const seconds = (performance.now() - began.time) / 1000;

      const attacked = results.find(({ exercise }) => exercise === (attack.exercise ?? '6.2'));
      expect(attacked?.points).toBe(attack.earns ?? 0);
      expect(attacked?.verdict).not.toBe('grader-error');
      const others = results.filter((each) => each !== attacked);
      expect(others.map(({ points, of }) => of - points)).toEqual(others.map(() => 0));

      expect(seconds).toBeLessThan(30);
      expect((process.memoryUsage.rss() - began.memory) / MB).toBeLessThan(300);
      const { source: _, ...told } = attacked ?? { source: '' };
      expect(JSON.stringify(told).length).toBeLessThan(40_000);
    });

    test.each(notebooks)('%s', { timeout: 40_000 }, async (_name, { forge }) => {
      const { cells } = readAfter(PROPAGATION, (notebook) => {
        cell(notebook, 'ex-6-1').source = right['6.1'];
        cell(notebook, 'ex-6-2').source = zeros;
        forge(notebook);
      });
      const results = await examiner.examined(cells);
      expect(results.map(({ exercise, points, of }) => [exercise, points, of])).toEqual([
        ['6.1', 3, 3],
        ['6.2', 0, 3],
      ]);
    });

    test('cells that take their time end the notebook, not the grader', async () => {
      const slow = 'const until = performance.now() + 400;\nwhile (performance.now() < until);';
      const many = Array.from({ length: 30 }, (_, k) => ({ id: `own-${k}`, source: slow }));
      const began = performance.now();
      const seconds = { exercise: 10, notebook: 2 };
      const results = await examiner.examined([...many, ...answered(right)], undefined, {
        seconds,
      });
      expect(results.map(({ verdict, points }) => [verdict, points])).toEqual([
        ['timeout', 0],
        ['timeout', 0],
      ]);
      expect(results[0].reason).toBe('The notebook had taken 2 s before this exercise.');
      expect((performance.now() - began) / 1000).toBeLessThan(8);
    });

    test('an answer of no worth earns nothing, the right ones score full after the attacks', async () => {
      const cells = answered({ '6.1': right['6.1'], '6.2': zeros });
      expect((await examiner.examined(cells)).map(({ points }) => points)).toEqual([3, 0]);
      expect(await pointsOfRight()).toEqual(['3 of 3', '3 of 3']);
    });
  });
});
