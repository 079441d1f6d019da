// A class of students, written into a folder: right answers, every mistake of the catalogue made in
// earnest, empty and broken files, and hostile ones.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { exercises } from 'course-checks';
import { build } from 'esbuild';
import { readNotebook } from '../../../../tools/notebook/files.ts';
import type { Cell, Notebook } from '../../../../tools/notebook/notebook.ts';
import { write } from '../../../../tools/notebook/write.ts';
import { notebooks } from './examined.ts';

const root = resolve(import.meta.dirname, '../../../..');

/** What a student of the class handed in, and what it must come to. */
export interface Handed {
  readonly student: string;
  /** The name of the file. */
  readonly notebook: string;
  readonly text: string | Buffer;
  /** The only exercise that was written, or `all` or `none`. */
  readonly written: string;
  /** Whether it is right. */
  readonly right: boolean;
  /** The mistake that was made. */
  readonly mistake?: string;
}

export function writeClass(folder: string, handed: readonly Handed[]): void {
  for (const { student, notebook, text } of handed) {
    mkdirSync(join(folder, student), { recursive: true });
    writeFileSync(join(folder, student, notebook), text);
  }
}

const parts = await Promise.all(
  notebooks.map(async (entry) => ({
    entry,
    solutions: await readNotebook(join(root, 'solutions', entry.file)),
    released: await readNotebook(join(root, 'exercises', entry.file)),
  })),
);
type Part = (typeof parts)[number];

function partOf(exercise: string): Part {
  const found = parts.find(({ entry }) => entry.exercises.some(({ id }) => id === exercise));
  if (found === undefined) throw new Error(`no notebook has ${exercise}`);
  return found;
}

/** The release with the solution of one exercise, or of all, and cells of the student's own behind it. */
export function attempt(exercise: string, { solutions, released }: Part, own?: string): string {
  const right = new Map(solutions.cells.map((cell) => [cell.id, cell.source]));
  const cells = released.cells.flatMap((cell): Cell[] => {
    const { exercise: of, role } = (cell.metadata.course ?? {}) as Record<string, unknown>;
    if (role !== 'solution' || (of !== exercise && exercise !== 'all')) return [cell];
    return [{ ...cell, source: right.get(cell.id) ?? '' }];
  });
  const last = cells.findLastIndex(
    ({ metadata }) => (metadata.course as { exercise?: string } | undefined)?.exercise === exercise,
  );
  const added: Cell[] = own === undefined ? [] : [ownCell(own)];
  const notebook: Notebook = { ...released, cells: cells.toSpliced(last + 1, 0, ...added) };
  return write(notebook);
}

function ownCell(source: string): Cell {
  return {
    cell_type: 'code',
    id: 'my-own',
    metadata: {},
    source,
    execution_count: null,
    outputs: [],
  } as unknown as Cell;
}

/** Their solutions call the solutions of earlier exercises. */
const BUILT_ON_OTHERS = new Set(['4.4', '4.5', '6.5']);

/** Everyone who is right: a whole notebook each, and each exercise alone. */
export function rightAnswers(): Handed[] {
  return [
    ...parts.map((part, k) => ({
      student: `right-${k}`,
      notebook: part.entry.file,
      text: attempt('all', part),
      written: 'all',
      right: true,
    })),
    ...exercises
      .filter(({ id }) => !BUILT_ON_OTHERS.has(id))
      .map(({ id }) => ({
        student: `right-${id}`,
        notebook: partOf(id).entry.file,
        text: attempt(id, partOf(id)),
        written: id,
        right: true,
      })),
  ];
}

/** Everyone who made a mistake of the catalogue: the mistake's own function in place of the right one. */
export async function mistakes(): Promise<Handed[]> {
  const all = parts.map(async (part) => {
    const number = part.entry.file.slice(0, 2);
    const bundle = await catalogue(number);
    const own = exercises.filter(({ id }) => partOf(id) === part);
    return own.flatMap(({ id, asked, mistakes: made }) =>
      made.map((mistake, k): Handed => {
        const name = mistake.of ?? Object.keys(asked)[0];
        const code = `${bundle}\nvar ${name} = catalogue.exercises.find(({ id }) => id === '${id}').mistakes[${k}].answer;`;
        return {
          student: `mistake-${id}-${k}`,
          notebook: part.entry.file,
          text: attempt(id, part, code),
          written: id,
          right: false,
          mistake: mistake.id,
        };
      }),
    );
  });
  return (await Promise.all(all)).flat();
}

/** The exercises of a notebook as one script, with all of kernel-lib that they use. */
async function catalogue(number: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'checks', number, 'index.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'catalogue',
    conditions: ['source'],
    minify: true,
    logLevel: 'silent',
    external: ['node:vm'],
  });
  return outputFiles[0].text;
}

/** Files with nothing in them, or nothing that can be read. */
export function emptyAndBroken(): Handed[] {
  const [part] = parts.slice(-1);
  const text = attempt('all', part);
  const cases: [string, string | Buffer][] = [
    ['untouched', write(part.released)],
    ['no-bytes', ''],
    ['cut-off', text.slice(0, 5000)],
    ['no-json', 'I could not open the file, sorry!'],
    ['a-list', '[]'],
    ['no-cells', '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'],
    ['old-format', '{"worksheets": [], "metadata": {}, "nbformat": 3, "nbformat_minor": 0}'],
    ['bad-utf8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ['deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['zeros', Buffer.alloc(1000)],
  ];
  return cases.map(([student, content]) => ({
    student,
    notebook: part.entry.file,
    text: content,
    written: 'none',
    right: false,
  }));
}

const HOSTILE: Readonly<Record<string, string>> = {
  'never-ends': 'for (;;) {}',
  'never-ends-later': 'function outputError() { for (;;) {} }',
  'takes-memory': 'const all: unknown[] = []; for (;;) all.push(new Float64Array(1e6).fill(1));',
  'ends-the-process': '(globalThis as any).Deno?.exit(0); (globalThis as any).process.exit(0);',
  'writes-a-verdict':
    'const d = (globalThis as any).Deno; d?.stdout.writeSync(new TextEncoder().encode(\'{"is":"returned","value":1}\'));',
  'writes-for-ever':
    'const d = (globalThis as any).Deno; for (;;) d.stdout.writeSync(new Uint8Array(65536));',
  'reads-the-solutions': `import { readFileSync } from 'node:fs'; readFileSync('${join(root, 'solutions/checks/06.ts')}');`,
  'changes-the-prototypes':
    'Object.defineProperty(Object.prototype, "is", { get: () => "returned", configurable: true });',
  'answers-everything': 'var outputError = new Proxy(() => ({}), { apply: (_f, _t, [, z]) => z });',
  'a-wall-of-text': `const x = ${'1+'.repeat(60_000)}1;`,
};

/** Cells that mean harm, in a notebook in which nothing else was written. */
export function hostile(): Handed[] {
  const part = partOf('6.1');
  return Object.entries(HOSTILE).map(([student, code]) => ({
    student,
    notebook: part.entry.file,
    text: write({
      ...part.released,
      cells: part.released.cells.map((cell) =>
        cell.id === 'ex-6-1' ? { ...cell, source: code } : cell,
      ),
    }),
    written: '6.1',
    right: false,
  }));
}
