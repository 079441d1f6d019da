// Environments that cannot be made, tried with the real python3 and pip and without a network. One that
// can be is that of support/venv.ts.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { environment } from '../../../tools/start/environment.ts';
import { temporaryFolder } from '../client/kernels.ts';
import { clone } from './support/clone.ts';

let folder: ReturnType<typeof temporaryFolder>;
let said: string[];
beforeEach(() => {
  folder = temporaryFolder();
  said = [];
  vi.stubEnv('PIP_RETRIES', '0');
  vi.stubEnv('PIP_FIND_LINKS', '');
  vi.stubEnv('PIP_NO_CACHE_DIR', '1');
});
afterEach(() => {
  vi.unstubAllEnvs();
  folder.remove();
});

function made(controller = new AbortController()) {
  const file = join(folder.path, 'requirements.txt');
  writeFileSync(file, 'jupyterlab==4.6.6\n');
  return environment(
    { folder: join(folder.path, '.venv'), requirements: file },
    {
      signal: controller.signal,
      say: (line) => said.push(line),
      progress: () => ({ at() {}, close() {} }),
    },
  );
}

describe('an environment', { timeout: 120_000 }, () => {
  it('whose installation was stopped is none, and the next attempt begins anew', async () => {
    const controller = new AbortController();
    // Never answers: when pip asks, it is stopped.
    const server = createServer(() => controller.abort()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo; // it listens on a port
    vi.stubEnv('PIP_INDEX_URL', `http://127.0.0.1:${port}/`);
    await expect(made(controller)).rejects.toThrowErrorMatchingInlineSnapshot(
      `[NotReady: The installation was stopped; npm start begins it anew.]`,
    );
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
    expect(existsSync(join(folder.path, '.venv/pyvenv.cfg'))).toBe(true);
    expect(said).toHaveLength(1);
    // Now nobody is at that port.
    await expect(made()).rejects.toThrowErrorMatchingInlineSnapshot(
      `[NotReady: pip cannot fetch the packages of requirements.txt; is there a network? It is needed once; then type npm start again.]`,
    );
    expect(said).toHaveLength(2);
  });

  it("of somebody's own is not touched", async () => {
    mkdirSync(join(folder.path, '.venv'));
    writeFileSync(join(folder.path, '.venv/pyvenv.cfg'), 'home = /usr/bin\n');
    const refusal = String(await made().catch((error) => error));
    expect(refusal.replace(folder.path, '…')).toMatchInlineSnapshot(
      `"NotReady: …/.venv is a Python environment that npm start has not made: rename or delete it, then type npm start again."`,
    );
    expect(readFileSync(join(folder.path, '.venv/pyvenv.cfg'), 'utf8')).toBe('home = /usr/bin\n');
  });
});

it('course start without Python says what is missing and what works, and fails', {
  timeout: 60_000,
}, () => {
  const course = clone();
  try {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'tools/course.ts', 'start'],
      { cwd: course.path, env: { ...process.env, PATH: folder.path }, encoding: 'utf8' },
    );
    expect(stdout).toBe('');
    expect(stderr).toMatch(
      /^Python 3\.9 or later is missing: .*\nWithout JupyterLab this works: npm run course -- run.*\.\n$/,
    );
    expect(status).toBe(1);
  } finally {
    course.remove();
  }
});
