import { expect, test } from 'vitest';
import { flopsExercise as exercise } from '../../../checks/01/flops.ts';
import { hidden } from '../../../solutions/checks/01.ts';
import { proveExercise, wrongAnswer } from '../support/prove.ts';

proveExercise({
  exercise,
  hidden: hidden['1.4'],
  solutions: [
    `function flops(parents: number[][]): { asWritten: number; reused: number } {
      const cost = (i: number): number =>
        parents[i].length === 0 ? 0 : parents[i].reduce((sum, p) => sum + cost(p), 1);
      const reused = parents.filter((list) => list.length !== 0).length;
      return { asWritten: cost(parents.length - 1), reused };
    }`,
    `function flops(parents: number[][]): { asWritten: number; reused: number } {
      const costs: number[] = [];
      let reused = 0;
      for (const [p, q] of parents) {
        if (p === undefined) {
          costs.push(0);
        } else {
          costs.push(1 + costs[p] + (q === undefined ? 0 : costs[q]));
          reused += 1;
        }
      }
      return { asWritten: Math.max(...costs), reused };
    }`,
    // from the output: how often each line is computed
    `const flops = (parents: number[][]): { asWritten: number; reused: number } => {
      const times = parents.map((_, i) => (i === parents.length - 1 ? 1 : 0));
      for (const i of [...parents.keys()].reverse()) {
        for (const p of parents[i]) times[p] += times[i];
      }
      const own = times.filter((_, i) => parents[i].length > 0);
      return { asWritten: own.reduce((sum, n) => sum + n, 0), reused: own.length };
    };`,
  ],
});

test('the wrong answers to sin(x²) + x², counted by hand', () => {
  const lines = [[], [0], [1], [2, 1]];
  const wrong = (id: string) => wrongAnswer(exercise, id, lines);
  expect(wrong('reused-counted-again')).toEqual({ asWritten: 4, reused: 4 });
  expect(wrong('never-recomputed')).toEqual({ asWritten: 3, reused: 3 });
  expect(wrong('exchanged')).toEqual({ asWritten: 3, reused: 4 });
  expect(wrong('all-lines-added')).toEqual({ asWritten: 7, reused: 3 }); // 1 + 2 + 4
  expect(wrong('inputs-counted')).toEqual({ asWritten: 6, reused: 4 }); // x is used twice
});
