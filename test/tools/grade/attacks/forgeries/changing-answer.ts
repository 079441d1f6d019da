import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'replaces itself while it is called',
  answer: `function hiddenError(WNext, deltaNext, z) {
  globalThis.hiddenError = () => 'pass';
  return build(z.rows, z.cols, () => 0);
}`,
};
