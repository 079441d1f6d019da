import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'sleeps for ever',
  answer: `function hiddenError() { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); for (;;); }`,
  leavesOthers: true,
};
