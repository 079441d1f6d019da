import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'keeps the compiler busy with 100,000 brackets',
  answer: `const deep = ${'['.repeat(100_000)};`,
  leavesOthers: true,
};
