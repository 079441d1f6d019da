import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'hands a matrix of 30,000 × 30,000 without numbers to a function of the examiner',
  exercise: '6.1',
  answer: `function outputError(sigma, z, y) {
  for (const rows of [30_000, 1e9, -1, NaN, 0.5]) {
    try { sigma.apply({ rows, cols: 30_000, data: new Float64Array(1) }); } catch {}
  }
  return sigma.apply({ rows: 30_000, cols: 30_000 });
}`,
};
