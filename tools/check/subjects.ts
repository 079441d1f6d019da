// The notebooks to check, read from disk.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { readNotebook } from '../notebook/files.ts';
import { NotebookError } from '../notebook/notebook-error.ts';
import { read } from '../notebook/read.ts';
import type { Finding } from './finding.ts';
import type { Subject } from './notebook.ts';

/** A notebook to check. */
export interface Source {
  readonly file: string;
  /** The same executed; without it nothing is said of outputs. */
  readonly executed?: string;
  /** Why it was not executed. */
  readonly finding?: Finding;
}

export interface Subjects {
  readonly subjects: readonly Subject[];
  /** What cannot be read, or was not executed. */
  readonly findings: readonly Finding[];
}

/** The notebooks with their executed twins, as far as there are any. */
export async function readSubjects(sources: readonly Source[]): Promise<Subjects> {
  const all = await Promise.all(sources.map(readSubject));
  return {
    subjects: all.flatMap(({ subject }) => subject ?? []),
    findings: all.flatMap(({ findings }) => findings),
  };
}

interface Reading {
  readonly subject?: Subject;
  readonly findings: readonly Finding[];
}

async function readSubject({ file, executed, finding }: Source): Promise<Reading> {
  let subject: Subject;
  try {
    const text = await readFile(file, 'utf8');
    subject = { file, text, notebook: read(await readFile(file), file) };
  } catch (error) {
    return { findings: [unreadable(file, error)] };
  }
  if (executed === undefined) return { subject, findings: finding ? [finding] : [] };
  if (!existsSync(executed)) {
    const what = `there is no executed notebook ${executed}; execute it with course run`;
    return { subject, findings: [{ file, what }] };
  }
  try {
    return { subject: { ...subject, executed: await readNotebook(executed) }, findings: [] };
  } catch (error) {
    return { subject, findings: [unreadable(executed, error)] };
  }
}

function unreadable(file: string, error: unknown): Finding {
  if (!(error instanceof NotebookError)) throw error;
  return { file, what: error.message.replace(`${file}: `, '') };
}
