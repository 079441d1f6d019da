import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { takeLock } from '../../../../tools/grade/supervisor/lock.ts';
import { startOf, statOf } from '../../../../tools/grade/supervisor/process-start.ts';
import { superviseGrading } from '../../../../tools/grade/supervisor/supervise.ts';
import { folder, notes, options } from './grading.ts';

/** The number of a process that has ended. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

async function taken(text: string): Promise<boolean> {
  const path = join(folder(), 'lock');
  writeFileSync(path, text);
  try {
    const lock = await takeLock(path);
    const own = JSON.parse(readFileSync(path, 'utf8')).pid === process.pid && lock.isHeld();
    lock.release();
    return own && !existsSync(path);
  } catch {
    return false;
  }
}

describe('a lock', () => {
  it('keeps a second grading out of the folder, with a sentence', async () => {
    const dir = folder();
    const first = superviseGrading(options(dir, ['slow-1']));
    while (!existsSync(join(dir, 'journal.jsonl.lock'))) await new Promise(setImmediate);
    const second = superviseGrading(options(dir, ['slow-1']));
    await expect(second).rejects.toThrow(
      `${dir}/journal.jsonl.lock: process ${process.pid} grades into this folder already; wait for ` +
        'its end, stop it, or grade into another folder with --out',
    );
    expect(await first).toHaveLength(1);
    expect(notes(dir, 'begun')).toEqual(['slow-1']);
    expect(readdirSync(dir)).not.toContain('journal.jsonl.lock');
  });

  it('of a process that has ended is taken over', async () => {
    const pid = await deadPid();
    expect(await taken(JSON.stringify({ pid, started: 'then', host: hostname() }))).toBe(true);
  });

  it.runIf(process.platform === 'linux')(
    'of a process that has ended is taken over, though its parent did not ask after it',
    async () => {
      const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 100']);
      onTestFinished(() => void parent.kill('SIGKILL'));
      const pid = Number(String((await once(parent.stdout, 'data'))[0]));
      const started = startOf(pid);
      while (statOf(pid).state !== 'Z') await delay(10);
      expect(await taken(JSON.stringify({ pid, started, host: hostname() }))).toBe(true);
    },
  );

  it('whose number now belongs to another process is taken over', async () => {
    const holder = { pid: process.pid, started: 'at another time', host: hostname() };
    expect(await taken(JSON.stringify(holder))).toBe(true);
  });

  it('of a process that runs is kept', async () => {
    const holder = { pid: process.pid, started: startOf(process.pid), host: hostname() };
    expect(await taken(JSON.stringify(holder))).toBe(false);
  });

  it('of another machine is kept: nobody here knows whether its process runs', async () => {
    const path = join(folder(), 'lock');
    writeFileSync(path, JSON.stringify({ pid: await deadPid(), host: 'elsewhere' }));
    await expect(takeLock(path)).rejects.toThrow('delete this file');
  });

  it.each(['', '{"pid":', 'null', '7', '{"pid":"x"}'])(
    'whose writer was killed before it wrote its name is taken over: %j',
    async (text) => expect(await taken(text)).toBe(true),
  );

  it('left behind goes to one of many that want it', async () => {
    for (let i = 0; i < 20; i++) {
      const path = join(folder(), 'lock');
      writeFileSync(path, JSON.stringify({ pid: 2 ** 30, host: hostname() }));
      const tried = await Promise.allSettled([1, 2, 3].map(() => takeLock(path)));
      const locks = tried.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
      expect(locks.map((lock) => lock.isHeld())).toEqual([true]);
      for (const lock of locks) lock.release();
    }
  });
});
