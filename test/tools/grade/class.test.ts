// A class of 200 graded by the command itself: everyone gets what is due, and a grader that is killed in
// the middle and started again ends with the same files, byte for byte.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExerciseResult, SubmissionResult } from '../../../tools/grade/result.ts';
import { installDeno } from '../../../tools/grade/sandbox/tools.ts';
import {
  emptyAndBroken,
  type Handed,
  hostile,
  mistakes,
  rightAnswers,
  writeClass,
} from './support/synthetic-class.ts';

const root = resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'course-class-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (...names: string[]) => join(folder, ...names);

const CLASS = 200;
let handed: Handed[];

beforeAll(async () => {
  const failed = installDeno((line) => console.log(line));
  if (failed !== undefined) throw new Error(failed);
  const others = [...rightAnswers(), ...emptyAndBroken(), ...hostile()];
  const wrong = await mistakes();
  const wanted = CLASS - others.length;
  // Spread over all exercises, whatever their order.
  const chosen = wrong.filter(
    (_, k) =>
      Math.floor((k * wanted) / wrong.length) !== Math.floor(((k + 1) * wanted) / wrong.length),
  );
  handed = [...others, ...chosen];
  writeClass(at('class'), handed);
}, 300_000);

describe('a class of 200', () => {
  it('is graded, killed in the middle, and graded to its end', { timeout: 600_000 }, async () => {
    expect(handed).toHaveLength(CLASS);
    expect(hostile().length / CLASS).toBeCloseTo(0.05);
    rmSync(at('killed'), { recursive: true, force: true }); // of a try that failed
    const first = grade('killed');
    await until(() => lines('killed') > CLASS); // a line when it is begun, a line when it is done
    process.kill(-(first.pid as number), 'SIGKILL');
    await once(first, 'exit');
    const before = lines('killed');
    expect(before).toBeLessThan(2 * CLASS);
    expect(await ended(grade('killed'))).toBe(0);
    expect(lines('killed')).toBeLessThan(2 * CLASS + 20); // little was done twice
  });

  it('gives everyone what is due', () => {
    const results = new Map(resultsOf('killed').map((result) => [result.student.id, result]));
    expect([...results.keys()].sort()).toEqual(handed.map(({ student }) => student).sort());
    for (const one of handed)
      expect.soft(judge(one, results.get(one.student)), one.student).toBe('as due');
  });

  it('ends as without the kill, byte for byte', { timeout: 600_000 }, async () => {
    // The same run: the inputs of hidden checks are drawn anew for another one. Of those who made a mistake
    // two in three have their results already, in another order; all others are graded again.
    const [header, ...entries] = readFileSync(at('killed/journal.jsonl'), 'utf8')
      .trim()
      .split('\n');
    const wrong = handed.filter(({ mistake }) => mistake !== undefined);
    const had = new Set(wrong.filter((_, k) => k % 3 > 0).map(({ student }) => student));
    const results = entries.filter((line) => had.has(JSON.parse(line).entry.result?.student.id));
    expect(results).toHaveLength(had.size);
    rmSync(at('whole'), { recursive: true, force: true }); // of a try that failed
    await mkdir(at('whole'));
    const journal = [header, ...results.reverse()].map((line) => `${line}\n`).join('');
    writeFileSync(at('whole/journal.jsonl'), journal);
    expect(await ended(grade('whole'))).toBe(0);
    expect(lines('whole')).toBeLessThan(2 * CLASS - had.size + 20); // nothing of these was done again
    const [killed, whole] = [files('killed'), files('whole')];
    expect([...killed.keys()]).toEqual([...whole.keys()]);
    expect(killed.size).toBeGreaterThan(4 * CLASS);
    const different = [...killed].filter(([name, text]) => !text.equals(whole.get(name) as Buffer));
    expect(different.map(([name]) => name)).toEqual([]);
  });
});

/** `as due`, or what is wrong with the result. */
function judge({ written, right, mistake, notebook }: Handed, result?: SubmissionResult): string {
  if (result?.notebook !== notebook) return 'it is not there';
  const others = result.exercises.filter(
    ({ exercise }) => written !== 'all' && exercise !== written,
  );
  if (others.some(({ verdict, points }) => verdict !== 'not-attempted' || points > 0)) {
    return 'what was not written is not "not-attempted"';
  }
  const own = result.exercises.filter((exercise) => !others.includes(exercise));
  if (own.some(({ verdict }) => verdict === 'grader-error')) return 'the grader failed';
  if (right) return own.every(isWhole) ? 'as due' : 'the right answer has not all points';
  if (own.some(isWhole)) return 'a wrong answer has all points';
  if (mistake === undefined) return own.every(({ points }) => points === 0) ? 'as due' : 'points';
  const named = own.some(({ rows }) => rows.some(({ mistakes }) => mistakes.includes(mistake)));
  return named ? 'as due' : `the mistake ${mistake} is not named`;
}

function isWhole({ verdict, points, of }: ExerciseResult): boolean {
  return verdict === 'pass' && points === of;
}

// Two seconds, so that who takes all memory meets that limit first, on a slow machine too.
function grade(out: string): ChildProcess {
  const words = ['tools/course.ts', 'grade', at('class'), '--out', at(out), '--seconds', '2'];
  return spawn(process.execPath, ['--import', 'tsx', ...words], {
    cwd: root,
    detached: true,
    stdio: 'ignore',
  });
}

async function ended(child: ChildProcess): Promise<number | null> {
  const [code] = await once(child, 'exit');
  return code as number | null;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await delay(50);
}

function lines(out: string): number {
  const path = at(out, 'journal.jsonl');
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 1 : 0;
}

function resultsOf(out: string): SubmissionResult[] {
  const entries = readFileSync(at(out, 'journal.jsonl'), 'utf8').trim().split('\n');
  return entries.flatMap((line) => {
    const { entry } = JSON.parse(line);
    return entry.kind === 'result' ? [entry.result as SubmissionResult] : [];
  });
}

/** Every file but the journal, whose order is that of the work, and the gradebook, which holds the time. */
function files(out: string): Map<string, Buffer> {
  const names = readdirSync(at(out), { recursive: true, encoding: 'utf8' }).sort();
  const kept = names.filter((name) => !/^(journal\.jsonl|grades\.sqlite)$/.test(name));
  const plain = kept.filter((name) => statSync(at(out, name)).isFile());
  return new Map(plain.map((name) => [name, readFileSync(at(out, name))]));
}
