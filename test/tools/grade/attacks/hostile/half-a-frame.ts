import { type Attack, writers } from '../attack.ts';

export const attack: Attack = {
  what: 'sends half a head and sleeps',
  answer: `${writers}
function hiddenError() { raw(new Uint8Array(2)); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); for (;;); }`,
  leavesOthers: true,
};
