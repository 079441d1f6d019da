// What an examination needs, put together: the programs for the sandbox, the checks, the limits.

import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Check, type Exercise, exerciseOf } from 'course-checks';
import { candidatePrograms, translatorProgram } from '../candidate/programs.ts';
import type { SandboxTier } from '../result.ts';
import { type Sandbox, startSandbox } from '../sandbox/process.ts';
import type { Limits, Tools } from '../sandbox/tiers.ts';
import { type CandidatePatience, openCandidate } from './candidate.ts';
import { openChannel } from './channel.ts';
import type { Examination } from './examine.ts';
import { openTranslator, type Translator, translatorPatience } from './translator.ts';

export interface Workplace {
  readonly tier: SandboxTier;
  readonly tools: Tools;
  /** The folder that `writePrograms` has filled. */
  readonly programs: string;
  /** Processor time that one cell or one call may take, in seconds; on the clock twice as much. */
  readonly seconds?: number;
}

const LIMITS: Limits = { memory: 512, cpu: 120 };
const USUAL_SECONDS = 5;

/** How long things may take. */
export interface Hurry {
  readonly patience: CandidatePatience;
  /** Seconds on the clock for one exercise and for all of them. */
  readonly seconds: Examination['seconds'];
}

/** The limits of a workplace. */
export function hurryAt({ seconds = USUAL_SECONDS }: Workplace): Hurry {
  const each = { wall: 2 * seconds, cpu: seconds };
  return {
    patience: { cell: each, call: each, callbacks: 20_000 },
    seconds: { exercise: 60, notebook: 300 },
  };
}

/** Writes the programs for these exercises, as they must be before the first examination. */
export async function writePrograms(folder: string, exercises: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'translator.js'), await translatorProgram());
  const programs = await candidatePrograms(
    exercises.map((exercise) => ({ exercise, withheld: exerciseOf(exercise).withheld ?? [] })),
  );
  for (const [k, id] of exercises.entries()) await writeFile(join(folder, `${id}.js`), programs[k]);
}

/** A translator for all examinations of a process. */
export function translatorAt(workplace: Workplace, patience = translatorPatience): Translator {
  return openTranslator(() => started(workplace, 'translator'), patience);
}

/** An examination of one notebook. */
export async function examinationAt(
  workplace: Workplace,
  translator: Translator,
  exercises: readonly string[],
  seed: string,
  { patience, seconds }: Hurry = hurryAt(workplace),
): Promise<Examination> {
  const hidden = await hiddenChecks(exercises);
  return {
    translator,
    candidate: (id) => openCandidate(openChannel(started(workplace, id)), patience),
    exercise: exerciseOf,
    hidden: (id) => hidden.get(id) ?? [],
    seed,
    seconds,
  };
}

function started({ tier, tools, programs }: Workplace, name: string): Sandbox {
  return startSandbox(tier, join(programs, `${name}.js`), LIMITS, tools);
}

const solutions = resolve(import.meta.dirname, '../../../solutions');

/** The hidden checks of these exercises, which lie beside their notebooks with solutions. */
async function hiddenChecks(
  exercises: readonly string[],
): Promise<ReadonlyMap<Exercise['id'], readonly Check[]>> {
  const notebooks = new Set(exercises.map((id) => id.split('.')[0].padStart(2, '0')));
  const found = new Map<string, readonly Check[]>();
  for (const notebook of notebooks) {
    const { hidden } = (await import(join(solutions, 'checks', `${notebook}.ts`))) as {
      hidden: Readonly<Record<string, readonly Check[]>>;
    };
    for (const [id, checks] of Object.entries(hidden)) found.set(id, checks);
  }
  for (const id of exercises) {
    if (!found.get(id)?.length)
      throw new Error(`exercise ${id} has no hidden checks in solutions/checks`);
  }
  return found;
}
