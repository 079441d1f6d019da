import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'takes all memory in typed arrays',
  answer: `function hiddenError() { const all = []; for (;;) all.push(new Float64Array(2 ** 20).fill(1)); }`,
  leavesOthers: true,
};
