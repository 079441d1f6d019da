// Whole notebooks examined in the best tier of this machine.

import { law } from 'course-checks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExerciseResult } from '../../../../tools/grade/result.ts';
import { type Desk, handedIn, notebooks, openDesk, released } from '../support/examined.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
}, 300_000);
afterAll(() => desk.close());

/** `6.2 pass 3` for each exercise. */
const summary = (results: readonly ExerciseResult[]) =>
  results.map(({ exercise, verdict, points }) => `${exercise} ${verdict} ${points}`);
const of = (results: readonly ExerciseResult[], id: string) =>
  results.find(({ exercise }) => exercise === id) as ExerciseResult;

/** All right but one exercise. */
const allBut = (id: string, rest: string) => [
  ...released('06').exercises.map((each) =>
    each.id === id ? `${id} ${rest}` : `${each.id} pass ${each.points}`,
  ),
];

describe('solutions', () => {
  it.each(notebooks.map(({ file }) => file))(
    '%s earns all points',
    { timeout: 60_000 },
    async (file) => {
      const results = await desk.examine(await handedIn(file.slice(0, 2)));
      expect(summary(results)).toEqual(
        released(file.slice(0, 2)).exercises.map(({ id, points }) => `${id} pass ${points}`),
      );
    },
  );
});

describe('one wrong answer', { timeout: 60_000 }, () => {
  it('is named, and costs nothing elsewhere', async () => {
    const results = await desk.examine(
      await handedIn('06', {
        'ex-6-2': `function hiddenError(WNext: Matrix, deltaNext: Matrix, z: Matrix): Matrix {
          const a = sigmoid.apply(z);
          return hadamard(timesTranspose(deltaNext, WNext), map(sigmoid.apply(a), (s) => s * (1 - s)));
        }`,
      }),
    );
    expect(summary(results)).toEqual(allBut('6.2', 'wrong 0'));
    const rows = of(results, '6.2').rows.filter(({ verdict }) => verdict !== 'pass');
    for (const row of rows) if (row.tier === 'hidden-same') expect(row.mistakes).toEqual(['M2']);
    expect(rows[0].explains[0]).toBe('M2: σ′ was taken at a instead of at z.');
    expect(rows[0].says.join()).not.toContain('M2');
  });

  it('that has learnt the visible numbers by heart earns the visible points', async () => {
    const results = await desk.examine(
      await handedIn('05', {
        'ex-5-4': `function parameterCount(sizes: readonly number[]): number {
          return sizes.length === 3 && sizes[0] === 784 ? 23860 : sizes[0] === 2 && sizes[1] === 2 ? 9 : 17;
        }`,
      }),
    );
    const { visiblePoints } = released('05').exercises[3];
    expect(of(results, '5.4').points).toBeLessThanOrEqual(visiblePoints);
  });

  it.each([
    ['a loop that never ends', 'for (;;);', 'timeout'],
    [
      'numbers without end',
      'const all = []; for (;;) all.push(new Float64Array(1e6).fill(1));',
      'memory',
    ],
    ['an error', "throw new RangeError('no');", 'threw'],
    ['a process that is ended', 'Deno.exit(0);', 'void'],
    [
      'the withheld function',
      'return (library as any).hiddenError(WNext, deltaNext, sigmoid, z, z);',
      'threw',
    ],
  ])('%s', async (_, body, verdict) => {
    const results = await desk.examine(
      await handedIn('06', {
        'ex-6-2': `import * as library from 'kernel-lib';
        declare const Deno: { exit(code: number): void };
        function hiddenError(WNext: Matrix, deltaNext: Matrix, z: Matrix): Matrix { ${body} }`,
      }),
      {},
      verdict === 'memory' ? 20 : 2, // on some machines memory is slow to come
    );
    expect(summary(results)).toEqual(allBut('6.2', `${verdict} 0`));
  });

  it.each([
    ['never ends', 'for (;;);', 'timeout', /^Its cell: It took more than 2 s\.$/],
    [
      'ends the process',
      'Deno.exit(0);',
      'void',
      /^Its cell: The answer is void: its process ended/,
    ],
  ])('in a cell that %s', async (_, code, verdict, reason) => {
    const results = await desk.examine(await handedIn('06', { 'ex-6-1': code }));
    expect(summary(results)).toEqual(allBut('6.1', `${verdict} 0`));
    expect(of(results, '6.1').reason).toMatch(reason);
  });

  it('in a cell that is no TypeScript', async () => {
    const results = await desk.examine(await handedIn('06', { 'ex-6-1': 'function (' }));
    expect(summary(results)).toEqual(allBut('6.1', 'threw 0'));
    expect(of(results, '6.1').rows[0].says[0]).toContain('threw a SyntaxError: TS1003 in line 1');
  });

  it('in a cell of its own spoils no exercise', async () => {
    const results = await desk.examine(
      await handedIn('06', { 'own-1': 'while (true) {}', 'own-2': 'Deno.exit(1)' }),
    );
    expect(results.every(({ verdict }) => verdict === 'pass')).toBe(true);
  });
});

describe('what was not written', () => {
  it('a missing exercise says why', async () => {
    const submission = await handedIn('06');
    const cells = submission.cells.filter(({ exercise }) => exercise !== '6.1');
    const reason = 'The notebook has no cell for it.';
    const results = await desk.examine({ ...submission, cells, missing: { 6.1: reason } });
    expect(of(results, '6.1')).toMatchObject({ verdict: 'not-attempted', points: 0, reason });
  });

  it('a function under another name is told', async () => {
    const results = await desk.examine(
      await handedIn('05', {
        'ex-5-4': 'const count = (sizes: readonly number[]) => sizes.length;',
      }),
    );
    expect(of(results, '5.4').rows[0].says).toEqual(['parameterCount is not defined in any cell.']);
  });
});

describe('the grader itself', () => {
  it('a check that fails is no fault of the student', async () => {
    const broken = law('a check that throws', () => {
      throw new Error('a bug of ours');
    });
    const results = await desk.examine(await handedIn('05'), { hidden: () => [broken] });
    expect(of(results, '5.4')).toMatchObject({
      verdict: 'grader-error',
      reason: 'The grader failed: a bug of ours',
    });
  });

  it('says so when a cell of ours ends the process', async () => {
    const submission = await handedIn('05', { setup: 'Deno.exit(0); process.exit(0);' });
    const results = await desk.examine(submission);
    expect(new Set(results.map(({ verdict }) => verdict))).toEqual(new Set(['grader-error']));
    expect(results[0].reason).toMatch(/^The grader failed: setup: The answer is void: its process/);
  });

  it('gives the same for the same seed', async () => {
    const wrong = await handedIn('05', {
      'ex-5-4': 'const parameterCount = (sizes: readonly number[]): number => sizes.length;',
    });
    const [once, again] = [await desk.examine(wrong), await desk.examine(wrong)];
    expect(again).toEqual(once);
    const other = await desk.examine(wrong, { seed: 'another' });
    expect(of(other, '5.4').rows.at(-1)?.inputs).not.toEqual(of(once, '5.4').rows.at(-1)?.inputs);
  });
});
