// Starting a kernel: the ports, the process, and the wait until it answers and is heard.
import { setTimeout as delay } from 'node:timers/promises';
import type { JsonObject } from '../notebook/notebook.ts';
import { clientOf, type KernelClient } from './client.ts';
import { type ConnectionFile, openConnection } from './connection.ts';
import { type Exit, type KernelProcess, spawnKernel } from './kernel-process.ts';
import type { KernelSpec } from './kernelspec.ts';
import { KernelError, openSession, type Session } from './session.ts';

export interface StartOptions {
  /** The kernel's working folder: that of the notebook. */
  readonly cwd: string;
  /** Milliseconds until the kernel must have answered; 60 s by default. */
  readonly startLimit?: number;
  /** When it fires the kernel is killed, at whatever point it is. */
  readonly signal?: AbortSignal;
}

const START_LIMIT = 60_000;
const ATTEMPTS = 3;
const PORT_TAKEN = /EADDRINUSE|address already in use/i;

/**
 * Starts a kernel and waits until it answers and its outputs arrive. Throws a sentence when the
 * command cannot be started, and a KernelError when it dies or does not answer in time.
 */
export async function startKernel(spec: KernelSpec, options: StartOptions): Promise<KernelClient> {
  for (let attempt = 1; ; attempt++) {
    const file = await openConnection(spec.name);
    try {
      return await startWith(file, spec, options);
    } catch (error) {
      file.remove();
      // Between our letting go of a port and the kernel's binding it, somebody else was faster.
      const again = error instanceof KernelError && PORT_TAKEN.test(error.message);
      if (!again || attempt === ATTEMPTS) throw error;
    }
  }
}

async function startWith(
  file: ConnectionFile,
  spec: KernelSpec,
  { cwd, startLimit = START_LIMIT, signal }: StartOptions,
): Promise<KernelClient> {
  signal?.throwIfAborted();
  await file.release();
  const kernel = await spawnKernel(spec, file.path, cwd);
  const kill = () => void kernel.kill();
  signal?.addEventListener('abort', kill, { once: true });
  if (signal?.aborted) kill();
  const session = openSession(file.connection);
  void kernel.exited.then(async (exit) => {
    await delay(100); // what it sent before may still be on its way
    session.fail(new KernelError('died', death(exit)));
  });
  const close = async () => {
    await kernel.kill();
    signal?.removeEventListener('abort', kill);
    session.close();
    file.remove();
  };
  try {
    const info = await ready(session, kernel, startLimit);
    return clientOf({ spec, info, kernel, session, close });
  } catch (error) {
    await close();
    throw error;
  }
}

// A subscription takes effect some time after connecting, and what was published before is lost. So
// kernel_info is asked until both its reply and something published because of it have arrived.
async function ready(
  session: Session,
  kernel: KernelProcess,
  startLimit: number,
): Promise<JsonObject> {
  const deadline = performance.now() + startLimit;
  let info: JsonObject | undefined;
  let heard = false;
  for (let wait = 50; performance.now() < deadline; wait = Math.min(2 * wait, 1000)) {
    const answered = new Promise<void>((resolve, reject) => {
      const listen = session.request('shell', 'kernel_info_request', {}, (message, channel) => {
        if (channel === 'iopub') heard = true;
        else info = message.content;
        if (info && heard) resolve();
      });
      listen.catch(reject);
    });
    await Promise.race([answered, delay(wait, undefined, { ref: false }), session.failed]);
    if (info && heard) return info;
    if (PORT_TAKEN.test(kernel.stderr())) break; // tslab says so and lives on, deaf
  }
  const seconds = startLimit / 1000;
  throw new KernelError(
    'start',
    `the kernel did not answer in ${seconds} s${tail(kernel.stderr())}`,
  );
}

function death({ code, signal, stderr }: Exit): string {
  const how = signal ? `was ended by ${signal}` : `died with exit code ${code}`;
  return `the kernel ${how}${tail(stderr)}`;
}

function tail(stderr: string): string {
  const lines = stderr.trim().split('\n').slice(-12);
  return lines[0] === '' ? '' : `; the end of its error output:\n${lines.join('\n')}`;
}
