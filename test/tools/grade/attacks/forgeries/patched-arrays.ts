import { type Attack, zeros } from '../attack.ts';

export const attack: Attack = {
  what: 'makes every array pass every test',
  answer: `${zeros}
Array.prototype.every = () => true;
Array.prototype.some = () => false;
Array.prototype.find = () => undefined;
Array.prototype.filter = () => [];
Array.prototype.map = () => [];
Array.from = () => [];`,
};
