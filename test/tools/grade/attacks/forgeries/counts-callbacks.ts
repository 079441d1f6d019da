import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'calls the functions among its arguments to guess the answer',
  exercise: '6.1',
  answer: `function outputError(sigma, z, y) {
  let best = z;
  for (;;) { const a = sigma.apply(best); best = sigma.pullBack(a, best, a); }
}`,
};
