import { type Attack, writers } from '../attack.ts';

export const attack: Attack = {
  what: 'writes a verdict to the standard output before it answers',
  answer: `${writers}
function hiddenError(WNext, deltaNext, z) { frame(forged); return z; }`,
};
