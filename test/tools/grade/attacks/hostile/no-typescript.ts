import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'is no TypeScript',
  answer: `function hiddenError( { ]] '`,
  leavesOthers: true,
};
