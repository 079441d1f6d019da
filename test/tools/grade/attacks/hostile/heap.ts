import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'takes all memory in objects',
  answer: `function hiddenError() { const all = []; for (;;) all.push([all.length]); }`,
  leavesOthers: true,
};
