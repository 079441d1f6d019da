// When a process was started. The number of a process that ended is given to another one; together
// with its start it is never the same.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Whether there is a process of this number. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // One that ended stays listed until its parent asks, which may be never.
    return process.platform !== 'linux' || statOf(pid).state !== 'Z';
  } catch (error) {
    // EPERM: there is one, of another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The start of a running process, in words of the system; undefined if it cannot be told. */
export function startOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') return startOnLinux(pid);
    const [command, ...args] =
      process.platform === 'win32'
        ? ['powershell', '-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.Ticks`]
        : ['ps', '-o', 'lstart=', '-p', String(pid)];
    const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
    const stdio = ['ignore', 'pipe', 'ignore'] as const;
    return execFileSync(command, args, { env, encoding: 'utf8', stdio: [...stdio] }).trim();
  } catch {
    return undefined;
  }
}

// Ticks since the machine was started, so they need to be told which start of the machine.
function startOnLinux(pid: number): string {
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return `${boot} ${statOf(pid).start}`;
}

interface Stat {
  /** A letter: Z for a process that has ended. */
  readonly state: string;
  readonly parent: number;
  readonly start: string;
}

/** From /proc/<pid>/stat; throws if there is no such process. */
export function statOf(pid: number): Stat {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  // The name, in parentheses, may hold spaces and parentheses. After it come fields 3, 4, …
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0], parent: Number(fields[1]), start: fields[19] };
}
