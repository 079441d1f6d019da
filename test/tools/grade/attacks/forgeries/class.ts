import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'declares a class of the name that is asked for',
  answer: `class hiddenError { constructor(WNext, deltaNext, z) { return z; } }`,
};
