import { type Attack, writers } from '../attack.ts';

export const attack: Attack = {
  what: 'answers with bytes that are no UTF-8',
  answer: `${writers}
function hiddenError() { raw(new Uint8Array([0, 0, 0, 4, 255, 254, 255, 254])); for (;;); }`,
  leavesOthers: true,
};
