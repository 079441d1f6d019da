import { type Attack, writers } from '../attack.ts';

export const attack: Attack = {
  what: 'announces an answer of 1 MB and sends it byte by byte',
  answer: `${writers}
function hiddenError() { raw(new Uint8Array([0, 15, 0, 0])); for (;;) raw(new Uint8Array(1)); }`,
  leavesOthers: true,
};
