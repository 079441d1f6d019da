// The official schema, a good notebook as it stands in a file, and ways to spoil it.

import { readFileSync } from 'node:fs';
import AjvDraft04 from 'ajv-draft-04';
import { expect } from 'vitest';
import type { Json } from '../../../tools/notebook/notebook.ts';
import { NotebookError } from '../../../tools/notebook/notebook-error.ts';
import { read } from '../../../tools/notebook/read.ts';

/** The text of a file in test/fixtures/nbformat. */
export function fixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/nbformat/${name}`, import.meta.url), 'utf8');
}

// Not strict: the schema itself misspells `items` once and forgets `properties` three times.
// ajv-draft-04 is CommonJS, whose class is the field `default` for TypeScript and Node alike.
const schema = new AjvDraft04.default({ strict: false }).compile(
  JSON.parse(fixture('nbformat.v4.5.schema.json')),
);

/** Whether the official schema of nbformat 4.5 accepts a parsed file. */
export function schemaAccepts(file: Json): boolean {
  return schema(file) === true;
}

/** The error with which `read` refuses a parsed file, or undefined if it reads it. */
export function readRefuses(file: Json): NotebookError | undefined {
  try {
    read(JSON.stringify(file), 'a.ipynb');
    return undefined;
  } catch (error) {
    if (error instanceof NotebookError) return error;
    throw error;
  }
}

export type Path = readonly (string | number)[];

/** A copy of `value` with other content at the end of the path; undefined removes the field. */
export function replaced(value: Json, path: Path, content: Json | undefined): Json {
  const [key, ...rest] = path;
  if (Array.isArray(value)) {
    const copy: Json[] = [...value];
    const index = Number(key);
    copy[index] = rest.length === 0 ? (content ?? null) : replaced(copy[index], rest, content);
    return copy;
  }
  const entries = new Map(Object.entries(value ?? {}));
  const inner =
    rest.length === 0 ? content : replaced(entries.get(String(key)) ?? {}, rest, content);
  if (inner === undefined) entries.delete(String(key));
  else entries.set(String(key), inner);
  return Object.fromEntries(entries);
}

/** The sentence with which `read` refuses the good notebook after a change the schema refuses, too. */
export function refusal(path: Path, content: Json | undefined): string | undefined {
  const spoiled = replaced(good, path, content);
  expect(schemaAccepts(spoiled), 'the schema accepts the change').toBe(false);
  return readRefuses(spoiled)?.message;
}

/** The sentence with which `read` refuses a change of the good notebook that the schema accepts. */
export function strictRefusal(path: Path, content: Json | undefined): string | undefined {
  const spoiled = replaced(good, path, content);
  expect(schemaAccepts(spoiled), 'the schema accepts the change').toBe(true);
  return readRefuses(spoiled)?.message;
}

/** A notebook with every kind of cell and output: cells 0 markdown, 1 raw, 2 code; outputs 0 … 3. */
export const good: Json = {
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {
    title: 'a good notebook',
    kernelspec: { name: 'tslab', display_name: 'TypeScript' },
    language_info: { name: 'typescript' },
  },
  cells: [
    {
      cell_type: 'markdown',
      id: 'prose',
      metadata: { tags: ['intro'], slideshow: { slide_type: 'slide' } },
      source: ['# Title\n', 'text'],
      attachments: { 'x.png': { 'image/png': 'iVBORw0KGgo=' } },
    },
    { cell_type: 'raw', id: 'raw', metadata: {}, source: 'raw' },
    {
      cell_type: 'code',
      id: 'sigma',
      metadata: {},
      source: 'sigma(z)',
      execution_count: 1,
      outputs: [
        { output_type: 'stream', name: 'stdout', text: ['a\n', 'b'] },
        {
          output_type: 'display_data',
          data: { 'text/plain': 'x', 'application/json': [1] },
          metadata: {},
        },
        { output_type: 'execute_result', data: {}, metadata: {}, execution_count: 1 },
        { output_type: 'error', ename: 'Error', evalue: 'no', traceback: ['line 1'] },
      ],
    },
  ],
};
