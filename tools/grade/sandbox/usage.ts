// What a process with all its threads uses, from the system.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Usage {
  /** Resident, in MB. */
  readonly memory: number;
  /** Processor time so far, in seconds. */
  readonly cpu: number;
}

/** Undefined if the process is gone, or where the system does not tell. */
export function usageOf(pid: number | undefined): Usage | undefined {
  if (pid === undefined) return undefined;
  if (process.platform === 'linux') return fromProc(pid);
  return process.platform === 'win32' ? undefined : fromPs(pid);
}

const TICKS = 100; // a second, on every Linux that Node runs on

function fromProc(pid: number): Usage | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    const kilobytes = Number(/^VmRSS:\s*(\d+) kB$/m.exec(status)?.[1] ?? 0); // a zombie has none
    // The second field is the name in brackets, which may hold spaces.
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return {
      memory: kilobytes / 1024,
      cpu: (Number(fields[11]) + Number(fields[12])) / TICKS,
    };
  } catch {
    return undefined;
  }
}

function fromPs(pid: number): Usage | undefined {
  const { stdout } = spawnSync('ps', ['-o', 'rss=,time=', '-p', String(pid)], { encoding: 'utf8' });
  const [memory, time] = stdout.trim().split(/\s+/);
  if (time === undefined) return undefined;
  const cpu = time.split(/[:-]/).reduce((sum, part) => 60 * sum + Number(part), 0);
  return { memory: Number(memory) / 1024, cpu };
}
