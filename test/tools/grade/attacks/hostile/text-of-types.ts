import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'keeps the compiler busy with 40 KB of type arguments',
  answer: `${'a<'.repeat(20_000)}`,
  leavesOthers: true,
};
