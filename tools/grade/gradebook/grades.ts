// Marks as they are read out: by student, with what is missing, and after the penalty.
import type { Refused, Student } from '../submission.ts';
import { byNumber } from './difference.ts';
import type { GradingRule } from './grading-rule.ts';
import { type NotebookMarks, pointsOf, sum } from './marks.ts';
import { afterPenalty, type Penalty, penalty } from './penalty.ts';

/** A class, in the order that exports have. */
export interface Grades {
  readonly notebooks: readonly NotebookColumn[];
  /** By id. Everyone of whom anything was found. */
  readonly students: readonly StudentGrades[];
}

/** What can be earned in one notebook. */
export interface NotebookColumn {
  readonly notebook: string;
  readonly exercises: readonly ExerciseColumn[];
  readonly of: number;
}

export interface ExerciseColumn {
  readonly exercise: string;
  readonly title: string;
  readonly of: number;
}

export interface StudentGrades {
  readonly student: Student;
  /** One for each of the columns, in their order. */
  readonly notebooks: readonly NotebookGrade[];
  readonly before: number;
  readonly after: number;
  readonly of: number;
  /** Files of theirs that were refused: where, and why. */
  readonly refused: readonly string[];
}

export interface NotebookGrade {
  readonly column: NotebookColumn;
  /** Undefined if none was handed in: 0 points. */
  readonly marks?: NotebookMarks;
  /** The points that count, manual ones for automatic ones. */
  readonly before: number;
  readonly penalty: Penalty;
  readonly after: number;
  /** Why something is 0 or was taken, or is unclear, a sentence each. */
  readonly reasons: readonly string[];
}

const NO_PENALTY: Penalty = { kind: 'none', take: 0, says: '' };

/** Of all notebooks, or of one: who handed in others only has 0 points in that one. */
export function grades(
  marks: readonly NotebookMarks[],
  refused: readonly Refused[],
  rule: GradingRule,
  only?: string,
): Grades {
  const notebooks = columns(marks).filter(({ notebook }) => (only ?? notebook) === notebook);
  const people = new Map<string, Student>();
  for (const { student } of [...refused, ...marks]) {
    if (student !== undefined) people.set(student.id, student);
  }
  const handedIn = new Map(
    marks.map((one) => [JSON.stringify([one.student.id, one.notebook]), one]),
  );
  const students = [...people.values()]
    .sort((p, q) => (p.id < q.id ? -1 : 1))
    .map((student) => {
      const found = notebooks.map((column) =>
        notebookGrade(column, handedIn.get(JSON.stringify([student.id, column.notebook])), rule),
      );
      const whys = refused.filter((one) => one.student?.id === student.id);
      return studentGrades(student, found, whys);
    });
  return { notebooks, students };
}

/** All notebooks and exercises that anyone has; points and titles are those of the newest run. */
function columns(marks: readonly NotebookMarks[]): NotebookColumn[] {
  const byNotebook = new Map<string, Map<string, ExerciseColumn>>();
  for (const { notebook, exercises } of [...marks].sort((p, q) => p.run - q.run)) {
    const known = byNotebook.get(notebook) ?? new Map<string, ExerciseColumn>();
    byNotebook.set(notebook, known);
    for (const { exercise, title, of } of exercises) known.set(exercise, { exercise, title, of });
  }
  return [...byNotebook]
    .map(([notebook, known]) => {
      const exercises = [...known.values()].sort((p, q) => byNumber(p.exercise, q.exercise));
      return { notebook, exercises, of: sum(exercises.map(({ of }) => of)) };
    })
    .sort((p, q) => (p.notebook < q.notebook ? -1 : 1));
}

function notebookGrade(
  column: NotebookColumn,
  marks: NotebookMarks | undefined,
  rule: GradingRule,
): NotebookGrade {
  if (marks === undefined) {
    const reasons = ['Nothing was handed in.'];
    return { column, before: 0, penalty: NO_PENALTY, after: 0, reasons };
  }
  const { student, notebook, submitted, late } = marks;
  const cost = penalty(rule, {
    student: student.id,
    notebook,
    ...(submitted === undefined ? {} : { submitted }),
    ...(late === undefined ? {} : { late }),
  });
  const before = sum(marks.exercises.map(pointsOf));
  const after = afterPenalty(before, cost, rule.round);
  return { column, marks, before, penalty: cost, after, reasons: reasons(marks, cost) };
}

function studentGrades(
  student: Student,
  notebooks: readonly NotebookGrade[],
  refused: readonly Refused[],
): StudentGrades {
  return {
    student,
    notebooks,
    before: sum(notebooks.map(({ before }) => before)),
    after: sum(notebooks.map(({ after }) => after)),
    of: sum(notebooks.map(({ column }) => column.of)),
    refused: refused.map(({ origin, reason }) => `${origin}: ${reason}`),
  };
}

function reasons(marks: NotebookMarks, { says }: Penalty): string[] {
  const of = marks.exercises.flatMap(({ exercise, reason }) =>
    // An unreadable notebook gives every exercise the same reason, which is said once.
    reason === undefined || reason === marks.reason ? [] : [`${exercise}: ${reason}`],
  );
  return [...(marks.reason === undefined ? [] : [marks.reason]), ...of, ...(says ? [says] : [])];
}

/** All reasons of a student, each with its notebook. */
export function allReasons({ notebooks, refused }: StudentGrades): string[] {
  const of = notebooks.flatMap(({ column, reasons }) =>
    reasons.map((why) => `${column.notebook}: ${why}`),
  );
  return [...of, ...refused];
}
