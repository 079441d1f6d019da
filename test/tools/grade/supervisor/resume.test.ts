// A grading that is killed with SIGKILL, and started again until it ends.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { isRunning } from '../../../../tools/grade/supervisor/process-start.ts';
import { entries, folder, notes } from './grading.ts';

const DRIVER = join(import.meta.dirname, 'driver.ts');
const ASKED = Array.from({ length: 40 }, (_, i) => `${i % 8 === 5 ? 'exit' : 'medium'}-${i}`);

function started(dir: string): ChildProcess {
  const args = ['--import', 'tsx', DRIVER, dir, ...ASKED];
  return spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function resultsIn(dir: string): number {
  const kinds = entries(join(dir, 'journal.jsonl')).map((entry) => entry?.kind);
  return kinds.filter((kind) => kind === 'result').length;
}

/** Kills the grading once it has written so many bytes more than there were. */
async function killedAfter(dir: string, bytes: number): Promise<void> {
  const journal = join(dir, 'journal.jsonl');
  const from = sizeOf(journal);
  const child = started(dir);
  while (child.exitCode === null && sizeOf(journal) < from + bytes) await delay(1);
  child.kill('SIGKILL');
  await ended(child);
}

/** Numbers in [0, 1) that are the same in each run of the tests. */
function* random(seed: number): Generator<number, never> {
  for (let x = seed; ; ) {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    yield x / 2 ** 32;
  }
}

describe('a grading killed with SIGKILL', () => {
  it('again and again ends with the same bytes as one that was not', {
    timeout: 120_000,
  }, async () => {
    const dir = folder();
    const [whole, torn] = [join(dir, 'whole'), join(dir, 'torn')];
    mkdirSync(whole);
    mkdirSync(torn);
    expect(await ended(started(whole))).toBe(0);
    const journal = readFileSync(join(whole, 'journal.jsonl'), 'latin1');
    // The same seed, which is in the first line, or no two runs would be alike.
    const header = journal.slice(0, journal.indexOf('\n') + 1);
    writeFileSync(join(torn, 'journal.jsonl'), header, 'latin1');
    const draws = random(6);
    for (let i = 0; i < 8; i++) {
      await killedAfter(torn, 1 + Math.floor((draws.next().value * journal.length) / 8));
    }
    const before = resultsIn(torn);
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(ASKED.length);
    expect(await ended(started(torn))).toBe(0);
    const [expected, found] = [whole, torn].map((each) => readFileSync(join(each, 'results.json')));
    expect(found.equals(expected)).toBe(true);
    expect(resultsIn(torn)).toBe(ASKED.length);
    for (const pid of notes(torn, 'workers')) {
      for (let i = 0; i < 100 && isRunning(Number(pid)); i++) await delay(20);
      expect(isRunning(Number(pid))).toBe(false);
    }
  });

  it('and one stopped with Ctrl-C: a sentence, exit code 2, and it goes on', {
    timeout: 60_000,
  }, async () => {
    const dir = folder();
    const child = started(dir);
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
    while (notes(dir, 'begun').length < 5) await delay(1);
    child.kill('SIGINT');
    expect(await ended(child)).toBe(2);
    expect(said).toMatch(
      /interrupted: \d+ of 40 submissions are graded and kept in .*journal\.jsonl; run/,
    );
    expect(await ended(started(dir))).toBe(0);
  });
});
