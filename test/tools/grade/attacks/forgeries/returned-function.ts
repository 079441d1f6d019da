import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'returns a function that would give the answer on demand',
  answer: `function hiddenError(WNext, deltaNext, z) { return (wanted) => wanted; }`,
};
