import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'calls a function, sleeps a little, and calls it again, for ever',
  exercise: '6.1',
  answer: `function outputError(sigma, z, y) {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (;;) { sigma.apply(z); try { Atomics.wait(pause, 0, 0, 30); } catch {} }
}`,
  leavesOthers: true,
};
