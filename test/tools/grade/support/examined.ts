// Notebooks of a student, made from the solutions with some cells replaced, and examined.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import manifest from '../../../../exercises/manifest.json' with { type: 'json' };
import type { ManifestNotebook } from '../../../../tools/exercises/manifest.ts';
import { type Examination, examine } from '../../../../tools/grade/examiner/examine.ts';
import type { Translator } from '../../../../tools/grade/examiner/translator.ts';
import {
  examinationAt,
  translatorAt,
  type Workplace,
  writePrograms,
} from '../../../../tools/grade/examiner/workplace.ts';
import type { ExerciseResult, SandboxTier } from '../../../../tools/grade/result.ts';
import { bestTier, installDeno } from '../../../../tools/grade/sandbox/tools.ts';
import type { ReadSubmission, RunCell } from '../../../../tools/grade/submission.ts';
import { readNotebook } from '../../../../tools/notebook/files.ts';

export const notebooks = manifest.notebooks as readonly ManifestNotebook[];
const solutions = resolve(import.meta.dirname, '../../../../solutions');

/** `06-back-propagation.ipynb` of `06`. */
export function released(number: string): ManifestNotebook {
  const found = notebooks.find(({ file }) => file.startsWith(number));
  if (found === undefined) throw new Error(`no notebook ${number}`);
  return found;
}

/** The solutions of a notebook as a student would hand them in, with these cells changed. */
export async function handedIn(
  number: string,
  changes: Readonly<Record<string, string>> = {},
): Promise<ReadSubmission> {
  const entry = released(number);
  const { cells } = await readNotebook(join(solutions, entry.file));
  const taken = cells.flatMap((cell): RunCell[] => {
    const { exercise, role } = (cell.metadata.course ?? {}) as Record<string, string>;
    if (cell.cell_type !== 'code' || role === 'check' || role === 'hidden-check') return [];
    return [
      { id: cell.id, source: changes[cell.id] ?? cell.source, ...(exercise && { exercise }) },
    ];
  });
  const own = Object.entries(changes).filter(([id]) => id.startsWith('own-'));
  const added = own.map(([id, source]) => ({ id, source }));
  return { released: entry, cells: [...taken, ...added], missing: {}, remarks: [] };
}

export interface Desk {
  readonly tier: SandboxTier;
  /** `seconds` of the processor for a cell or a call: 2 if left out. */
  examine(
    submission: ReadSubmission,
    other?: Partial<Examination>,
    seconds?: number,
  ): Promise<ExerciseResult[]>;
  close(): void;
}

/** Where submissions are examined in the best tier of this machine, or in the one that is named. */
export async function openDesk(tier?: SandboxTier): Promise<Desk> {
  const failed = installDeno((line) => console.log(line));
  if (failed !== undefined && process.env.CI) throw new Error(failed);
  const best = bestTier();
  const programs = mkdtempSync(join(tmpdir(), 'course-programs-'));
  const ids = notebooks.flatMap(({ exercises }) => exercises.map(({ id }) => id));
  await writePrograms(programs, ids);
  // Long enough for honest answers, as the processor's time is what runs out.
  const workplace: Workplace = { tier: tier ?? best.tier, tools: best.tools, programs, seconds: 2 };
  const translator: Translator = translatorAt(workplace);
  return {
    tier: workplace.tier,
    examine: async (submission, other = {}, seconds = 2) => {
      const own = submission.released.exercises.map(({ id }) => id);
      const examination = await examinationAt({ ...workplace, seconds }, translator, own, 'a seed');
      return examine(submission, { ...examination, ...other });
    },
    close: () => {
      translator.close();
      rmSync(programs, { recursive: true });
    },
  };
}
