import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'returns dates, which turn into numbers',
  answer: `function hiddenError(WNext, deltaNext, z) { return { rows: new Date(z.rows), cols: new Date(z.cols), data: new Date(0) }; }`,
};
