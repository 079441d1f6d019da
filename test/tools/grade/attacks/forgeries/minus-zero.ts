import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'returns -0 in every place',
  answer: `function hiddenError(WNext, deltaNext, z) { return build(z.rows, z.cols, () => -0); }`,
};
