// The three ways to hold a submission, as command lines. What each stops, `course doctor` shows by trying.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SandboxTier } from '../result.ts';

export interface Limits {
  /** Of resident memory, in MB. */
  readonly memory: number;
  /** Of processor time over the whole life of the process, in seconds. */
  readonly cpu: number;
}

export interface Tools {
  /** The binary of Deno; needed by the tiers `hardened` and `default`. */
  readonly deno?: string;
}

/** The words that start `program` in that tier; the first is the command. */
export function commandLine(
  tier: SandboxTier,
  program: string,
  limits: Limits,
  { deno = 'deno' }: Tools,
): string[] {
  switch (tier) {
    case 'hardened':
      return hardened(program, limits, deno);
    case 'default':
      return limited(limits, [deno, ...denoFlags(limits), program]);
    case 'node-only':
      return limited(limits, [process.execPath, ...nodeFlags(program, limits), program]);
  }
}

// No permission is granted, nothing is asked for, nothing is fetched or kept.
function denoFlags({ memory }: Limits): string[] {
  return [
    'run',
    '--no-prompt',
    '--no-remote',
    '--no-npm',
    '--no-config',
    '--no-lock',
    '--no-code-cache',
    '--quiet',
    `--v8-flags=--max-old-space-size=${memory}`,
  ];
}

function nodeFlags(program: string, { memory }: Limits): string[] {
  const [major] = process.versions.node.split('.').map(Number);
  const permission = major >= 23 ? '--permission' : '--experimental-permission';
  return [
    permission,
    `--allow-fs-read=${program}`,
    '--no-warnings',
    `--max-old-space-size=${memory}`,
  ];
}

// A shell sets the bound on processor time. On Linux the system ends the candidate when its grader is
// killed; elsewhere one that sleeps would stay.
function limited({ cpu }: Limits, words: readonly string[]): string[] {
  if (process.platform === 'win32') return [...words];
  const tied = tiesToParent() ? 'setpriv --pdeathsig KILL ' : '';
  const script = `ulimit -c 0; ulimit -t ${cpu}; exec ${tied}"$0" "$@"`;
  return ['/bin/sh', '-c', script, ...words];
}

/** Whether there is the command that ties a process to the life of the one that started it. */
export function tiesToParent(): boolean {
  ties ??= spawnSync('/bin/sh', ['-c', 'exec setpriv --pdeathsig KILL true']).status === 0;
  return ties;
}

let ties: boolean | undefined;

const INSIDE = { deno: '/deno', program: '/program.js' };

function hardened(program: string, limits: Limits, deno: string): string[] {
  return [
    'prlimit',
    `--cpu=${limits.cpu}`,
    `--data=${1024 * 1024 * (limits.memory + 768)}`, // Deno itself reserves that much
    '--core=0',
    '--nofile=128',
    'bwrap',
    '--unshare-all',
    '--die-with-parent',
    '--new-session',
    '--clearenv',
    ...['--setenv', 'DENO_DIR', '/nowhere/deno', '--setenv', 'NO_COLOR', '1'],
    ...['--cap-drop', 'ALL'],
    ...libraries(),
    ...['--ro-bind', deno, INSIDE.deno, '--ro-bind', program, INSIDE.program],
    ...['--proc', '/proc', '--dev', '/dev', '--chdir', '/'],
    '--',
    ...[INSIDE.deno, ...denoFlags(limits), INSIDE.program],
  ];
}

/** What a program needs to be loaded, read-only; on most systems /lib is a link into /usr. */
function libraries(): string[] {
  return ['/usr/lib', '/lib', '/lib64', '/usr/lib64', '/etc/ld.so.cache']
    .filter((path) => existsSync(path) && existsSync(dirname(path)))
    .flatMap((path) => ['--ro-bind', path, path]);
}
