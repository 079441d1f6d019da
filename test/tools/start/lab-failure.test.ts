// A JupyterLab that does not start: its Python is a few lines of shell.
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startLab } from '../../../tools/start/lab.ts';
import { freePort } from '../../../tools/start/port.ts';
import { isAlive, temporaryFolder } from '../client/kernels.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

async function started(program: string, signal = new AbortController().signal) {
  const python = join(folder.path, 'python');
  writeFileSync(python, `#!/bin/sh\n${program}\n`);
  chmodSync(python, 0o755);
  const options = { python, workspace: folder.path, page: '/lab', opensBrowser: false };
  return startLab({ ...options, state: folder.path, port: await freePort() }, signal);
}

describe.skipIf(process.platform === 'win32')('JupyterLab', () => {
  it('that ends at once is told with its last words', async () => {
    const refusal = await started('echo begun; echo no module named jupyterlab >&2; exit 1').catch(
      String,
    );
    expect(String(refusal).replaceAll(folder.path, '…')).toMatchInlineSnapshot(
      `"NotReady: JupyterLab did not start: no module named jupyterlab (all of it is in …/server.log)."`,
    );
  });

  it('that does not answer is ended when the student gives up', async () => {
    const signal = AbortSignal.timeout(500);
    const pid = join(folder.path, 'pid');
    await expect(started(`echo $$ > ${pid}; exec sleep 600`, signal)).rejects.toThrow('timeout');
    await expect.poll(() => isAlive(Number(readFileSync(pid, 'utf8')))).toBe(false);
  });
});
