// A grading run into the tables.
import type { Database, SqlValue, Statement } from 'sql.js';
import type { ExerciseResult, SubmissionResult, TestResult } from '../result.ts';
import type { Refused, Student } from '../submission.ts';
import type { Run } from './marks.ts';
import { change, transaction, value } from './statements.ts';

const INSERTS = {
  text: 'INSERT INTO text (body) VALUES (?) ON CONFLICT DO UPDATE SET body = body RETURNING id',
  student: `INSERT INTO student (id, name, number) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET name = excluded.name, number = coalesce(excluded.number, number)
    RETURNING id`,
  submission: `INSERT INTO submission (run, student, notebook, origin, sha256, submitted, late, tier,
    status, reason, remarks) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
  mark: `INSERT INTO mark (submission, position, exercise, title, verdict, points, of, reason)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
  test: `INSERT INTO test (mark, position, what, tier, verdict, details)
    VALUES (?, ?, ?, ?, ?, ?) RETURNING mark`,
  mistake: 'INSERT INTO mistake (mark, test, position, id) VALUES (?, ?, ?, ?) RETURNING mark',
  refused: 'INSERT INTO refused (run, student, origin, reason) VALUES (?, ?, ?, ?) RETURNING id',
};

interface Writer {
  insert(table: keyof typeof INSERTS, ...values: readonly SqlValue[]): SqlValue;
  /** The number of a text that may have been seen before. */
  text(body: string): SqlValue;
}

/** The number of the run. Records all or, if something is wrong with the results, nothing. */
export function recordRun(
  db: Database,
  { time, grader, tier }: Omit<Run, 'id'>,
  results: readonly SubmissionResult[],
  refused: readonly Refused[],
): number {
  checkOnce(results);
  return transaction(db, () => {
    change(db, 'INSERT INTO run (time, grader, tier) VALUES (?, ?, ?)', [time, grader, tier]);
    const run = Number(value(db, 'SELECT max(id) FROM run'));
    withWriter(db, (writer) => {
      for (const result of results) recordSubmission(writer, run, result);
      for (const { student, origin, reason } of refused) {
        const whose = student === undefined ? null : recordStudent(writer, student);
        writer.insert('refused', run, whose, origin, reason);
      }
    });
    return run;
  });
}

/** Two results for one notebook would be two marks for one exercise. */
function checkOnce(results: readonly SubmissionResult[]): void {
  const seen = new Map<string, string>();
  for (const { student, notebook, origin } of results) {
    const key = JSON.stringify([student.id, notebook]);
    const first = seen.get(key);
    if (first !== undefined) {
      throw new RangeError(
        `the run has two results of ${student.id} for ${notebook}, from ${first} and from ${origin}; one is wanted`,
      );
    }
    seen.set(key, origin);
  }
}

function withWriter(db: Database, work: (writer: Writer) => void): void {
  const statements = new Map<string, Statement>();
  const texts = new Map<string, SqlValue>();
  const insert: Writer['insert'] = (table, ...values) => {
    const statement = statements.get(table) ?? db.prepare(INSERTS[table]);
    statements.set(table, statement);
    const id = statement.get([...values])[0];
    statement.reset();
    return id;
  };
  const text = (body: string) => {
    const id = texts.get(body) ?? insert('text', body);
    texts.set(body, id);
    return id;
  };
  try {
    work({ insert, text });
  } finally {
    for (const statement of statements.values()) statement.free();
  }
}

function recordStudent(writer: Writer, { id, name, number }: Student): SqlValue {
  return writer.insert('student', id, name, number ?? null);
}

function recordSubmission(writer: Writer, run: number, result: SubmissionResult): void {
  const { notebook, origin, sha256, submitted, late, tier, status, reason, remarks } = result;
  const submission = writer.insert(
    'submission',
    run,
    recordStudent(writer, result.student),
    notebook,
    origin,
    sha256,
    submitted ?? null,
    late === undefined ? null : Number(late),
    tier,
    status,
    reason ?? null,
    JSON.stringify(remarks),
  );
  for (const [i, exercise] of result.exercises.entries()) {
    recordMark(writer, submission, i, exercise);
  }
}

function recordMark(writer: Writer, submission: SqlValue, i: number, result: ExerciseResult): void {
  const { exercise, title, verdict, points, of, reason, rows } = result;
  const text = writer.text(title);
  const mark = writer.insert(
    'mark',
    submission,
    i,
    exercise,
    text,
    verdict,
    points,
    of,
    reason ?? null,
  );
  for (const [j, test] of rows.entries()) {
    const { what, tier, verdict, mistakes } = test;
    writer.insert('test', mark, j, writer.text(what), tier, verdict, details(writer, test));
    for (const [k, id] of mistakes.entries()) writer.insert('mistake', mark, j, k, id);
  }
}

function details(writer: Writer, { explains, says, inputs, got, wanted }: TestResult): SqlValue {
  const isEmpty = explains.length + says.length === 0 && (inputs ?? got ?? wanted) === undefined;
  return isEmpty ? null : writer.text(JSON.stringify({ explains, says, inputs, got, wanted }));
}
