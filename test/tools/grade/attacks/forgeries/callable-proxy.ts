import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'is a Proxy of a function that never returns the same',
  answer: `let turn = 0;
const hiddenError = new Proxy(() => 0, { apply: (f, self, [W, d, z]) => build(z.rows, z.cols, () => turn++) });`,
};
