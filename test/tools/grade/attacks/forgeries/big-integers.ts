import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'returns BigInt in every place',
  answer: `function hiddenError(WNext, deltaNext, z) { return { rows: BigInt(z.rows), cols: BigInt(z.cols), data: new BigInt64Array(z.data.length) }; }`,
};
