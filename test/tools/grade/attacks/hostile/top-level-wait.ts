import { type Attack, zeros } from '../attack.ts';

export const attack: Attack = {
  what: 'waits for a promise that never settles',
  answer: `await new Promise(() => {});
${zeros}`,
  leavesOthers: true,
};
