// The tables back into plain data, in the order of student, notebook and exercise.
import type { Database, ParamsObject, SqlValue } from 'sql.js';
import type { GradeVerdict, SandboxTier, SubmissionResult } from '../result.ts';
import type { Refused, Student } from '../submission.ts';
import type {
  ExerciseMark,
  ManualEntry,
  ManualMark,
  NotebookMarks,
  Run,
  TestMark,
} from './marks.ts';
import { optional, rows } from './statements.ts';

// What a column may hold is checked by the schema: the casts below name its CHECKs.

export function runs(db: Database): Run[] {
  return rows(db, 'SELECT id, time, grader, tier FROM run ORDER BY id').map((row) => ({
    id: Number(row.id),
    time: String(row.time),
    grader: String(row.grader),
    tier: row.tier as SandboxTier,
  }));
}

// A run of one late file must not hide the others' marks: the newest is sought for each notebook.
const CHOSEN = `chosen AS MATERIALIZED (
  SELECT * FROM submission s WHERE CASE WHEN $run IS NOT NULL THEN s.run = $run ELSE s.run = (
    SELECT max(run) FROM submission t WHERE t.student = s.student AND t.notebook = s.notebook) END)`;

/** Of one run; or, if none is given, of the newest one for each student and notebook. */
export function marks(db: Database, run: number | null): NotebookMarks[] {
  const mistakes = grouped(mistakeRows(db, run), 'mark', ({ test, id }) => ({
    test,
    id: String(id),
  }));
  const tests = grouped(testRows(db, run), 'mark', (row) =>
    testMark(row, mistakes.get(row.mark) ?? []),
  );
  const manual = new Map(
    manualEntries(db).map(({ student, exercise, ...mark }) => [
      manualKey(student.id, exercise),
      mark,
    ]),
  );
  const exercises = grouped(markRows(db, run), 'submission', (row) =>
    exerciseMark(row, tests.get(row.id) ?? [], manual),
  );
  const sql = `WITH ${CHOSEN} SELECT c.*, name, number FROM chosen c
    JOIN student ON student.id = c.student ORDER BY c.student, c.notebook`;
  return rows(db, sql, { $run: run }).map((row) => ({
    run: Number(row.run),
    student: student(row),
    notebook: String(row.notebook),
    origin: String(row.origin),
    sha256: String(row.sha256),
    ...optional('submitted', row.submitted),
    ...(row.late === null ? {} : { late: row.late === 1 }),
    tier: row.tier as SandboxTier,
    status: row.status as SubmissionResult['status'],
    ...optional('reason', row.reason),
    remarks: JSON.parse(String(row.remarks)) as string[],
    exercises: exercises.get(row.id) ?? [],
  }));
}

function markRows(db: Database, run: number | null): ParamsObject[] {
  const sql = `WITH ${CHOSEN} SELECT mark.*, body AS words, c.student FROM mark
    JOIN chosen c ON c.id = mark.submission JOIN text ON text.id = mark.title
    ORDER BY mark.submission, mark.position`;
  return rows(db, sql, { $run: run });
}

function testRows(db: Database, run: number | null): ParamsObject[] {
  const sql = `WITH ${CHOSEN} SELECT test.mark, test.position, test.tier, test.verdict,
      w.body AS what, d.body AS details
    FROM test JOIN mark ON mark.id = test.mark JOIN chosen c ON c.id = mark.submission
    JOIN text w ON w.id = test.what LEFT JOIN text d ON d.id = test.details
    ORDER BY test.mark, test.position`;
  return rows(db, sql, { $run: run });
}

function mistakeRows(db: Database, run: number | null): ParamsObject[] {
  const sql = `WITH ${CHOSEN} SELECT mistake.* FROM mistake JOIN mark ON mark.id = mistake.mark
    JOIN chosen c ON c.id = mark.submission ORDER BY mistake.mark, test, mistake.position`;
  return rows(db, sql, { $run: run });
}

/** The rows as values, by what a column of theirs holds, in their order. */
function grouped<T>(all: readonly ParamsObject[], column: string, of: (row: ParamsObject) => T) {
  const groups = new Map<SqlValue, T[]>();
  for (const row of all) {
    const group = groups.get(row[column]);
    if (group === undefined) groups.set(row[column], [of(row)]);
    else group.push(of(row));
  }
  return groups;
}

function testMark(
  { position, what, tier, verdict, details }: ParamsObject,
  mistakes: readonly { readonly test: SqlValue; readonly id: string }[],
): TestMark {
  const none = { explains: [], says: [] };
  const more = details === null ? none : (JSON.parse(String(details)) as typeof none);
  return {
    what: String(what),
    tier: tier as TestMark['tier'],
    verdict: verdict as GradeVerdict,
    mistakes: mistakes.filter(({ test }) => test === position).map(({ id }) => id),
    ...more,
  };
}

function exerciseMark(
  row: ParamsObject,
  tests: readonly TestMark[],
  manual: ReadonlyMap<string, ManualMark>,
): ExerciseMark {
  const byHand = manual.get(manualKey(String(row.student), String(row.exercise)));
  return {
    exercise: String(row.exercise),
    title: String(row.words),
    verdict: row.verdict as GradeVerdict,
    points: Number(row.points),
    of: Number(row.of),
    ...optional('reason', row.reason),
    ...(byHand === undefined ? {} : { manual: byHand }),
    tests,
  };
}

function manualKey(student: string, exercise: string): string {
  return JSON.stringify([student, exercise]);
}

export function manualEntries(db: Database): ManualEntry[] {
  const sql = `SELECT m.*, name, number FROM manual m JOIN student ON student.id = m.student
    ORDER BY m.student, m.exercise`;
  return rows(db, sql).map((row) => ({
    student: student(row),
    exercise: String(row.exercise),
    ...(row.points === null ? {} : { points: Number(row.points) }),
    ...optional('comment', row.comment),
    time: String(row.time),
  }));
}

/**
 * Of one run; or, if none is given, what still matters: nobody's files in the newest run, and a
 * student's in the newest run that knows the student.
 */
export function refused(db: Database, run: number | null): Refused[] {
  const sql = `SELECT r.origin, r.reason, r.student, name, number FROM refused r
    LEFT JOIN student ON student.id = r.student
    WHERE CASE WHEN $run IS NOT NULL THEN r.run = $run
      WHEN r.student IS NULL THEN r.run = (SELECT max(id) FROM run)
      ELSE r.run >= (SELECT max(run) FROM (SELECT run, student FROM submission
        UNION ALL SELECT run, student FROM refused) k WHERE k.student = r.student) END
    ORDER BY r.student, r.origin, r.id`;
  return rows(db, sql, { $run: run }).map((row) => ({
    origin: String(row.origin),
    ...(row.student === null ? {} : { student: student(row) }),
    reason: String(row.reason),
  }));
}

function student(row: ParamsObject): Student {
  return { id: String(row.student), name: String(row.name), ...optional('number', row.number) };
}
