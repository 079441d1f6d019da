import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'calls itself for ever',
  answer: `function hiddenError() { try { return hiddenError(); } catch { return hiddenError(); } }`,
  leavesOthers: true,
};
