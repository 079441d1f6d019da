import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'returns NaN in every place',
  answer: `function hiddenError(WNext, deltaNext, z) { return build(z.rows, z.cols, () => NaN); }`,
};
