import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'hands everything but a matrix to a function of the examiner',
  exercise: '6.1',
  answer: `function outputError(sigma, z, y) {
  for (const odd of [null, undefined, 'x'.repeat(500_000), new Array(50_000), new Float64Array(90_000), { length: 1e9 }, sigma, () => 0, [[[[[[]]]]]]]) {
    try { sigma.apply(odd); sigma.pullBack(odd, odd, odd); } catch {}
  }
  return z;
}`,
};
