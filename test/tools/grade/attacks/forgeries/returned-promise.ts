import { type Attack, truth } from '../attack.ts';

export const attack: Attack = {
  what: 'returns a promise of the answer, and a thenable',
  answer: `${truth}
function hiddenError(WNext, deltaNext, z) {
  return { then: (resolve) => resolve(truth(WNext, deltaNext, z)) };
}`,
};
