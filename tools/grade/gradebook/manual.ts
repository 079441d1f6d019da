// Marks and comments that a person sets.
import type { Database } from 'sql.js';
import { UsageError } from '../../usage-error.ts';
import { change, rows, transaction, value } from './statements.ts';

export interface ManualSetting {
  readonly student: string;
  readonly exercise: string;
  /** null takes the points away again; undefined leaves them. */
  readonly points?: number | null;
  /** null takes the comment away again; undefined leaves it. */
  readonly comment?: string | null;
  /** ISO 8601. */
  readonly time: string;
}

/** Sets or clears points and comment. Whether anything was there to clear, or something was set. */
export function setManual(db: Database, setting: ManualSetting): boolean {
  const { student, exercise, points, comment, time } = setting;
  const of = pointsPossible(db, student, exercise);
  if (typeof points === 'number' && !(points >= 0 && points <= of)) {
    throw new UsageError(
      `${exercise} has ${of} points, and ${points} was given for ${student}; wanted is a number from 0 to ${of}`,
    );
  }
  return transaction(db, () => {
    const [before] = rows(db, 'SELECT * FROM manual WHERE student = ? AND exercise = ?', [
      student,
      exercise,
    ]);
    const next = {
      points: points === undefined ? (before?.points ?? null) : points,
      comment: comment === undefined ? (before?.comment ?? null) : comment,
    };
    change(db, 'DELETE FROM manual WHERE student = ? AND exercise = ?', [student, exercise]);
    if (next.points !== null || next.comment !== null) {
      const sql =
        'INSERT INTO manual (student, exercise, points, comment, time) VALUES (?, ?, ?, ?, ?)';
      change(db, sql, [student, exercise, next.points, next.comment, time]);
    }
    return next.points !== (before?.points ?? null) || next.comment !== (before?.comment ?? null);
  });
}

/** The newest run's points of the exercise; a UsageError if the student or the exercise is unknown. */
function pointsPossible(db: Database, student: string, exercise: string): number {
  if (value(db, 'SELECT count(*) FROM student WHERE id = ?', [student]) === 0) {
    throw new UsageError(
      `the gradebook has no student "${student}"; it has ${listed(db, 'SELECT id FROM student ORDER BY id')}`,
    );
  }
  const sql = `SELECT mark.of FROM mark JOIN submission s ON s.id = mark.submission
    WHERE exercise = ? ORDER BY s.run DESC, s.student = ? DESC LIMIT 1`;
  const [found] = rows(db, sql, [exercise, student]);
  if (found === undefined) {
    const all = 'SELECT DISTINCT exercise FROM mark ORDER BY length(exercise), exercise';
    throw new UsageError(`the gradebook has no exercise "${exercise}"; it has ${listed(db, all)}`);
  }
  return Number(found.of);
}

function listed(db: Database, sql: string): string {
  const all = rows(db, sql).map((row) => String(Object.values(row)[0]));
  const shown = all.slice(0, 40);
  const rest = all.length - shown.length;
  if (all.length === 0) return 'none yet';
  return rest === 0 ? shown.join(', ') : `${shown.join(', ')} and ${rest} more`;
}
