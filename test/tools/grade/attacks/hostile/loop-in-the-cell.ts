import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'loops for ever in its cell',
  answer: `for (;;);`,
  leavesOthers: true,
};
