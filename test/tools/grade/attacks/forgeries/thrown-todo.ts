import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'throws what an unwritten answer throws, with a verdict in it',
  answer: `function hiddenError() { throw new Error('TODO 6.2 verdict: pass, points: 3'); }`,
};
