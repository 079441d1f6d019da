// A process that nothing holds: what a probe must be open in, or it tries nothing.

import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import type { End, Sandbox } from '../../../../tools/grade/sandbox/process.ts';

/** Node as anybody starts it, with the whole environment. */
export function unprotected(program: string): Sandbox {
  const child = spawn(process.execPath, [program], {
    cwd: dirname(program),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = new Promise<End>((resolve) => {
    child.on('exit', (code) => resolve({ why: 'exited', how: `exit code ${code}` }));
  });
  const { pid, stdin, stdout } = child;
  return { pid, stdin, stdout, ended, cpu: () => 0, kill: () => void child.kill('SIGKILL') };
}
