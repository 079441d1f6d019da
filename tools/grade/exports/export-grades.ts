// The files of `course grades export`.
import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UsageError } from '../../usage-error.ts';
import type { Grades } from '../gradebook/grades.ts';
import { canvasImport, canvasTable } from './canvas.ts';
import type { Filled } from './filled.ts';
import { gradesCsv, testsCsv } from './grades-csv.ts';
import { gradescopeResults, type HiddenVisibility } from './gradescope.ts';
import { moodleImport, moodleWorksheet } from './moodle.ts';
import { put } from './put.ts';

export interface ExportOptions {
  readonly out?: string;
  readonly moodle?: string;
  readonly canvas?: string;
  readonly assignment?: string;
  readonly gradescope?: true | string;
  readonly bom?: true;
}

/** A platform's table is read whole; a class of 1,000 has well under 1 MB, online texts come on top. */
const LARGEST = 64 * 2 ** 20;

/** Writes all files; what is to be told, a line each. Nothing is written if one cannot be made. */
export async function exportGrades(
  grades: Grades,
  gradebook: string,
  options: ExportOptions,
): Promise<string[]> {
  const form = { bom: options.bom ?? false };
  const files = new Map([
    ['grades.csv', gradesCsv(grades, form)],
    ['tests.csv', testsCsv(grades, form)],
  ]);
  const notes: string[] = [];
  const fill = (name: string, { text, filled, notes: more }: Filled) => {
    files.set(name, text);
    notes.push(`${name}: rows filled: ${filled}`, ...more.map((note) => `${name}: ${note}`));
  };
  if (options.moodle === undefined) files.set('moodle-import.csv', moodleImport(grades, form));
  else {
    checkOneNotebook(grades, '--moodle');
    const sheet = await table(options.moodle);
    fill('moodle-worksheet.csv', moodleWorksheet(grades, sheet, options.moodle));
  }
  if (options.canvas === undefined) files.set('canvas-import.csv', canvasImport(grades, form));
  else {
    checkOneNotebook(grades, '--canvas');
    const sheet = await table(options.canvas);
    fill('canvas.csv', canvasTable(grades, sheet, options.canvas, options.assignment));
  }
  if (options.gradescope !== undefined) {
    for (const [name, text] of gradescopeFiles(grades, options.gradescope)) files.set(name, text);
  }
  const folder = options.out ?? dirname(gradebook);
  for (const [name, text] of files) await put(join(folder, name), text);
  return [...written(folder, [...files.keys()]), ...notes];
}

/** An assignment of a platform is one notebook; of several it would get a sum nobody asked for. */
function checkOneNotebook({ notebooks }: Grades, option: string): void {
  if (notebooks.length === 1) return;
  const names = notebooks.map(({ notebook }) => notebook).join(', ') || 'none';
  throw new UsageError(
    `${option} fills the marks of one notebook, and the gradebook has ${names}; say which with --notebook`,
  );
}

async function table(file: string): Promise<string> {
  if (!existsSync(file)) throw new UsageError(`${file}: there is no such file`);
  const { size } = statSync(file);
  if (size > LARGEST) {
    throw new UsageError(`${file} has ${size} bytes; a table of at most ${LARGEST} is wanted`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(file));
  } catch {
    throw new UsageError(
      `${file} is not UTF-8: a spreadsheet may have saved it anew; download it again and give it unopened`,
    );
  }
}

function gradescopeFiles({ students }: Grades, asked: true | string): Map<string, string> {
  const hidden: HiddenVisibility | undefined =
    asked === true || asked === 'after_published'
      ? 'after_published'
      : asked === 'hidden'
        ? 'hidden'
        : undefined;
  if (hidden === undefined) {
    throw new UsageError(`--gradescope ${asked}: wanted is after_published or hidden`);
  }
  const files = new Map<string, string>();
  for (const { student, notebooks } of students) {
    for (const grade of notebooks) {
      // Only a submission has results.
      if (grade.marks === undefined) continue;
      const folder = grade.column.notebook.replace(/\.ipynb$/, '');
      const parts = ['gradescope', safe(student.id), safe(folder), 'results.json'];
      files.set(parts.join('/'), gradescopeResults(grade, hidden));
    }
  }
  return files;
}

/** Intake gives names that are safe; that a gradebook was not edited is no one's promise. */
function safe(name: string): string {
  if (/^[\w.-]+$/.test(name) && !/^\.+$/.test(name)) return name;
  throw new UsageError(
    `${JSON.stringify(name)} cannot be the name of a folder; wanted are letters, digits, ".", "_" and "-"`,
  );
}

function written(folder: string, names: readonly string[]): string[] {
  const single = names.filter((name) => !name.startsWith('gradescope/'));
  const many = names.length - single.length;
  const lines = single.map((name) => `written: ${join(folder, name)}`);
  return many === 0 ? lines : [...lines, `written: ${many} files in ${join(folder, 'gradescope')}`];
}
