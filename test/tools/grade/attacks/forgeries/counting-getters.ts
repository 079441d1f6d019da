import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'returns getters that count how often they are read',
  answer: `function hiddenError(WNext, deltaNext, z) {
  let reads = 0;
  return { rows: z.rows, cols: z.cols, get data() { reads += 1; return new Float64Array(z.data.length).fill(reads); } };
}`,
};
