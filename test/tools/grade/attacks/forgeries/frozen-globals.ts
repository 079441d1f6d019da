import { type Attack, zeros } from '../attack.ts';

export const attack: Attack = {
  what: 'freezes the global objects, so that nothing can be set on them',
  answer: `${zeros}
for (const each of [Object.prototype, Array.prototype, Function.prototype, JSON]) Object.freeze(each);
try { Object.freeze(globalThis); } catch {}`,
};
