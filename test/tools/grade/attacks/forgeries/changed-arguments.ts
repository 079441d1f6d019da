import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'sets its arguments to 0, for which 0 is right, and restores them later',
  answer: `function hiddenError(WNext, deltaNext, z) {
  const kept = [...deltaNext.data];
  deltaNext.data.fill(0);
  setTimeout(() => deltaNext.data.set(kept), 0);
  return build(z.rows, z.cols, () => 0);
}`,
};
