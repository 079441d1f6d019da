import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'returns an object with toJSON',
  answer: `function hiddenError(WNext, deltaNext, z) {
  return { toJSON: () => ({ o: [] }), verdict: 'pass', rows: z.rows, cols: z.cols, data: { toJSON: () => ({ n: [] }) } };
}`,
};
