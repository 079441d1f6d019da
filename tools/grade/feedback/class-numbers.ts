// The numbers of a class report. What could not be graded is left out of every mean: it is not the
// students' work that is missing there.

import type { ExerciseResult, GradeVerdict, SubmissionResult } from '../result.ts';
import { counted, type Marks, markOf } from './marks.ts';
import { type NamedMistake, readLines } from './mistakes.ts';
import { byExerciseNumber } from './words.ts';

export type MarksOf = (result: SubmissionResult) => Marks;

export interface NotebookNumbers {
  readonly notebook: string;
  readonly submissions: number;
  readonly graded: number;
  /** The points that can be had. */
  readonly of: number;
  /** Of the graded submissions, in rising order. */
  readonly totals: readonly number[];
  readonly exercises: readonly ExerciseNumbers[];
}

export interface ExerciseNumbers {
  readonly exercise: string;
  readonly title: string;
  readonly of: number;
  /** Graded submissions in which the grader could finish this exercise. */
  readonly finished: number;
  readonly attempted: number;
  readonly right: number;
  readonly mean: number;
  readonly median: number;
  readonly verdicts: readonly { readonly verdict: GradeVerdict; readonly count: number }[];
  /** The most frequent first. */
  readonly mistakes: readonly { readonly mistake: NamedMistake; readonly count: number }[];
}

/** A part for each notebook, in the order of their names. */
export function classNumbers(
  results: readonly SubmissionResult[],
  marksOf: MarksOf,
): NotebookNumbers[] {
  const names = [...new Set(results.map(({ notebook }) => notebook))].sort();
  return names.map((name) => {
    return numbersOf(
      name,
      results.filter(({ notebook }) => notebook === name),
      marksOf,
    );
  });
}

function numbersOf(
  notebook: string,
  results: readonly SubmissionResult[],
  marksOf: MarksOf,
): NotebookNumbers {
  const graded = results.filter(({ status }) => status === 'graded');
  const totals = graded.map((result) => marksOf(result).total).sort((p, q) => p - q);
  const byExercise = new Map<string, Answered[]>();
  for (const result of graded) {
    const marks = marksOf(result);
    for (const each of result.exercises) {
      const known = byExercise.get(each.exercise) ?? [];
      byExercise.set(each.exercise, known);
      known.push({ result: each, points: counted(markOf(marks, each)) });
    }
  }
  const exercises = [...byExercise]
    .sort(([p], [q]) => byExerciseNumber(p, q))
    .map(([, all]) => exerciseNumbers(all));
  const of = exercises.reduce((sum, each) => sum + each.of, 0);
  return { notebook, submissions: results.length, graded: graded.length, of, totals, exercises };
}

interface Answered {
  readonly result: ExerciseResult;
  readonly points: number;
}

function exerciseNumbers(all: readonly Answered[]): ExerciseNumbers {
  const [{ result }] = all;
  const done = all.filter((each) => each.result.verdict !== 'grader-error');
  const having = (verdict: GradeVerdict) => done.filter((each) => each.result.verdict === verdict);
  const points = done.map((each) => each.points).sort((p, q) => p - q);
  return {
    exercise: result.exercise,
    title: result.title,
    of: result.of,
    finished: done.length,
    attempted: done.length - having('not-attempted').length,
    right: having('pass').length,
    mean: mean(points),
    median: median(points),
    verdicts: countedBy(all.map((each) => each.result.verdict)),
    mistakes: frequentMistakes(done.map((each) => each.result)),
  };
}

function countedBy(verdicts: readonly GradeVerdict[]): ExerciseNumbers['verdicts'] {
  const counts = new Map<GradeVerdict, number>();
  for (const verdict of verdicts) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return [...counts]
    .map(([verdict, count]) => ({ verdict, count }))
    .sort((p, q) => q.count - p.count || (p.verdict < q.verdict ? -1 : 1));
}

/** In how many answers each mistake was named, however many tests named it. */
function frequentMistakes(results: readonly ExerciseResult[]): ExerciseNumbers['mistakes'] {
  const found = new Map<string, { mistake: NamedMistake; count: number }>();
  for (const { exercise, rows } of results) {
    const named = rows.flatMap((row) => readLines(exercise, [...row.explains, ...row.says]).named);
    const once = new Map(named.map((mistake) => [JSON.stringify(mistake), mistake]));
    for (const [key, mistake] of once) {
      found.set(key, { mistake, count: (found.get(key)?.count ?? 0) + 1 });
    }
  }
  return [...found.values()].sort(
    (p, q) => q.count - p.count || (p.mistake.sentence < q.mistake.sentence ? -1 : 1),
  );
}

/** The mean; 0 of nothing. */
export function mean(values: readonly number[]): number {
  if (values.length === 0) return 0;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The middle of values in rising order, or the mean of the two in the middle; 0 of nothing. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const half = values.length / 2;
  return (values[Math.ceil(half) - 1] + values[Math.floor(half)]) / 2;
}
