// Prepared statements only: what students choose is bound, never written into SQL.
import type { BindParams, Database, ParamsObject, SqlValue } from 'sql.js';

/** All rows, each by the names of its columns. */
export function rows(db: Database, sql: string, params: BindParams = []): ParamsObject[] {
  const statement = db.prepare(sql);
  try {
    statement.bind(params);
    const names = statement.getColumnNames();
    const found: ParamsObject[] = [];
    // getAsObject would read the names anew for each row, which takes longer than the row.
    while (statement.step()) {
      const cells = statement.get();
      const row: ParamsObject = {};
      for (let j = 0; j < names.length; j++) row[names[j]] = cells[j];
      found.push(row);
    }
    return found;
  } finally {
    statement.free();
  }
}

/** The one value of a query that gives one. */
export function value(db: Database, sql: string, params: BindParams = []): SqlValue {
  const statement = db.prepare(sql);
  try {
    return statement.get(params)[0];
  } finally {
    statement.free();
  }
}

/** Runs a statement that gives no rows; the number of rows it changed. */
export function change(db: Database, sql: string, params: BindParams): number {
  const statement = db.prepare(sql);
  try {
    statement.run(params);
    return db.getRowsModified();
  } finally {
    statement.free();
  }
}

/** All of the work or nothing of it. */
export function transaction<T>(db: Database, work: () => T): T {
  change(db, 'BEGIN', []);
  try {
    const result = work();
    change(db, 'COMMIT', []);
    return result;
  } catch (error) {
    change(db, 'ROLLBACK', []);
    throw error;
  }
}

/** `{ [name]: value }`, or nothing if the column is NULL. */
export function optional<K extends string>(
  name: K,
  column: SqlValue,
): { readonly [key in K]?: string } {
  return column === null ? {} : ({ [name]: String(column) } as { [key in K]: string });
}
