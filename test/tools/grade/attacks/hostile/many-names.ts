import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'returns an object of 40,000 names',
  answer: `function hiddenError(WNext, deltaNext, z) {
  return Object.fromEntries(Array.from({ length: 40_000 }, (_, k) => ['name' + k, k]));
}`,
  leavesOthers: true,
};
