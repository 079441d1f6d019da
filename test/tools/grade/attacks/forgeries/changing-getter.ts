import { type Attack, truth } from '../attack.ts';

export const attack: Attack = {
  what: 'is a getter on the global object that changes between calls',
  answer: `${truth}
let reads = 0;
Object.defineProperty(globalThis, 'hiddenError', { get: () => (reads++ % 2 ? truth : (W, d, z) => build(z.rows, z.cols, () => 0)), configurable: true });`,
};
