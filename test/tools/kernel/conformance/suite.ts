// Runs checks, many on one kernel. A kernel that fails a check is replaced, so that what it left
// behind is counted once; so is one that a check was to end.
import type { KernelSpec } from '../../../../tools/client/kernelspec.ts';
import type { Kernel } from './kernel.ts';
import { startKernel } from './kernel.ts';
import { openWorkspace } from './workspace.ts';

export interface Check {
  /** Unique, in lower case with hyphens. */
  readonly id: string;
  readonly group: string;
  readonly title: string;
  /** Throws a sentence when the kernel lacks the feature. */
  run(kernel: Kernel): Promise<void>;
}

/** What a group file exports: its checks without the name of the group. */
export type GroupCheck = Omit<Check, 'group'>;

export interface Runner {
  /** Resolves when the kernel passes the check, rejects with a sentence when it does not. */
  check(check: Check): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds that a check may take in all, whatever it waits for. */
export const CHECK_LIMIT = 30_000;

/** Runs checks one at a time on kernels of that kernelspec, in a folder of their own. */
export function openRunner(spec: KernelSpec): Runner {
  const workspace = openWorkspace();
  let kernel: Kernel | undefined;
  const ready = async (): Promise<Kernel> => {
    if (kernel && (await isReady(kernel))) return kernel;
    await kernel?.kill();
    kernel = await started(spec, workspace.path);
    await kernel.run('void 0;', {}, CHECK_LIMIT); // so that no check waits for the compiler to load
    return kernel;
  };
  return {
    check: async (check) => {
      const current = await ready();
      try {
        await limited(check.run(current));
      } catch (error) {
        await current.kill();
        throw error;
      }
    },
    close: async () => {
      await kernel?.kill();
      workspace.remove();
    },
  };
}

async function isReady(kernel: Kernel): Promise<boolean> {
  if (!kernel.process.isRunning()) return false;
  try {
    return (await kernel.run('void 0;', {}, 5_000)).status === 'ok';
  } catch {
    return false; // it is dead or hangs, which the next kernel makes good
  }
}

// A port that was free may be taken by the kernel of another program before ours has bound it.
async function started(spec: KernelSpec, cwd: string): Promise<Kernel> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startKernel(spec, cwd);
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}

async function limited(run: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const sentence = `the check was not done in ${CHECK_LIMIT / 1000} s`;
    timer = setTimeout(() => reject(new Error(sentence)), CHECK_LIMIT);
  });
  await Promise.race([run, late]).finally(() => clearTimeout(timer));
}
