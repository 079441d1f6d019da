import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'calls an object a Float64Array by its tag',
  answer: `function hiddenError(WNext, deltaNext, z) {
  const data = { length: z.data.length, [Symbol.toStringTag]: 'Float64Array', *[Symbol.iterator]() { for (const x of z.data) yield { valueOf: () => x }; } };
  return { rows: z.rows, cols: z.cols, data };
}`,
};
