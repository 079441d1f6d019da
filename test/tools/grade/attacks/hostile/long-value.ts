import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'returns a million numbers and long strings',
  answer: `function hiddenError() { return { rows: 1000, cols: 1000, data: new Float64Array(1e6), name: 'x'.repeat(1e7) }; }`,
  leavesOthers: true,
};
