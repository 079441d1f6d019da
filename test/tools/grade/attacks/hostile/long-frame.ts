import { type Attack, writers } from '../attack.ts';

export const attack: Attack = {
  what: 'announces an answer of 4 GB',
  answer: `${writers}
function hiddenError() { raw(new Uint8Array([255, 255, 255, 255])); for (;;) raw(new Uint8Array(65536)); }`,
  leavesOthers: true,
};
