// Options of several pictures that Plotly steps through. It merges each into what is drawn, so an
// option that one sets and the next does not mention would stay. Here each is made to mention all
// that any of them sets; a picture is then the same from wherever the reader jumps to it.

import type { PlotlyObject } from './figure.ts';

/** As Plotly merges a trace: objects into objects, everything else replaced. */
export function merged(base: PlotlyObject, over: PlotlyObject): PlotlyObject {
  const entries = Object.entries(over).map(([key, value]) => {
    const under = base[key];
    return [key, isObject(under) && isObject(value) ? merged(under, value) : value];
  });
  return { ...base, ...Object.fromEntries(entries) };
}

/**
 * For each part the options that any of the parts sets: as the part has it, or else as the base has
 * it, or else null, which is Plotly's default.
 */
export function levelled(base: PlotlyObject, parts: readonly PlotlyObject[]): PlotlyObject[] {
  const keys = [...new Set(parts.flatMap(Object.keys))];
  const columns = keys.map((key) => {
    const values = parts.map((part) => (key in part ? part[key] : (base[key] ?? null)));
    if (values.some(isObject) && values.every((value) => value === null || isObject(value))) {
      const under = base[key];
      return levelled(
        isObject(under) ? under : {},
        values.map((value) => value ?? {}),
      );
    }
    return key === 'annotations' || key === 'shapes' ? equallyLong(values) : values;
  });
  return parts.map((_, k) => Object.fromEntries(keys.map((key, i) => [key, columns[i][k]])));
}

/** Lists are merged entry by entry, so the place of an entry that a step does not have is hidden. */
function equallyLong(lists: readonly unknown[]): PlotlyObject[][] {
  const entries = lists.map((list) => (Array.isArray(list) ? list.filter(isObject) : []));
  const longest = Math.max(...entries.map((list) => list.length));
  const columns = Array.from({ length: longest }, (_, i) =>
    levelled(
      {},
      entries.map((list) => (i < list.length ? { visible: true, ...list[i] } : { visible: false })),
    ),
  );
  return entries.map((_, k) => columns.map((column) => column[k]));
}

export function isObject(value: unknown): value is PlotlyObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
