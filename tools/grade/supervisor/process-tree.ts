// Ends a process with all that it started. Candidates lead groups of their own, so that the group of
// a worker is not all that there is.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { statOf } from './process-start.ts';

/** Ends the process group that `pid` leads, and what descends from it in other groups. */
export function killTree(pid: number): void {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  // Stopped first: it starts nothing more while its descendants are counted.
  send(-pid, 'SIGSTOP');
  const descendants = descendantsOf(pid);
  send(-pid, 'SIGKILL');
  for (const each of descendants) {
    send(-each, 'SIGKILL'); // nobody, if it leads no group
    send(each, 'SIGKILL');
  }
}

/** Ends what is left of a group whose leader has ended. */
export function killGroup(pid: number): void {
  if (process.platform !== 'win32') send(-pid, 'SIGKILL');
}

function descendantsOf(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const [child, parent] of process.platform === 'linux' ? fromProc() : fromPs()) {
    children.set(parent, [...(children.get(parent) ?? []), child]);
  }
  const found: number[] = [];
  for (let wave = [pid]; wave.length > 0; found.push(...wave)) {
    wave = wave.flatMap((each) => children.get(each) ?? []);
  }
  return found;
}

type Pair = readonly [child: number, parent: number];

function fromProc(): Pair[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((name): Pair[] => {
    try {
      return [[Number(name), statOf(Number(name)).parent]];
    } catch {
      return []; // it ended since the folder was read
    }
  });
}

function fromPs(): Pair[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const rows = (stdout ?? '').split('\n').map((row) => row.trim().split(/\s+/).map(Number));
  return rows.filter((row) => row.length === 2).map(([child, parent]): Pair => [child, parent]);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // ESRCH: nobody is left, which is what a kill wants.
  }
}
