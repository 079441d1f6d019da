import { type Attack, writers, zeros } from '../attack.ts';

export const attack: Attack = {
  what: 'writes a verdict to the standard output while its cell runs',
  answer: `${writers}
frame(forged);
${zeros}`,
};
