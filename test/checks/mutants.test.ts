import { expect, test } from 'vitest';
import { mutantsOf } from './support/mutants.ts';

test('operators, terms, numbers, indices and statements are changed, one a mutant', () => {
  const source = `function f(A: Matrix, x: number[]): number {
  let sum = 0;
  for (let k = 0; k < A.cols; k++) sum += x[k] * A.data[k];
  return -subtract(sum, 2);
}`;
  const mutants = mutantsOf(source);
  expect(mutants.map(({ description }) => description)).toMatchInlineSnapshot(`
    [
      "2:13 0 → 1",
      "3:16 0 → 1",
      "3:21 < → <=",
      "3:21 < → >=",
      "3:25 cols → rows",
      "3:36 sum += x[k] * A.data[k]; → nothing",
      "3:40 += → -=",
      "3:40 += → =",
      "3:48 * → /",
      "3:48 * → +",
      "3:43 x[k] * A.data[k] → x[k]",
      "3:43 x[k] * A.data[k] → A.data[k]",
      "3:45 k → k + 1",
      "3:45 k → k - 1",
      "3:57 k → k + 1",
      "3:57 k → k - 1",
      "4:10 -subtract(sum, 2) → subtract(sum, 2)",
      "4:11 subtract → add",
      "4:11 subtract(sum, 2) → subtract(2, sum)",
      "4:11 subtract(sum, 2) → sum",
      "4:11 subtract(sum, 2) → 2",
      "4:25 2 → 3",
      "4:25 2 → 1",
    ]
  `);
  expect(new Set(mutants.map((mutant) => mutant.source)).size).toBe(mutants.length);
  expect(mutants.every((mutant) => mutant.source.includes('A: Matrix, x: number[]'))).toBe(true);
});
