import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { isRunning } from '../../../../tools/grade/supervisor/process-start.ts';
import { silent } from '../../../../tools/grade/supervisor/progress.ts';
import {
  GradingInterrupted,
  superviseGrading,
} from '../../../../tools/grade/supervisor/supervise.ts';
import { entries, FAKE, folder, ids, notes, options, remarking } from './grading.ts';

function numbered(way: string, n: number): string[] {
  return Array.from({ length: n }, (_, i) => `${way}-${i}`);
}

/** How many fake workers were busy at a time, at most. */
function atATime(dir: string): number {
  let busy = 0;
  return Math.max(...notes(dir, 'busy').map((sign) => (busy += sign === '+' ? 1 : -1)));
}

async function gone(pid: number): Promise<boolean> {
  for (let i = 0; i < 100 && isRunning(pid); i++) await delay(20);
  return !isRunning(pid);
}

describe('a grading', () => {
  it('gives the results in the order of the submissions, whoever is finished first', async () => {
    const dir = folder();
    const asked = ['slow-1', 'short-2', 'slow-3', 'short-4', 'short-5'];
    const results = await superviseGrading({ ...options(dir, asked), workers: 3 });
    expect(ids(results)).toEqual(asked);
    expect(results.every(({ status }) => status === 'graded')).toBe(true);
  });

  it('runs as many workers as it was told, each for many submissions', async () => {
    const dir = folder();
    await superviseGrading({ ...options(dir, numbered('meet', 9)), workers: 3 });
    expect(atATime(dir)).toBe(3);
    expect(notes(dir, 'workers')).toHaveLength(3);
  });

  it('runs a worker for each core if nothing is said', async () => {
    const dir = folder();
    const { workers: _, ...unsaid } = options(dir, numbered('slow', 2 * availableParallelism()));
    await superviseGrading(unsaid);
    expect(notes(dir, 'workers')).toHaveLength(availableParallelism());
  });

  it('gives each submission a seed of its own', async () => {
    const results = await superviseGrading(options(folder(), numbered('short', 5)));
    const seeds = results.map(({ remarks }) => remarks[0]);
    expect(new Set(seeds).size).toBe(5);
    expect(seeds[0]).toMatch(/^seed [0-9a-f]{64}$/);
  });

  it('grades the same file of the same student once, and gives its result for both', async () => {
    const dir = folder();
    const [first] = options(dir, ['short-1']).submissions;
    const second = { ...first, origin: 'copy.ipynb' };
    const asked = { ...options(dir, []), submissions: [first, second] };
    const results = await superviseGrading(asked);
    expect(results.map(({ origin }) => origin)).toEqual(['short-1/06.ipynb', 'copy.ipynb']);
    expect(notes(dir, 'begun')).toEqual(['short-1']);
  });

  it('of nothing starts nothing', async () => {
    const dir = folder();
    expect(await superviseGrading(options(dir, []))).toEqual([]);
    expect(notes(dir, 'workers')).toEqual([]);
  });

  it('ends its workers', async () => {
    const dir = folder();
    await superviseGrading({ ...options(dir, numbered('short', 4)), workers: 2 });
    for (const pid of notes(dir, 'workers')) expect(await gone(Number(pid))).toBe(true);
  });

  it('refuses no workers and no time', async () => {
    const none = superviseGrading({ ...options(folder(), []), workers: 0 });
    await expect(none).rejects.toThrowErrorMatchingInlineSnapshot(
      `[RangeError: superviseGrading: workers is 0; a whole number from 1 is wanted]`,
    );
    const never = superviseGrading({ ...options(folder(), []), secondsPerSubmission: Number.NaN });
    await expect(never).rejects.toThrowErrorMatchingInlineSnapshot(
      `[RangeError: superviseGrading: secondsPerSubmission is NaN; a number from 0 to 86400 is wanted]`,
    );
  });
});

describe('a worker that fails', () => {
  it('once is started again, and the submission is graded', async () => {
    const dir = folder();
    const { progress, remarks } = remarking();
    const asked = ['short-1', 'exitOnce-2', 'short-3'];
    const results = await superviseGrading({ ...options(dir, asked), progress });
    expect(results.map(({ status }) => status)).toEqual(['graded', 'graded', 'graded']);
    expect(notes(dir, 'workers')).toHaveLength(2);
    expect(remarks).toMatchInlineSnapshot(`
      [
        "exitOnce-2/06.ipynb: the worker ended with exit code 3; it is tried once more",
      ]
    `);
  });

  it('twice leaves the submission in quarantine, without points, and grades the others', async () => {
    const dir = folder();
    const results = await superviseGrading(options(dir, ['short-1', 'exit-2', 'short-3']));
    expect(results.map(({ status }) => status)).toEqual(['graded', 'quarantined', 'graded']);
    expect(results[1].exercises[0].points).toBe(0);
    expect(results[1].reason).toMatchInlineSnapshot(
      `"the grader's worker failed twice on this submission (both times the worker ended with exit code 3); a person is to look at it"`,
    );
    expect(notes(dir, 'begun')).toEqual(['short-1', 'exit-2', 'exit-2', 'short-3']);
  });

  it.each([
    ['hang', 'took more than 0.5 s', 0.5],
    ['garbage', 'wrote what is no answer: <html>', 20],
    ['huge', 'wrote a line of more than 33554432 bytes', 20],
    ['segv', 'was ended by SIGSEGV', 20],
    ['closed', 'closed its output', 20],
    ['error', 'failed: no memory', 20],
    ['other', 'gave the result of another submission', 20],
    ['nan', 'gave an exercise without points', 20],
  ])('by %s: it %s', async (way, how, secondsPerSubmission) => {
    const asked = options(folder(), [`${way}-1`, 'short-2']);
    const results = await superviseGrading({ ...asked, secondsPerSubmission });
    expect(results.map(({ status }) => status)).toEqual(['quarantined', 'graded']);
    expect(results[0].reason).toBe(
      `the grader's worker failed twice on this submission (both times the worker ${how}); ` +
        'a person is to look at it',
    );
  });

  it('by an answer too many is replaced; what it had answered counts', async () => {
    const dir = folder();
    const results = await superviseGrading(options(dir, ['twice-1']));
    expect(results[0].status).toBe('graded');
  });

  it('is ended with all that it started, in groups of their own too', async () => {
    const dir = folder();
    await superviseGrading({ ...options(dir, ['tree-1']), secondsPerSubmission: 1 });
    const started = [...notes(dir, 'grandchild'), ...notes(dir, 'workers')];
    expect(started).toHaveLength(4);
    for (const pid of started) expect(await gone(Number(pid))).toBe(true);
  });

  it('before it is ready ends the grading with a sentence: no submission is to blame', async () => {
    const dir = folder();
    const worker = { command: process.execPath, args: [FAKE, dir, 'broken'] };
    const broken = superviseGrading({ ...options(dir, ['short-1']), worker });
    await expect(broken).rejects.toThrow(/exit code 1 before it was ready; .*no examiner here/);
    expect(entries(join(dir, 'journal.jsonl')).map((entry) => entry?.kind)).toEqual([
      'header',
      'started',
    ]);
  });

  it('because there is no such command ends the grading with a sentence', async () => {
    const worker = { command: '/nowhere/node', args: [] };
    const absent = superviseGrading({ ...options(folder(), ['short-1']), worker });
    await expect(absent).rejects.toThrowErrorMatchingInlineSnapshot(
      `[UsageError: the grader's worker /nowhere/node cannot be started (ENOENT)]`,
    );
  });
});

describe('an interrupted grading', () => {
  it('ends its workers, keeps what is graded and says how to go on', async () => {
    const dir = folder();
    const stop = new AbortController();
    const asked = ['short-1', 'short-2', 'tree-3', 'short-4'];
    const interrupted = superviseGrading({ ...options(dir, asked), signal: stop.signal });
    interrupted.catch(() => {});
    while (notes(dir, 'grandchild').length === 0) await delay(10);
    stop.abort();
    await expect(interrupted).rejects.toThrow(GradingInterrupted);
    await expect(interrupted).rejects.toThrow(
      `the grading was interrupted: 2 of 4 submissions are graded and kept in ${dir}/journal.jsonl; ` +
        'run the same command again to go on',
    );
    for (const pid of [...notes(dir, 'grandchild'), ...notes(dir, 'workers')]) {
      expect(await gone(Number(pid))).toBe(true);
    }
    const kinds = entries(join(dir, 'journal.jsonl')).map((entry) => entry?.kind);
    expect(kinds).not.toContain('death');
    expect(kinds.filter((kind) => kind === 'result')).toHaveLength(2);
  });

  it('grades nothing if it was interrupted before', async () => {
    const dir = folder();
    const signal = AbortSignal.abort();
    const interrupted = superviseGrading({ ...options(dir, ['short-1']), signal });
    await expect(interrupted).rejects.toThrow('0 of 1 submissions');
    expect(notes(dir, 'workers')).toEqual([]);
  });

  it('closes the progress', async () => {
    const closed = new AbortController();
    const progress = { ...silent, close: () => closed.abort() };
    const signal = AbortSignal.abort();
    const over = once(closed.signal, 'abort');
    const interrupted = superviseGrading({ ...options(folder(), ['short-1']), signal, progress });
    await expect(interrupted).rejects.toThrow(GradingInterrupted);
    await over;
  });
});
