// A submission of notebook 06 examined in one tier, with short limits.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '../../../../tools/exercises/manifest.ts';
import { examine } from '../../../../tools/grade/examiner/examine.ts';
import {
  examinationAt,
  type Hurry,
  translatorAt,
  type Workplace,
  writePrograms,
} from '../../../../tools/grade/examiner/workplace.ts';
import type { ExerciseResult } from '../../../../tools/grade/result.ts';
import type { RunCell } from '../../../../tools/grade/submission.ts';
import type { TierHere } from '../support/tiers.ts';
import { type Attack, right } from './attack.ts';

const FILE = '06-back-propagation.ipynb';
const EXERCISES = ['6.1', '6.2'] as const;
const root = join(import.meta.dirname, '../../../..');

// Long enough for an honest answer on a busy machine, as the processor's time is what runs out.
const hurry: Hurry = {
  patience: {
    cell: { wall: 4, cpu: 0.6 },
    call: { wall: 2, cpu: 0.5 },
    callbacks: 20_000,
  },
  seconds: { exercise: 10, notebook: 30 },
};

export interface Examiner {
  examined(
    cells: readonly RunCell[],
    exercises?: readonly string[],
    limits?: Partial<Hurry>,
  ): Promise<ExerciseResult[]>;
  close(): void;
}

export async function examinerIn({ tier, tools }: TierHere): Promise<Examiner> {
  const programs = mkdtempSync(join(tmpdir(), 'course-attacks-'));
  await writePrograms(programs, EXERCISES);
  const place: Workplace = { tier, tools, programs };
  const translator = translatorAt(place, { wall: 15, cpu: 2 });
  return {
    examined: async (cells, exercises = EXERCISES, limits = {}) => {
      const examination = await examinationAt(place, translator, exercises, 'a seed', {
        ...hurry,
        ...limits,
      });
      const released = releasedNotebook(exercises);
      return await examine({ released, cells, missing: {}, remarks: [] }, examination);
    },
    close: () => {
      translator.close();
      rmSync(programs, { recursive: true, force: true });
    },
  };
}

function releasedNotebook(exercises: readonly string[]) {
  const text = readFileSync(join(root, 'exercises/manifest.json'), 'utf8');
  const manifest = JSON.parse(text) as Manifest; // written by us
  const released = manifest.notebooks.find(({ file }) => file === FILE);
  if (released === undefined) throw new Error(`${FILE} is not in the manifest`);
  return { ...released, exercises: released.exercises.filter(({ id }) => exercises.includes(id)) };
}

const setup: RunCell = {
  id: 'setup',
  source: sourceOf('setup'),
};

function sourceOf(id: string): string {
  const path = join(root, 'exercises', FILE);
  const notebook = JSON.parse(readFileSync(path, 'utf8')) as {
    cells: { id: string; source: string | string[] }[];
  };
  const cell = notebook.cells.find((each) => each.id === id);
  return [cell?.source ?? []].flat().join('');
}

/** The cells of a notebook with these answers. */
export function answered(answers: Readonly<Record<string, string>>): RunCell[] {
  const own = Object.entries(answers).map(([exercise, source]) => ({
    id: `ex-${exercise.replace('.', '-')}`,
    exercise,
    source,
  }));
  return [setup, ...own];
}

/** The cells of an attack, and the exercises it is examined in. */
export function cellsOf(attack: Attack): { cells: RunCell[]; exercises: readonly string[] } {
  const { exercise = '6.2', answer, before, after, leavesOthers } = attack;
  const [given, ...own] = answered({
    ...(leavesOthers ? right : {}),
    [exercise]: answer,
  });
  const extra = (id: string, source: string | undefined) =>
    source === undefined ? [] : [{ id, source }];
  return {
    cells: [given, ...extra('own-1', before), ...own, ...extra('own-2', after)],
    exercises: leavesOthers ? EXERCISES : [exercise],
  };
}

/** The attacks in a folder, by the names of their files. */
export async function attacksIn<T = Attack>(folder: string): Promise<[string, T][]> {
  const names = readdirSync(join(import.meta.dirname, folder)).sort();
  return await Promise.all(
    names.map(async (name): Promise<[string, T]> => {
      const { attack } = (await import(join(import.meta.dirname, folder, name))) as {
        attack: T;
      };
      return [`${folder}/${name.replace('.ts', '')}`, attack];
    }),
  );
}
