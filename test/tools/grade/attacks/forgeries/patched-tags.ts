import { type Attack, zeros } from '../attack.ts';

export const attack: Attack = {
  what: 'makes every value a Float64Array',
  answer: `Object.prototype.toString = () => '[object Float64Array]';
Array.isArray = () => true;
Number.isFinite = () => true;
${zeros}`,
};
