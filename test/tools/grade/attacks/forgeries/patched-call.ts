import { type Attack, zeros } from '../attack.ts';

export const attack: Attack = {
  what: 'makes Function.prototype.call, apply and Object.is say yes',
  answer: `Function.prototype.call = () => true;
Function.prototype.apply = () => true;
Object.is = () => true;
Reflect.get = () => () => true;
${zeros}`,
};
