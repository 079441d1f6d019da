import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { treeOf, usageOf } from '../../../../tools/grade/sandbox/usage.ts';

const onLinux = process.platform === 'linux';

test.skipIf(!onLinux)('what a process has started counts as its own', async () => {
  const text = `const a = new Uint8Array(80e6).fill(1);
    const end = performance.now() + 300; while (performance.now() < end); console.log(a[0]);
    setInterval(() => {}, 1000);`;
  // The shell itself takes about 1 MB; what it starts in the background stays its child.
  const shell = spawn('/bin/sh', ['-c', '"$0" -e "$1" & wait', process.execPath, text], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    await once(shell.stdout, 'data');
    expect(treeOf(shell.pid ?? 0)).toHaveLength(2);
    expect(usageOf(shell.pid)?.memory).toBeGreaterThan(80);
    expect(usageOf(shell.pid)?.cpu).toBeGreaterThan(0.25);
  } finally {
    process.kill(-(shell.pid ?? 0), 'SIGKILL');
  }
});

test('a process that is gone uses nothing', () => {
  expect(usageOf(2 ** 30)).toBeUndefined();
  expect(usageOf(undefined)).toBeUndefined();
});
