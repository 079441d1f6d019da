import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'returns a Proxy that answers differently each time it is read',
  answer: `function hiddenError(WNext, deltaNext, z) {
  let reads = 0;
  const data = new Proxy(new Float64Array(z.data.length), { get: (all, key) => (reads++ % 2 ? NaN : Reflect.get(all, key)) });
  return new Proxy({ rows: z.rows, cols: z.cols, data }, { get: (all, key) => (reads++ > 3 ? all[key] : all[key]) });
}`,
};
