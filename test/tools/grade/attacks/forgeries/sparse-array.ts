import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'returns an array of holes',
  answer: `function hiddenError(WNext, deltaNext, z) { return { rows: z.rows, cols: z.cols, data: new Array(z.data.length) }; }`,
};
