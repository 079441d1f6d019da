import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'catches verdicts with setters on Object.prototype',
  answer: `for (const name of ['verdict', 'value', 'is', 'kind', 'points', 'rows']) {
  Object.defineProperty(Object.prototype, name, { get: () => 'pass', set: () => {}, configurable: true });
}
function hiddenError(WNext, deltaNext, z) { return {}; }`,
};
