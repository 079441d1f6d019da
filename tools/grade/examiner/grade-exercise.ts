// Points and a verdict from what came of the tests of one exercise.

import { type Exercise, explained, type Row } from 'course-checks';
import type { ManifestExercise } from '../../exercises/manifest.ts';
import type { ExerciseResult, GradeVerdict, TestResult } from '../result.ts';

export interface About {
  readonly exercise: Exercise;
  readonly released: ManifestExercise;
  /** The student's answer. */
  readonly source: string;
}

/**
 * @param rows of the visible checks and then of the hidden ones.
 *
 * The visible points are earned when every visible test passed, the others when every hidden one did:
 * as nbgrader gives them for the cells of an exercise.
 */
export function graded(about: About, rows: readonly Row[]): ExerciseResult {
  const { points: all, visiblePoints } = about.released;
  const earned = (worth: number, part: readonly Row[]) =>
    part.length > 0 && part.every(({ verdict }) => verdict === 'pass') ? worth : 0;
  const shown = about.exercise.visible.length;
  const [visible, hidden] = [rows.slice(0, shown), rows.slice(shown)];
  return {
    ...named(about),
    verdict: verdictOf(rows),
    points: earned(visiblePoints, visible) + earned(all - visiblePoints, hidden),
    rows: rows.map((row) => testResult(about.exercise, row)),
  };
}

/** No points, for a reason that is none of the tests'. */
export function ungraded(about: About, verdict: GradeVerdict, reason: string): ExerciseResult {
  return { ...named(about), verdict, points: 0, reason, rows: [] };
}

function named({ exercise, released, source }: About) {
  return { exercise: exercise.id, title: exercise.title, of: released.points, source };
}

function verdictOf(rows: readonly Row[]): GradeVerdict {
  const failed = rows.filter(({ verdict }) => verdict !== 'pass');
  if (failed.length === 0) return rows.length > 0 ? 'pass' : 'grader-error';
  const tried = failed.find(({ verdict }) => verdict !== 'not-attempted');
  return (tried ?? failed[0]).verdict;
}

function testResult(exercise: Exercise, row: Row): TestResult {
  const catalogue = new Set(exercise.mistakes.flatMap(explained));
  const { what, tier, verdict, mistakes = [], inputs, got, wanted } = row;
  return {
    what,
    tier,
    verdict,
    mistakes,
    explains: row.says.filter((sentence) => catalogue.has(sentence)),
    says: row.says.filter((sentence) => !catalogue.has(sentence)).map(cut),
    ...(inputs && { inputs }),
    ...(got !== undefined && { got: cut(got) }),
    ...(wanted !== undefined && { wanted }),
  };
}

const LONGEST_TEXT = 2000;

/** What came back may be a megabyte long; it is kept in the journal, the gradebook and two pages. */
function cut(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)} …` : text;
}
