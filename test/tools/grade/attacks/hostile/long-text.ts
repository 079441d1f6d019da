import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'returns and throws strings of half a megabyte',
  answer: `let turn = 0;
function hiddenError() { const text = '<b>'.repeat(170_000); if (turn++) throw new Error(text); return text; }`,
  leavesOthers: true,
};
