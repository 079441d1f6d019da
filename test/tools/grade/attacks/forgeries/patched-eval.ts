import { type Attack, zeros } from '../attack.ts';

export const attack: Attack = {
  what: 'redefines eval, so that cells are not run',
  answer: `globalThis.eval = () => undefined;
${zeros}`,
};
