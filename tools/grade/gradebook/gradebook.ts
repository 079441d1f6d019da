// The gradebook: every run that was recorded, and what people set by hand. It is worked on in memory;
// `save` writes it whole, so that a killed grader leaves the old file or the new one.
import { UsageError } from '../../usage-error.ts';
import type { SubmissionResult } from '../result.ts';
import type { Refused } from '../submission.ts';
import { difference } from './difference.ts';
import { readDatabase, writeDatabase } from './file.ts';
import { type ManualSetting, setManual } from './manual.ts';
import type { Change, ManualEntry, NotebookMarks, Run } from './marks.ts';
import { manualEntries, marks, refused, runs } from './read-marks.ts';
import { recordRun } from './record.ts';

export interface Gradebook {
  readonly path: string;
  /** Keeps the run beside all earlier ones and gives its number. */
  record(
    run: Omit<Run, 'id'>,
    results: readonly SubmissionResult[],
    refused?: readonly Refused[],
  ): number;
  /** The oldest first. */
  runs(): Run[];
  /** Of one run; without, of the newest run that has the student's notebook. */
  marks(run?: number): NotebookMarks[];
  /** Of one run; without, what no later run has made good. */
  refused(run?: number): Refused[];
  /** Sets or clears points and comment of a student's exercise; whether that changed anything. */
  setManual(setting: ManualSetting): boolean;
  manual(): ManualEntry[];
  /** What the later run marked otherwise than the earlier one. */
  difference(before: number, after: number): Change[];
  /** Writes the file; a UsageError if another program has written it meanwhile. */
  save(): Promise<void>;
  close(): void;
}

/** The gradebook at the path; an empty one if there is no file yet. UsageError if it is no gradebook. */
export async function openGradebook(path: string): Promise<Gradebook> {
  const read = await readDatabase(path);
  const { db } = read;
  let { stamp } = read;
  const known = (run: number | undefined): number | null => {
    if (run === undefined) return null;
    const ids = runs(db).map(({ id }) => id);
    if (ids.includes(run)) return run;
    const has = ids.length === 0 ? 'none yet' : ids.join(', ');
    throw new UsageError(`${path} has no run ${run}; it has ${has}`);
  };
  return {
    path,
    record: (run, results, refused = []) => recordRun(db, run, results, refused),
    runs: () => runs(db),
    marks: (run) => marks(db, known(run)),
    refused: (run) => refused(db, known(run)),
    setManual: (setting) => setManual(db, setting),
    manual: () => manualEntries(db),
    difference: (before, after) => difference(marks(db, known(before)), marks(db, known(after))),
    save: async () => {
      stamp = await writeDatabase(path, db, stamp);
    },
    close: () => db.close(),
  };
}
