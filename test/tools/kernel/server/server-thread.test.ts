// The bundled thread in a process of its own, whose main thread stands still when a cell is to run.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Request as Requester } from 'zeromq';
import { type Connection, openConnection } from '../../../../tools/client/connection.ts';
import { type KernelProcess, spawnKernel } from '../../../../tools/client/kernel-process.ts';
import { openSession, type Session } from '../../../../tools/client/session.ts';
import type { Message } from '../../../../tools/client/wire.ts';
import { buildKernel } from '../../../../tools/kernel/build.mjs';
import type { JsonObject } from '../../../../tools/notebook/notebook.ts';
import { connected } from './rig.ts';

// In the project, so that the bundle finds zeromq and typescript.
const parent = resolve(import.meta.dirname, '../../../../build');
let folder = '';
beforeAll(async () => {
  mkdirSync(parent, { recursive: true });
  folder = mkdtempSync(join(parent, 'server-thread-'));
  await buildKernel({ to: join(folder, 'dist'), threads: ['server'] });
  writeFileSync(join(folder, 'main.mjs'), MAIN);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// `standing still` is an endless loop that nothing breaks; the checker finds everything right.
const MAIN = `
import { MessageChannel, Worker } from 'node:worker_threads';
const [session, checker] = [new MessageChannel(), new MessageChannel()];
const answer = new SharedArrayBuffer(64);
const workerData = {
  session: session.port1, checker: checker.port1, connectionFile: process.argv[2], answer,
};
const transferList = [session.port1, checker.port1];
const worker = new Worker(new URL('./dist/server.mjs', import.meta.url), { workerData, transferList });
process.on('SIGINT', () => {});
checker.port2.on('message', ({ id }) => checker.port2.postMessage({ id, value: { emitted: {} } }));
worker.on('message', ({ kind, code }) => kind === 'exit' && process.exit(code));
session.port2.on('message', ({ id }) => {
  session.port2.postMessage({ kind: 'stream', id, name: 'stdout', text: 'standing still' });
  for (;;);
});
`;

interface Running {
  readonly connection: Connection;
  readonly kernel: KernelProcess;
  readonly session: Session;
  /** What came back of the cell. */
  readonly heard: Message[];
  ask(channel: 'shell' | 'control', type: string, content?: JsonObject): Promise<JsonObject>;
}

async function running(test: (running: Running) => Promise<void>, ip = '127.0.0.1'): Promise<void> {
  const file = await openConnection('test');
  const { connection } = file;
  writeFileSync(file.path, JSON.stringify({ ...connection, ip }));
  await file.release();
  const spec = {
    name: 'test',
    displayName: 'Test',
    argv: [process.execPath, join(folder, 'main.mjs'), '{connection_file}'],
    env: {},
    interruptMode: 'message',
    resourceDir: folder,
  } as const;
  const kernel = await spawnKernel(spec, file.path, folder);
  const session = openSession(connection);
  if (ip === connection.ip) await connected(session);
  const ask: Running['ask'] = (channel, type, content = {}) =>
    new Promise((done, fail) => {
      session
        .request(channel, type, content, (message, from) => {
          if (from !== 'iopub') done(message.content);
        })
        .catch(fail);
    });
  try {
    await test({ connection, kernel, session, heard: [], ask });
  } finally {
    await kernel.kill();
    session.close();
    file.remove();
  }
}

/** Has a cell bring the main thread to a standstill, and hears that it does. */
async function standstill({ session, heard }: Running): Promise<void> {
  await new Promise<void>((done) => {
    const cell = { code: 'for (;;);' };
    void session.request('shell', 'execute_request', cell, (message) => {
      heard.push(message);
      if (message.content.text === 'standing still') done();
    });
  });
}

describe('the thread of the server', { timeout: 30_000 }, () => {
  it('answers while the main thread stands still, and can leave', async () => {
    await running(async (all) => {
      await standstill(all);
      const heart = new Requester({ linger: 0 });
      heart.connect(`tcp://${all.connection.ip}:${all.connection.hb_port}`);
      await heart.send('ping');
      expect((await heart.receive()).map(String)).toEqual(['ping']);
      heart.close();
      const info = await all.ask('shell', 'kernel_info_request');
      expect(info).toMatchObject({
        implementation: 'backprop-course',
        implementation_version: '0.1.0',
      });

      const asked = performance.now();
      const reply = await all.ask('control', 'shutdown_request', { restart: true });
      expect(reply).toEqual({ status: 'ok', restart: true });
      expect(await all.kernel.exited).toMatchObject({ signal: 'SIGKILL' });
      expect(performance.now() - asked).toBeLessThan(1_000);
    });
  });

  it('leaves in order when nothing runs', async () => {
    await running(async ({ kernel, ask }) => {
      await ask('control', 'shutdown_request', { restart: false });
      expect(await kernel.exited).toMatchObject({ code: 0 });
    });
  });

  it('a cell that cannot be interrupted is told so, and the process ends', async () => {
    await running(async (all) => {
      await standstill(all);
      expect(await all.ask('control', 'interrupt_request')).toEqual({ status: 'ok' });
      expect(await all.kernel.exited).toMatchObject({ signal: 'SIGKILL' });
      const error = all.heard.find(({ header }) => header.msg_type === 'error');
      expect(error?.content.ename).toBe('Interrupted');
    });
  });

  it('an address that others can reach is refused, and nothing listens', async () => {
    await running(async ({ kernel }) => {
      const { code, stderr } = await kernel.exited;
      expect(code).toBe(1);
      expect(stderr).toMatch(
        /^kernel: connection file .*: ip is "0\.0\.0\.0"; the kernel listens on/,
      );
    }, '0.0.0.0');
  });
});
