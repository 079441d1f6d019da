// All pages in a folder. Every name is looked at before the first file is written.
//
//   feedback/<student>/06-back-propagation.html, .md     for the student
//   lecturer/<student>/06-back-propagation.html, .md     for the lecturer alone
//   report.html                                          the class

import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pLimit from 'p-limit';
import writeFileAtomic from 'write-file-atomic';
import { UsageError } from '../../usage-error.ts';
import type { SubmissionResult } from '../result.ts';
import { type ClassReportOptions, classReport } from './class-report.ts';
import { lecturerFeedback, studentFeedback } from './feedback.ts';
import type { Hints } from './hints.ts';
import { type Marks, plainMarks } from './marks.ts';
import { notebookName } from './words.ts';

export interface Graded {
  readonly result: SubmissionResult;
  readonly marks: Marks;
}

export interface WriteOptions extends Omit<ClassReportOptions, 'marksOf'> {
  /** Of all notebooks; an exercise has one number in the whole course. */
  readonly hints: Hints;
}

/** Writes all pages; each file appears whole or not at all. The files, as paths below the folder. */
export async function writeFeedback(
  folder: string,
  graded: readonly Graded[],
  { hints, ...options }: WriteOptions,
): Promise<string[]> {
  const names = safeNames(graded.map(({ result }) => result));
  const limit = pLimit(8);
  const written = await Promise.all(
    graded.map((each, k) => limit(() => writeOne(folder, names[k], each, hints))),
  );
  const marks = new Map(graded.map((each) => [each.result, each.marks]));
  const marksOf = (result: SubmissionResult): Marks =>
    marks.get(result) ?? plainMarks(result.exercises);
  const report = classReport(
    graded.map(({ result }) => result),
    { ...options, marksOf },
  );
  await put(folder, 'report.html', report);
  return [...written.flat(), 'report.html'].sort();
}

async function writeOne(
  folder: string,
  name: string,
  { result, marks }: Graded,
  hints: Hints,
): Promise<string[]> {
  const student = studentFeedback(result, marks, hints);
  const lecturer = lecturerFeedback(result, marks, hints);
  const files = [
    [`feedback/${name}.html`, student.html],
    [`feedback/${name}.md`, student.markdown],
    [`lecturer/${name}.html`, lecturer.html],
    [`lecturer/${name}.md`, lecturer.markdown],
  ];
  for (const [file, text] of files) await put(folder, file, text);
  return files.map(([file]) => file);
}

async function put(folder: string, file: string, text: string): Promise<void> {
  const path = join(folder, file);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFileAtomic(path, text);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new UsageError(
      `${path} cannot be written (${code}); check the folder, its permissions and the room on the disk`,
      { cause },
    );
  }
}

/** `<student>/<notebook>` of each result, if all are safe and no two share a file or folder on any system. */
function safeNames(results: readonly SubmissionResult[]): string[] {
  const files = new Map<string, string>();
  const folders = new Map<string, string>();
  return results.map(({ student, notebook, origin }) => {
    const name = `${safe(student.id, origin)}/${safe(notebookName(notebook), origin)}`;
    const other = files.get(name.toLowerCase());
    if (other !== undefined) {
      throw new UsageError(
        `${origin} and ${other} would both be written to ${name}; let each student have one result for a notebook`,
      );
    }
    files.set(name.toLowerCase(), origin);
    // Windows and macOS would put both into one folder, and one would read the other's feedback.
    const owner = folders.get(student.id.toLowerCase()) ?? student.id;
    if (owner !== student.id) {
      throw new UsageError(
        `${origin}: the students ${owner} and ${student.id} differ only in capitals, so that they would share a folder; rename one`,
      );
    }
    folders.set(student.id.toLowerCase(), student.id);
    return name;
  });
}

// Names that Windows keeps for devices, whatever follows their first dot.
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

function safe(name: string, origin: string): string {
  const fits = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$/.test(name) && !name.endsWith('.');
  if (fits && !reserved.test(name)) return name;
  throw new UsageError(
    `${origin}: ${JSON.stringify(name)} cannot be the name of a file; take up to 100 letters, digits, ".", "_" and "-"`,
  );
}
