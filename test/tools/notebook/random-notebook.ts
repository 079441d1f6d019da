// Random notebook files that the official schema accepts, from a seed.

import type { Json } from '../../../tools/notebook/notebook.ts';

/** Uniform numbers in [0, 1): mulberry32 (Tommy Ettinger, 2017). */
export type Random = () => number;

export function random(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function below(r: Random, n: number): number {
  return Math.floor(r() * n);
}

export function pick<T>(r: Random, choices: readonly T[]): T {
  return choices[below(r, choices.length)];
}

function list<T>(r: Random, longest: number, entry: (i: number) => T): T[] {
  return Array.from({ length: below(r, longest + 1) }, (_, i) => entry(i));
}

/** An object that holds each field with probability ½. */
function some(r: Random, fields: Record<string, () => Json>): Record<string, Json> {
  const held = Object.entries(fields).filter(() => r() < 0.5);
  return Object.fromEntries(held.map(([key, content]) => [key, content()]));
}

const pieces = [
  'a',
  'δ',
  '\n',
  '\r',
  '\r\n',
  '\u2028',
  '\v',
  '\x85',
  '"',
  '\\',
  '😀',
  '\u001b',
  ' ',
];
const keys = ['10', '2', 'a', 'B', '\uff5e', '😀', '__proto__', 'constructor', 'toString', ''];
const numbers = [0, -0, 1, -1, 0.1, 1e-5, 1e-7, 1e16, 1e21, 5e-324, 1.7e308, 123456.789];
const jsonMimes = ['application/json', 'application/vnd.plotly.v1+json', 'application/+json'];
const textMimes = ['text/plain', 'text/html', 'image/png', 'image/svg+xml', 'application/x-tex'];

export function anyText(r: Random): string {
  return list(r, 8, () => pick(r, pieces)).join('');
}

export function anyJson(r: Random, depth = 3): Json {
  const kind = below(r, depth > 0 ? 6 : 4);
  if (kind === 0) return pick(r, [null, true, false]);
  if (kind === 1) return pick(r, numbers);
  if (kind === 2) return r() * 10 ** (below(r, 40) - 20);
  if (kind === 3) return anyText(r);
  if (kind === 4) return list(r, 3, () => anyJson(r, depth - 1));
  return Object.fromEntries(list(r, 3, () => [pick(r, keys), anyJson(r, depth - 1)]));
}

function anyObject(r: Random): Json {
  return Object.fromEntries(list(r, 2, () => [pick(r, keys), anyJson(r)]));
}

function multiline(r: Random): Json {
  return r() < 0.5 ? anyText(r) : list(r, 3, () => anyText(r));
}

function count(r: Random): Json {
  return r() < 0.5 ? null : below(r, 100);
}

function bundle(r: Random): Json {
  return Object.fromEntries([
    ...list(r, 2, () => [pick(r, textMimes), multiline(r)]),
    ...list(r, 2, () => [pick(r, jsonMimes), anyJson(r)]),
  ]);
}

function output(r: Random): Json {
  const metadata = anyObject(r);
  switch (below(r, 4)) {
    case 0:
      return {
        output_type: 'stream',
        name: pick(r, ['stdout', 'stderr', 'log']),
        text: multiline(r),
      };
    case 1:
      return { output_type: 'display_data', data: bundle(r), metadata };
    case 2:
      return {
        output_type: 'execute_result',
        data: bundle(r),
        metadata,
        execution_count: count(r),
      };
    default: {
      const traceback = list(r, 3, () => anyText(r));
      return { output_type: 'error', ename: anyText(r), evalue: anyText(r), traceback };
    }
  }
}

function cell(r: Random, i: number): Json {
  const metadata = some(r, {
    tags: () => [...new Set(list(r, 3, () => pick(r, ['check', 'hidden', 'a b', '10'])))],
    name: () => `cell ${i}`,
    jupyter: () => anyObject(r),
    slideshow: () => pick(r, [{ slide_type: 'fragment' }, {}]),
    course: () => anyJson(r),
  });
  const cell_type = pick(r, ['markdown', 'raw', 'code']);
  const common = { cell_type, id: `${pick(r, ['a', 'B-', '_'])}${i}`, source: multiline(r) };
  if (cell_type !== 'code') {
    const name = anyText(r);
    return { ...common, metadata, ...some(r, { attachments: () => ({ [name]: bundle(r) }) }) };
  }
  const run = some(r, {
    collapsed: () => r() < 0.5,
    scrolled: () => pick(r, [true, false, 'auto']),
    execution: () => ({ 'shell.execute_reply': anyText(r) }),
  });
  const outputs = list(r, 3, () => output(r));
  return { ...common, metadata: { ...metadata, ...run }, execution_count: count(r), outputs };
}

/** A file of format 4.5 as parsed JSON. */
export function randomNotebook(r: Random): Json {
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: some(r, {
      title: () => anyText(r),
      authors: () => [{ name: 'Ada' }, anyJson(r)],
      kernelspec: () => ({ name: 'tslab', display_name: anyText(r), language: anyJson(r) }),
      language_info: () => ({
        name: 'typescript',
        ...some(r, {
          codemirror_mode: () => pick(r, ['typescript', { name: 'javascript' }]),
          file_extension: () => '.ts',
          version: () => anyJson(r),
        }),
      }),
      widgets: () => anyJson(r),
    }),
    cells: list(r, 5, (i) => cell(r, i)),
  };
}
