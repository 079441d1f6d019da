import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'returns an array nested a million deep, and one that holds itself',
  answer: `function hiddenError() { let deep = []; for (let k = 0; k < 1e6; k++) deep = [deep]; deep.push(deep); return deep; }`,
  leavesOthers: true,
};
