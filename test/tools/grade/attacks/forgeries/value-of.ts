import { type Attack, truth } from '../attack.ts';

export const attack: Attack = {
  what: 'returns objects that tell the truth only when they are compared',
  answer: `${truth}
function hiddenError(WNext, deltaNext, z) {
  const data = Array.from(truth(WNext, deltaNext, z).data, (x) => ({ valueOf: () => x, toString: () => String(x), [Symbol.toPrimitive]: () => x }));
  return { rows: z.rows, cols: z.cols, data };
}`,
};
