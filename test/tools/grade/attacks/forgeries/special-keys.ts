import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'returns an object with keys that mean something elsewhere',
  answer: `function hiddenError(WNext, deltaNext, z) {
  const made = Object.create(null);
  for (const key of ['constructor', 'then', 'toJSON', 'length', 'valueOf', 'toString', 'hasOwnProperty']) made[key] = () => 'pass';
  Object.defineProperty(made, '__proto__', { value: { rows: 1, verdict: 'pass' }, enumerable: true });
  return Object.assign(made, { rows: z.rows, cols: z.cols, data: new Float64Array(z.data.length) });
}`,
};
