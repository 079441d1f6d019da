import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'returns infinity in every place',
  answer: `function hiddenError(WNext, deltaNext, z) { return build(z.rows, z.cols, (i, j) => (j ? Infinity : -Infinity)); }`,
};
