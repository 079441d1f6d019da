import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'is an object with call and apply',
  answer: `const hiddenError = { call: () => 'pass', apply: () => 'pass', name: 'hiddenError', length: 3 };`,
};
