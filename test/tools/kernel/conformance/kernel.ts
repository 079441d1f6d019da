// A kernel under test: its process in a folder of its own, and the conversation with it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection, openConnection } from '../../../../tools/client/connection.ts';
import { type KernelProcess, spawnKernel } from '../../../../tools/client/kernel-process.ts';
import type { KernelSpec } from '../../../../tools/client/kernelspec.ts';
import { openTalk, type Talk } from './talk.ts';

export interface Kernel extends Talk {
  readonly spec: KernelSpec;
  /** Its working folder, see workspace.ts. */
  readonly cwd: string;
  readonly connection: Connection;
  readonly process: KernelProcess;
  /** Milliseconds from starting its process to its first kernel_info_reply. */
  readonly started: number;
  /** Writes a file into its working folder. */
  write(name: string, text: string): void;
  /** Ends it and all that belongs to it. */
  kill(): Promise<void>;
}

const START_LIMIT = 30_000;

/** Starts a kernel in the folder and waits until it answers and is heard. */
export async function startKernel(spec: KernelSpec, cwd: string): Promise<Kernel> {
  const file = await openConnection(spec.name);
  await file.release();
  const start = performance.now();
  const process = await spawnKernel(spec, file.path, cwd);
  const talk = openTalk(file.connection, process);
  const kill = async () => {
    await process.kill();
    talk.close();
    file.remove();
  };
  const write = (name: string, text: string) => writeFileSync(join(cwd, name), text);
  try {
    const info = talk.send('kernel_info_request', {});
    await info.first('a first answer', ({ channel }) => channel === 'shell', START_LIMIT);
    const started = performance.now() - start;
    await heard(talk);
    return { ...talk, spec, cwd, connection: file.connection, process, started, write, kill };
  } catch (error) {
    await kill();
    throw error;
  }
}

// A subscription takes effect some time after connecting: ask until an idle is heard.
async function heard(talk: Talk): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await talk.send('kernel_info_request', {}).complete(500 * tries);
      return;
    } catch (error) {
      if (tries === 5) throw error;
    }
  }
}
