// What a process with all its threads uses, from the system.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Usage {
  /** Resident, in MB. */
  readonly memory: number;
  /** Processor time so far, in seconds. */
  readonly cpu: number;
}

/**
 * Of the process and of all it has started: bubblewrap runs the candidate as a child of its own.
 * Undefined if the process is gone, or where the system does not tell.
 */
export function usageOf(pid: number | undefined): Usage | undefined {
  if (pid === undefined) return undefined;
  if (process.platform === 'linux') return fromProc(pid);
  return process.platform === 'win32' ? undefined : fromPs(pid);
}

/** The process and all that came of it, as far as Linux tells; elsewhere the process alone. */
export function treeOf(pid: number): readonly number[] {
  const tree = [pid];
  // The list grows while it is gone through.
  for (const each of tree) {
    if (tree.length >= MOST_PROCESSES) break;
    tree.push(...childrenOf(each));
  }
  return tree;
}

const MOST_PROCESSES = 100;

function childrenOf(pid: number): number[] {
  try {
    const list = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').trim();
    return list === '' ? [] : list.split(' ').map(Number);
  } catch {
    return []; // it is gone, or this system has no such file
  }
}

const TICKS = 100; // a second, on every Linux that Node runs on

function fromProc(pid: number): Usage | undefined {
  const [own, ...others] = treeOf(pid).map((each) => ofOne(each));
  if (own === undefined) return undefined;
  return others.reduce<Usage>(
    (sum, each) => ({
      memory: sum.memory + (each?.memory ?? 0),
      cpu: sum.cpu + (each?.cpu ?? 0),
    }),
    own,
  );
}

function ofOne(pid: number): Usage | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    const kilobytes = Number(/^VmRSS:\s*(\d+) kB$/m.exec(status)?.[1] ?? 0); // a zombie has none
    // The second field is the name in brackets, which may hold spaces.
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, each) => sum + Number(each), 0); // of ended children too
    return { memory: kilobytes / 1024, cpu: ticks / TICKS };
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
