// A gradebook's file: read whole, checked before anything trusts it, written whole under another name.
import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import initSqlJs, { type Database } from 'sql.js';
import writeFileAtomic from 'write-file-atomic';
import { UsageError } from '../../usage-error.ts';
import { APPLICATION, SCHEMA, VERSION } from './schema.ts';
import { value } from './statements.ts';

/** WebAssembly addresses 2 GiB, and the file lies in memory about twice while it is written. */
const LARGEST = 512 * 2 ** 20;

const HEAD = 'SQLite format 3\0';

/** What lay at the path when it was read; undefined if nothing did. */
export type Stamp = string | undefined;

export async function readDatabase(path: string): Promise<{ db: Database; stamp: Stamp }> {
  const SQL = await initSqlJs();
  if (!existsSync(path)) {
    const db = new SQL.Database();
    db.run(SCHEMA);
    db.run('PRAGMA foreign_keys = ON');
    return { db, stamp: undefined };
  }
  checkPlace(path);
  const bytes = await told(path, 'read', () => readFile(path));
  if (bytes.toString('latin1', 0, HEAD.length) !== HEAD) {
    throw new UsageError(`${path} is no gradebook: it is not an SQLite file; give another path`);
  }
  const db = new SQL.Database(bytes);
  try {
    check(path, db);
    db.run('PRAGMA foreign_keys = ON');
  } catch (error) {
    db.close();
    if (error instanceof UsageError) throw error;
    throw damaged(path, error instanceof Error ? error.message : String(error));
  }
  return { db, stamp: stampOf(bytes) };
}

function checkPlace(path: string): void {
  const stat = statSync(path);
  const { size } = stat;
  if (!stat.isFile()) throw new UsageError(`${path} is no gradebook: it is not a file`);
  if (size > LARGEST) {
    throw new UsageError(
      `${path} has ${size} bytes, and a gradebook has at most ${LARGEST}; begin a new one under another name`,
    );
  }
  for (const end of ['-wal', '-journal']) {
    // Changes of another program that are not in the file yet: we would not see them and lose them.
    if (existsSync(path + end) && statSync(path + end).size > 0) {
      throw new UsageError(
        `another program has ${path} open and has unsaved changes in ${path}${end}; close it first`,
      );
    }
  }
}

function check(path: string, db: Database): void {
  const application = value(db, 'PRAGMA application_id');
  if (application !== APPLICATION) {
    throw new UsageError(
      `${path} is no gradebook: it is an SQLite file of another program; give another path`,
    );
  }
  const version = Number(value(db, 'PRAGMA user_version'));
  if (version > VERSION) {
    throw new UsageError(
      `${path} was written by a newer version of the course: its tables have version ${version}, ` +
        `this course knows ${VERSION}; update the course`,
    );
  }
  if (version < VERSION) throw damaged(path, `its tables have version ${version}`);
  const verdict = String(value(db, 'PRAGMA quick_check(1)'));
  if (verdict !== 'ok') throw damaged(path, verdict);
  if (value(db, 'SELECT count(*) FROM pragma_foreign_key_check') !== 0) {
    throw damaged(path, 'rows refer to others that are missing');
  }
}

function damaged(path: string, how: string): UsageError {
  // SQLite words its findings over several lines.
  const words = how.replace(/\s+/g, ' ').trim();
  return new UsageError(
    `${path} is a damaged gradebook (${words}); restore a copy, or move it away and grade again`,
  );
}

/** Writes the database; refuses if the file is no longer what was read. Gives the new stamp. */
export async function writeDatabase(path: string, db: Database, stamp: Stamp): Promise<Stamp> {
  const now = existsSync(path)
    ? stampOf(await told(path, 'read', () => readFile(path)))
    : undefined;
  if (now !== stamp) {
    throw new UsageError(
      `${path} was changed by another program since it was read; nothing was written: do it again`,
    );
  }
  const bytes = Buffer.from(db.export());
  await told(path, 'written', async () => {
    await mkdir(dirname(path), { recursive: true });
    await writeFileAtomic(path, bytes);
  });
  return stampOf(bytes);
}

/** What the system refuses is a sentence too: no permission, a full disk. */
async function told<T>(path: string, done: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${path} cannot be ${done}: ${why}`);
  }
}

function stampOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
