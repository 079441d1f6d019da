import { type Attack, zeros } from '../attack.ts';

export const attack: Attack = {
  what: 'is an instance of everything by Symbol.hasInstance',
  answer: `for (const each of [Promise, Error, Float64Array, Array, Object]) {
  Object.defineProperty(each, Symbol.hasInstance, { value: () => true });
}
${zeros}`,
};
