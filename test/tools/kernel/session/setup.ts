// A kernel for all tests of a file, in a temporary folder of its own.
import { afterAll, afterEach, beforeAll } from 'vitest';
import { temporaryFolder } from '../../client/kernels.ts';
import { buildTestKernel, type Kernel, shown, startTestKernel } from './kernel.ts';

export interface Setup {
  readonly folder: string;
  readonly main: string;
  /** The kernel, once the tests run. */
  readonly kernel: Kernel;
  /** Runs a cell and gives its result as text. */
  result(js: string): Promise<string>;
}

/** To be called at the top of a test file. */
export function kernelForTests(): Setup {
  const { path, remove } = temporaryFolder();
  let built: Awaited<ReturnType<typeof buildTestKernel>> | undefined;
  let kernel: Kernel | undefined;
  const ready = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error('the kernel is there when the tests run');
    return part;
  };
  beforeAll(async () => {
    built = await buildTestKernel();
    kernel = await startTestKernel(built.main, path);
  });
  // A failure must not spoil the kernel for the tests behind it.
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    await kernel?.kill();
    kernel = await startTestKernel(ready(built).main, path);
  });
  afterAll(async () => {
    await kernel?.kill();
    built?.remove();
    remove();
  });
  return {
    folder: path,
    get main() {
      return ready(built).main;
    },
    get kernel() {
      return ready(kernel);
    },
    result: async (js) => shown(await ready(kernel).run(js)),
  };
}
