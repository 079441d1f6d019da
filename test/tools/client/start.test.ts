import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { KernelClient } from '../../../tools/client/client.ts';
import type { KernelSpec } from '../../../tools/client/kernelspec.ts';
import type { Iopub } from '../../../tools/client/messages.ts';
import { startKernel } from '../../../tools/client/start.ts';
import { kernelFor } from '../../../tools/run/default-kernel.ts';
import { bothKernels } from '../run/both-kernels.ts';
import { badKernel, isAlive, temporaryFolder } from './kernels.ts';

// Connection files go to a folder of this test's own, so that what is left there was left by it.
const folder = temporaryFolder();
beforeAll(() => void vi.stubEnv('TMPDIR', folder.path));
afterEach(() => expect(readdirSync(folder.path).filter(isConnection)).toEqual([]));
afterAll(() => {
  vi.unstubAllEnvs();
  folder.remove();
});

function isConnection(name: string): boolean {
  return name.startsWith('course-kernel-');
}

const options = { cwd: folder.path };

async function withKernel(
  spec: KernelSpec,
  test: (client: KernelClient) => Promise<void>,
): Promise<void> {
  const client = await startKernel(spec, options);
  try {
    await test(client);
  } finally {
    await client.kill();
  }
}

describe.each(bothKernels)('a client of $title', { timeout: 120_000 }, (kernel) => {
  it('starts, executes, interrupts, shuts down, and leaves nothing', async () => {
    await withKernel(kernel.spec(), async (client) => {
      const heard: Iopub[] = [];
      const onMessage = (message: Iopub) => void heard.push(message);

      expect(client.info).toMatchObject({ language_info: { name: 'typescript' } });
      expect(readdirSync(folder.path).filter(isConnection)).toHaveLength(1);

      // The very first output of the first cell arrives.
      const reply = await client.execute('console.log("first"); const kept = 5;', { onMessage });
      expect(reply).toEqual({ status: 'ok', executionCount: 1 });
      expect(heard).toContainEqual({ kind: 'stream', name: 'stdout', text: 'first\n' });

      // Its cwd is the one asked for.
      await client.execute('console.log(process.cwd())', { onMessage });
      expect(heard).toContainEqual({ kind: 'stream', name: 'stdout', text: `${folder.path}\n` });

      // It waits before it says so: tslab misses a signal that comes while it begins to wait.
      const turn = 'await new Promise((r) => setTimeout(r, 0));';
      const cell = `${turn} console.log("running"); await new Promise(() => {});`;
      const endless = client.execute(cell, {
        onMessage: (message) => {
          if (message.kind === 'stream' && message.text === 'running\n') void client.interrupt();
        },
      });
      const { status, error } = await endless;
      expect(status).toBe('error');
      expect(error?.ename).toBe(kernel.stock ? undefined : 'Interrupted');

      await client.shutdown();
      expect(isAlive(client.pid)).toBe(false);
    }); // it is killed now, which does no harm once more
  });

  it('shut down or killed before it has run anything, it leaves nothing', async () => {
    for (const end of ['shutdown', 'kill'] as const) {
      const client = await startKernel(kernel.spec(), options);
      await client[end]();
      expect(isAlive(client.pid)).toBe(false);
      expect(readdirSync(folder.path).filter(isConnection)).toEqual([]);
    }
  });
});

describe('a client of a kernel that fails', { timeout: 30_000 }, () => {
  it('a command that does not exist', async () => {
    const spec = { ...kernelFor(), name: 'none', argv: ['/nowhere/node', '{connection_file}'] };
    await expect(startKernel({ ...spec, resourceDir: '/k' }, options)).rejects.toThrow(
      'kernel "none": its command /nowhere/node cannot be started (ENOENT); see argv in /k',
    );
  });

  it('a kernel that dies at its start: the exit code and its last words', async () => {
    await expect(startKernel(badKernel('dies at start'), options)).rejects.toMatchObject({
      fault: 'died',
      message:
        'the kernel died with exit code 9; the end of its error output:\nno such option: --colour',
    });
  });

  it('a kernel that never answers', async () => {
    const silent = startKernel(badKernel('silent from the start'), { ...options, startLimit: 700 });
    await expect(silent).rejects.toMatchObject({
      fault: 'start',
      message: 'the kernel did not answer in 0.7 s',
    });
  });

  it('a port that somebody else took meanwhile: it is tried again', async () => {
    const memo = join(folder.path, 'memo');
    await withKernel(badKernel('port taken once', memo), async (client) => {
      expect(existsSync(memo)).toBe(true);
      expect(await client.execute('1')).toMatchObject({ status: 'ok' });
    });
  });

  it('a wrong signature ends the session', async () => {
    await withKernel(badKernel('wrong signature'), async (client) => {
      await expect(client.execute('1')).rejects.toMatchObject({
        fault: 'protocol',
        message:
          'the kernel broke the protocol: message: its signature does not match the key of the connection file',
      });
    });
  });

  it('a message of the wrong shape ends the session', async () => {
    await withKernel(badKernel('stream without text'), async (client) => {
      await expect(client.execute('1')).rejects.toMatchObject({
        fault: 'protocol',
        message:
          "the kernel broke the protocol: the kernel's stream: text must be a string and is not",
      });
    });
  });

  it('a reply without idle', async () => {
    await withKernel(badKernel('no idle'), async (client) => {
      await expect(client.execute('1', { patience: 200 })).rejects.toMatchObject({
        fault: 'no idle',
        message:
          'the kernel replied, and 0.2 s later was not idle, so its outputs may be incomplete',
      });
    });
  });

  it('an idle without reply', async () => {
    await withKernel(badKernel('no reply'), async (client) => {
      await expect(client.execute('1', { patience: 200 })).rejects.toMatchObject({
        fault: 'no reply',
        message: 'the kernel was idle again, and 0.2 s later had no reply',
      });
    });
  });

  it('a start that is called off kills the kernel', async () => {
    const stop = new AbortController();
    const start = startKernel(badKernel('silent from the start'), {
      ...options,
      signal: stop.signal,
    });
    stop.abort();
    await expect(start).rejects.toThrow();
  });
});
