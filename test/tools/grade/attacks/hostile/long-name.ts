import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'returns functions with names of half a megabyte',
  answer: `function hiddenError() { return [Object.defineProperty(() => 0, 'name', { value: 'x'.repeat(500_000) })]; }`,
  leavesOthers: true,
};
