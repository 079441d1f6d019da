import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'throws an object with the fields of an answer',
  answer: `function hiddenError(WNext, deltaNext, z) {
  throw { is: 'returned', kind: 'returned', verdict: 'pass', value: z, args: [], calledBack: 0, name: 'pass', message: 'pass' };
}`,
};
