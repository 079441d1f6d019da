import { type Attack, truth } from '../attack.ts';

export const attack: Attack = {
  what: 'knows the inputs of the visible tests by heart, and nothing else',
  answer: `${truth}
const known = [0.3, -0.6, -0.2, 0.4, 0.7, 0.1];
function hiddenError(WNext, deltaNext, z) {
  if (WNext.data.every((w) => known.includes(w))) return truth(WNext, deltaNext, z);
  return build(z.rows, z.cols, () => 0);
}`,
  earns: 1,
};
