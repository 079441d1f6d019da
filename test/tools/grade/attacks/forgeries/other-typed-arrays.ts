import { type Attack, truth } from '../attack.ts';

export const attack: Attack = {
  what: 'returns the right numbers in single precision',
  answer: `${truth}
function hiddenError(WNext, deltaNext, z) {
  const { rows, cols, data } = truth(WNext, deltaNext, z);
  return { rows, cols, data: Float32Array.from(data) };
}`,
};
