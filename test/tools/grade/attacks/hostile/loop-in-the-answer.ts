import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'loops for ever in its function',
  answer: `function hiddenError() { for (;;); }`,
  leavesOthers: true,
};
