// Submissions that need no files, and a supervisor of fake workers in a folder of its own.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { SubmissionResult } from '../../../../tools/grade/result.ts';
import { type Entry, entryOf } from '../../../../tools/grade/supervisor/journal-line.ts';
import type { Progress } from '../../../../tools/grade/supervisor/progress.ts';
import { silent } from '../../../../tools/grade/supervisor/progress.ts';
import {
  type SupervisorOptions,
  superviseGrading,
} from '../../../../tools/grade/supervisor/supervise.ts';
import { empty, submission } from './submissions.ts';

export { empty, submission };

export const FAKE = join(import.meta.dirname, 'fake-worker.mjs');

/** A folder that is removed after the test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'supervisor-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Options for students of these ids, in the folder. */
export function options(dir: string, ids: readonly string[]): SupervisorOptions {
  return {
    submissions: ids.map((id) => submission(id)),
    worker: { command: process.execPath, args: [FAKE, dir] },
    journal: join(dir, 'journal.jsonl'),
    graderHash: 'grader',
    workers: 1,
    progress: silent,
    empty,
  };
}

/** A progress that keeps what was remarked. */
export function remarking(): { readonly progress: Progress; readonly remarks: string[] } {
  const remarks: string[] = [];
  return { remarks, progress: { ...silent, remark: (sentence) => remarks.push(sentence) } };
}

/** The lines that the fake workers wrote into a file of their folder. */
export function notes(dir: string, file: string): string[] {
  const path = join(dir, file);
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : [];
}

/** The entries of a journal; undefined for a line that cannot be read. */
export function entries(journal: string): (Entry | undefined)[] {
  const lines = readFileSync(journal, 'latin1').split('\n').slice(0, -1);
  return lines.map((line) => entryOf(Buffer.from(line, 'latin1')));
}

export function ids(results: readonly SubmissionResult[]): string[] {
  return results.map(({ student }) => student.id);
}

export const THREE = ['short-1', 'short-2', 'short-3'];

/** A journal of three graded submissions, and what was graded. */
export async function graded(dir: string) {
  const asked = options(dir, THREE);
  const results = await superviseGrading(asked);
  const text = readFileSync(asked.journal);
  return { asked, results, text, begun: () => notes(dir, 'begun').slice(3) };
}

/** Where each line begins, and at last the end of the text. */
export function starts(text: Buffer): number[] {
  return [0, ...[...text].flatMap((byte, i) => (byte === 0x0a ? [i + 1] : []))];
}
