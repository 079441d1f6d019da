import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'returns a matrix of 1e9 × 1e9 with one number',
  answer: `function hiddenError() { return { rows: 1e9, cols: 1e9, data: new Float64Array(1) }; }`,
  leavesOthers: true,
};
