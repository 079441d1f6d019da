// npm run bench -- grade: submissions per second in each tier that this machine has. Every round grades
// the same notebooks once in each tier, one tier after another; what is printed are medians over the
// rounds. The peer is the same without a sandbox: the same calls of the same answers in this process.

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { exerciseOf, runChecks } from 'course-checks';
import * as library from 'kernel-lib';
import type { ManifestNotebook } from '../tools/exercises/manifest.ts';
import { translate } from '../tools/grade/candidate/translate.ts';
import { type Examination, examine } from '../tools/grade/examiner/examine.ts';
import {
  examinationAt,
  translatorAt,
  type Workplace,
  writePrograms,
} from '../tools/grade/examiner/workplace.ts';
import { readManifest } from '../tools/grade/manifest-file.ts';
import type { SandboxTier } from '../tools/grade/result.ts';
import { bestTier, installDeno } from '../tools/grade/sandbox/tools.ts';
import type { ReadSubmission, RunCell } from '../tools/grade/submission.ts';
import { readNotebook } from '../tools/notebook/files.ts';
import { median } from './side-by-side.ts';

const ROUNDS = 5;
const TIERS: readonly SandboxTier[] = ['hardened', 'default', 'node-only'];
const solutions = resolve(import.meta.dirname, '../solutions');

/** How long it takes to grade the notebooks, in seconds. */
type Grader = () => Promise<number>;

export async function grade(): Promise<string> {
  installDeno((line) => console.log(line));
  const folder = mkdtempSync(join(tmpdir(), 'bench-grade-'));
  const best = bestTier();
  const { notebooks } = await readManifest();
  const submissions = await Promise.all(notebooks.map(rightOnes));
  const exercises = notebooks.flatMap((each) => each.exercises.map(({ id }) => id));
  await writePrograms(folder, exercises);
  const graders = new Map<string, Grader>([['in this process', () => unheld(submissions)]]);
  for (const tier of TIERS.slice(TIERS.indexOf(best.tier))) {
    graders.set(tier, held({ tier, tools: best.tools, programs: folder }, submissions));
  }
  const seconds = new Map<string, number[]>([...graders.keys()].map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, run] of graders) seconds.get(name)?.push(await run());
  }
  if (existsSync(folder)) rmSync(folder, { recursive: true });
  return table(seconds, submissions.length, exercises.length);
}

/** The solutions, as a student would hand them in. */
async function rightOnes(released: ManifestNotebook): Promise<ReadSubmission> {
  const { cells } = await readNotebook(join(solutions, released.file));
  const kept = cells.flatMap((cell): RunCell[] => {
    const { exercise, role } = (cell.metadata.course ?? {}) as Record<string, string>;
    if (cell.cell_type !== 'code' || role === 'check' || role === 'hidden-check') return [];
    return [{ id: cell.id, source: cell.source, ...(exercise && { exercise }) }];
  });
  return { released, cells: kept, missing: {}, remarks: [] };
}

function held(workplace: Workplace, submissions: readonly ReadSubmission[]): Grader {
  return async () => {
    const translator = translatorAt(workplace);
    const began = performance.now();
    for (const submission of submissions) {
      const ids = submission.released.exercises.map(({ id }) => id);
      const examination = await examinationAt(workplace, translator, ids, 'bench');
      checkRight(submission, await examine(submission, examination));
    }
    translator.close();
    return (performance.now() - began) / 1000;
  };
}

function checkRight(
  { released }: ReadSubmission,
  results: Awaited<ReturnType<typeof examine>>,
): void {
  const wrong = results.find(({ verdict }) => verdict !== 'pass');
  if (wrong)
    throw new Error(`${released.file}: ${wrong.exercise} is ${wrong.verdict}; it is right`);
}

/** The same work with nothing between examiner and candidate. */
async function unheld(submissions: readonly ReadSubmission[]): Promise<number> {
  const began = performance.now();
  for (const submission of submissions) {
    const names = submission.released.exercises.flatMap(({ id }) =>
      Object.keys(exerciseOf(id).asked),
    );
    const hidden = await hiddenOf(submission);
    const answers = evaluated(submission, names);
    for (const { id } of submission.released.exercises) {
      const exercise = exerciseOf(id);
      const report = runChecks(exercise, [...exercise.visible, ...hidden(id)], answers);
      const wrong = report.rows.find(({ verdict }) => verdict !== 'pass');
      if (wrong) throw new Error(`${id}: "${wrong.what}" is ${wrong.verdict}; it is right`);
    }
  }
  return (performance.now() - began) / 1000;
}

async function hiddenOf({ released }: ReadSubmission): Promise<Examination['hidden']> {
  const { hidden } = await import(join(solutions, 'checks', `${released.file.slice(0, 2)}.ts`));
  return (id) => hidden[id] ?? [];
}

function evaluated(
  { cells }: ReadSubmission,
  names: readonly string[],
): Readonly<Record<string, unknown>> {
  const code = cells.map(({ source }) => translate(source)).join('\n');
  const list = names.map((name) => `${name}: typeof ${name} === 'undefined' ? undefined : ${name}`);
  const run = new Function('__course_import__', `${code}\nreturn { ${list.join(', ')} };`);
  const modules = (name: string) => (name === 'kernel-lib' ? library : { check: () => undefined });
  return run(modules) as Readonly<Record<string, unknown>>;
}

function table(
  seconds: ReadonlyMap<string, readonly number[]>,
  submissions: number,
  exercises: number,
): string {
  const alone = median(seconds.get('in this process') ?? []);
  const rows = [...seconds].map(([name, all]) => {
    const time = median(all);
    const each = (submissions / time).toFixed(2).padStart(8);
    const perExercise = ((1000 * time) / exercises).toFixed(0).padStart(8);
    return `${name.padEnd(16)} ${each} ${perExercise} ${(time / alone).toFixed(1).padStart(8)}`;
  });
  const head = `${'tier'.padEnd(16)} ${'per s'.padStart(8)} ${'ms each'.padStart(8)} ${'ratio'.padStart(8)}`;
  return [
    `grade: ${submissions} notebooks with ${exercises} exercises, all right, one worker, ${ROUNDS} rounds`,
    'per s: whole notebooks; ms each: an exercise, in a fresh process; ratio: to no sandbox at all',
    head,
    ...rows,
  ].join('\n');
}
