import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'keeps the compiler busy with 120 KB of sums',
  answer: `const sum = ${'1+'.repeat(60_000)}1;`,
  leavesOthers: true,
};
