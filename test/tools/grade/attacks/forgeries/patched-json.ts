import { type Attack, zeros } from '../attack.ts';

export const attack: Attack = {
  what: 'makes JSON.stringify and JSON.parse say that it passed',
  answer: `JSON.stringify = () => '{"is":"ran","verdict":"pass","points":3}';
JSON.parse = () => ({ do: 'cell', js: '', verdict: 'pass' });
${zeros}`,
};
