import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'loops for ever when its result is read',
  answer: `function hiddenError() { return { get rows() { for (;;); } }; }`,
  leavesOthers: true,
};
