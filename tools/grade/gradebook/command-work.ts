// What all of `course grades` does first: open the gradebook, read out its marks.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../../usage-error.ts';
import { several } from '../exports/filled.ts';
import type { Gradebook } from './gradebook.ts';
import { type Grades, grades } from './grades.ts';
import { NO_RULE } from './grading-rule.ts';
import { readGradingRule } from './read-rule.ts';

/** Where the command works and whom it tells. */
export interface Surroundings {
  readonly project: string;
  readonly print: (line: string) => void;
  /** The time of a manual mark, in ISO 8601. */
  readonly now: () => string;
}

export interface Options {
  readonly gradebook?: string;
  readonly config?: string;
  readonly notebook?: string;
  readonly clear?: true;
  readonly manual?: true;
  readonly runs?: true;
}

/** Opens the gradebook for the work and closes it. */
export async function withGradebook(
  { project }: Surroundings,
  options: Options,
  work: (book: Gradebook) => Promise<void>,
): Promise<void> {
  const path = options.gradebook ?? join(project, 'build/grades/grades.sqlite');
  if (!existsSync(path)) {
    throw new UsageError(
      `${path}: there is no gradebook; make one with: npm run course -- grade <submissions>`,
    );
  }
  // SQLite takes a moment to load; no other command waits for it.
  const { openGradebook } = await import('./gradebook.ts');
  const book = await openGradebook(path);
  try {
    await work(book);
  } finally {
    book.close();
  }
}

/** The marks after penalties, of one notebook if one is asked for. */
export async function readOut(
  { project, print }: Surroundings,
  book: Gradebook,
  { config, notebook }: Options,
): Promise<Grades> {
  const usual = join(project, 'grading.json');
  const file = config ?? (existsSync(usual) ? usual : undefined);
  if (file === undefined) print('There is no grading.json, so nothing is taken for lateness.');
  const rule = file === undefined ? NO_RULE : readGradingRule(await text(file), file);
  const marks = book.marks();
  const names = [...new Set(marks.map((one) => one.notebook))].sort();
  if (notebook !== undefined && !names.includes(notebook)) {
    throw new UsageError(
      `--notebook ${notebook}: the gradebook has ${names.join(', ') || 'no marks yet'}`,
    );
  }
  const ids = new Set(marks.map(({ student }) => student.id));
  // A name that is misspelt in the rule would be a rule that is lost.
  const lost = [
    ...[...rule.deadlines.keys()].filter((name) => !names.includes(name)),
    ...[...rule.excused].filter((id) => !ids.has(id)),
  ];
  for (const name of lost) print(`note: ${file} names ${name}, of which there are no marks.`);
  const all = grades(marks, book.refused(), rule, notebook);
  const open = unclear(all);
  if (open.length > 0) {
    print(
      `note: lateness is unclear, and nothing was taken, for ${open.length}: ${several(open)}; see: grades show <student>`,
    );
  }
  return all;
}

/** Lateness that a person has to decide on. */
function unclear({ students }: Grades): string[] {
  return students.flatMap(({ student, notebooks }) =>
    notebooks
      .filter(({ penalty }) => penalty.kind === 'unclear')
      .map(({ column }) => `${student.id} (${column.notebook})`),
  );
}

async function text(file: string): Promise<string> {
  if (!existsSync(file)) throw new UsageError(`${file}: there is no such file`);
  return readFile(file, 'utf8');
}

/** The number of a run, as it was typed. */
export function runNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`"${text}" is no number of a run; see them with: grades show --runs`);
}
