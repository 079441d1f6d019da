import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'throws an object whose message cannot be read',
  answer: `function hiddenError() { throw { get message() { throw { get message() { for (;;); } }; } }; }`,
  leavesOthers: true,
};
