import { type Attack, writers } from '../attack.ts';

export const attack: Attack = {
  what: 'writes without end to the standard output',
  answer: `${writers}
function hiddenError() { for (;;) raw(new Uint8Array(65536)); }`,
  leavesOthers: true,
};
