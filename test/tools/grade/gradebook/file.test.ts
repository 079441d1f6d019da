import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import initSqlJs from 'sql.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readDatabase } from '../../../../tools/grade/gradebook/file.ts';
import { openGradebook } from '../../../../tools/grade/gradebook/gradebook.ts';
import { change, value } from '../../../../tools/grade/gradebook/statements.ts';
import { ann, ben, exercise, RUN, result, test } from './fixture.ts';

const PYTHON = spawnSync('python3', ['--version']).status === 0;

let folder: string;
const path = () => join(folder, 'grades.sqlite');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gradebook-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function written(): Promise<Buffer> {
  const book = await openGradebook(path());
  const rows = Array.from({ length: 200 }, (_, i) => test(`test ${i} ${'x'.repeat(50)}`));
  book.record(RUN, [result(ann, [exercise('6.1', 1, 3, { rows })])]);
  await book.save();
  book.close();
  return readFileSync(path());
}

/** The sentence with which the file is refused, the folder shortened. */
async function refusal(): Promise<string> {
  const error = await openGradebook(path()).catch((error: unknown) => error);
  return String(error).replaceAll(folder, 'tmp');
}

/** The file after SQL of another program. */
async function edited(sql: string): Promise<void> {
  const SQL = await initSqlJs();
  const db = new SQL.Database(existsSync(path()) ? readFileSync(path()) : null);
  db.run(sql);
  writeFileSync(path(), db.export());
  db.close();
}

it('refuses what is no gradebook', async () => {
  writeFileSync(path(), '');
  expect(await refusal()).toMatchInlineSnapshot(
    `"UsageError: tmp/grades.sqlite is no gradebook: it is not an SQLite file; give another path"`,
  );
  writeFileSync(path(), 'student,points\nann,3\n');
  expect(await refusal()).toMatchInlineSnapshot(
    `"UsageError: tmp/grades.sqlite is no gradebook: it is not an SQLite file; give another path"`,
  );
  rmSync(path());
  await edited('CREATE TABLE mark (points)');
  expect(await refusal()).toMatchInlineSnapshot(
    `"UsageError: tmp/grades.sqlite is no gradebook: it is an SQLite file of another program; give another path"`,
  );
  rmSync(path());
  mkdirSync(path());
  expect(await refusal()).toMatchInlineSnapshot(
    `"UsageError: tmp/grades.sqlite is no gradebook: it is not a file"`,
  );
});

it('refuses a newer gradebook', async () => {
  await written();
  await edited('PRAGMA user_version = 7');
  expect(await refusal()).toMatchInlineSnapshot(
    `"UsageError: tmp/grades.sqlite was written by a newer version of the course: its tables have version 7, this course knows 1; update the course"`,
  );
});

it('refuses a damaged gradebook: cut short, overwritten, or with rows that refer to nothing', async () => {
  const bytes = await written();
  for (const length of [20, 100, 4096, Math.floor(bytes.length / 2)]) {
    writeFileSync(path(), bytes.subarray(0, length));
    expect(await refusal(), `${length} bytes`).toMatch(/^UsageError: tmp\S+ is a(?: damaged| no)/);
  }
  const overwritten = Buffer.from(bytes);
  overwritten.fill(0xa5, 4096, 12_288);
  writeFileSync(path(), overwritten);
  expect(await refusal()).toMatch(/^UsageError: tmp\/grades\.sqlite is a damaged gradebook \(/);
  writeFileSync(path(), bytes);
  await edited('PRAGMA foreign_keys = OFF; DELETE FROM submission');
  expect(await refusal()).toMatchInlineSnapshot(
    `"UsageError: tmp/grades.sqlite is a damaged gradebook (rows refer to others that are missing); restore a copy, or move it away and grade again"`,
  );
});

it('refuses a file with changes that another program has not brought in yet', async () => {
  await written();
  writeFileSync(`${path()}-wal`, 'x');
  expect(await refusal()).toMatchInlineSnapshot(
    `"UsageError: another program has tmp/grades.sqlite open and has unsaved changes in tmp/grades.sqlite-wal; close it first"`,
  );
});

it('does not write over what another program has written since', async () => {
  await written();
  const [one, two] = [await openGradebook(path()), await openGradebook(path())];
  const set = { student: 'ann', exercise: '6.1', time: 't' };
  one.setManual({ ...set, points: 1 });
  two.setManual({ ...set, points: 2 });
  await one.save();
  await expect(two.save()).rejects.toThrow('was changed by another program since it was read');
  // The one that wrote goes on.
  one.setManual({ ...set, comment: 'again' });
  await one.save();
  one.close();
  two.close();
  const book = await openGradebook(path());
  expect(book.manual()).toMatchObject([{ points: 1, comment: 'again' }]);
  book.close();
});

it('holds foreign keys before and after it was written', async () => {
  const { db } = await readDatabase(path());
  const orphan = () =>
    change(db, 'INSERT INTO refused (run, origin, reason) VALUES (9, ?, ?)', ['o', 'r']);
  expect(orphan).toThrow('FOREIGN KEY');
  db.close();
  const { writeDatabase } = await import('../../../../tools/grade/gradebook/file.ts');
  const again = (await readDatabase(path())).db;
  await writeDatabase(path(), again, undefined);
  expect(value(again, 'PRAGMA foreign_keys')).toBe(1);
  again.close();
});

it('is whole after a writer was killed at any moment', { timeout: 60_000 }, async () => {
  await written();
  const script = join(folder, 'write.mts');
  const module = resolve('tools/grade/gradebook/gradebook.ts');
  writeFileSync(
    script,
    `import { openGradebook } from ${JSON.stringify(module)};
     const book = await openGradebook(${JSON.stringify(path())});
     for (let i = 0; ; i++) {
       book.setManual({ student: 'ann', exercise: '6.1', comment: String(i).repeat(2e5), time: 't' });
       await book.save();
       if (i === 0) console.log('going');
     }`,
  );
  // The moments themselves are the subject: writing goes on all the time, and each falls elsewhere in it.
  for (const wait of [0, 7, 23, 61]) {
    const writer = spawn(process.execPath, ['--import', 'tsx', script]);
    const errors: Buffer[] = [];
    writer.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    const ended = once(writer, 'exit');
    await Promise.race([once(writer.stdout, 'data'), ended]);
    await new Promise((go) => setTimeout(go, wait));
    writer.kill('SIGKILL');
    expect(await ended, Buffer.concat(errors).toString()).toEqual([null, 'SIGKILL']);
    const book = await openGradebook(path());
    expect(book.marks()).toHaveLength(1);
    expect(book.manual()).toHaveLength(1);
    book.close();
  }
});

it('never writes into the file itself: who has the old one open keeps it whole', async () => {
  const bytes = await written();
  linkSync(path(), join(folder, 'old'));
  const book = await openGradebook(path());
  book.record(RUN, [result(ben, [])]);
  await book.save();
  book.close();
  expect(readFileSync(join(folder, 'old')).equals(bytes)).toBe(true);
  expect(readFileSync(path()).equals(bytes)).toBe(false);
});

it('is not disturbed by the half file that a killed writer left under another name', async () => {
  const bytes = await written();
  writeFileSync(`${path()}.123456`, bytes.subarray(0, 5000));
  const book = await openGradebook(path());
  book.record(RUN, [result(ben, [])]);
  await book.save();
  book.close();
  expect(readdirSync(folder).sort()).toEqual(['grades.sqlite', 'grades.sqlite.123456']);
});

it('says in a sentence that the file cannot be written, and leaves what is there', async () => {
  writeFileSync(join(folder, 'file'), 'x');
  const book = await openGradebook(join(folder, 'file/grades.sqlite'));
  await expect(book.save()).rejects.toThrow(/^\S+ cannot be written: E/);
  book.close();
  expect(readdirSync(folder)).toEqual(['file']);
});

it.skipIf(!PYTHON)("Python's sqlite3 reads it (skipped where there is no python3)", async () => {
  await written();
  const script = `
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
print(db.execute('PRAGMA integrity_check').fetchone()[0])
print(db.execute('SELECT student, exercise, points, of FROM mark JOIN submission s ON s.id = submission').fetchall())
print(db.execute('SELECT count(*) FROM test').fetchone()[0])
`;
  const said = execFileSync('python3', ['-c', script, path()], { encoding: 'utf8' });
  expect(said).toBe("ok\n[('ann', '6.1', 1.0, 3.0)]\n200\n");
});
