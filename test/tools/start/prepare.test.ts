// What runs before every npm script, in a copy of the project.

import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const copy = mkdtempSync(join(tmpdir(), 'course-prepare-'));
const product = join(copy, 'kernel-lib/dist/step.js');

beforeAll(() => {
  const parts = ['kernel-lib', 'display', 'checks', 'tools'];
  for (const part of [...parts, 'tsconfig.json', 'package.json', 'package-lock.json']) {
    cpSync(join(root, part), join(copy, part), {
      recursive: true,
      filter: (path) => !/kernel(-lib)?[/\\]dist(-\d+)?$/.test(path),
    });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
});

afterAll(() => rmSync(copy, { recursive: true }));

test('what is not compiled is compiled, the rest is kept, and a second run does nothing', {
  timeout: 120_000,
}, () => {
  const first = prepared();
  expect(first).toMatchObject({ status: 0, stderr: '' });
  expect(first.stdout).toContain('Compiling kernel-lib …\nBundling the kernel …');
  expect(existsSync(product)).toBe(true);
  expect(prepared()).toMatchObject({ status: 0, stderr: '', stdout: '' });
});

test('an error in a source is told, and the old product stays', { timeout: 120_000 }, () => {
  const before = readFileSync(product, 'utf8');
  appendFileSync(
    join(copy, 'kernel-lib/two-threads/columns.ts'),
    "\nexport const eta: number = 'small';\n",
  );
  const { status, stdout, stderr } = prepared();
  expect(status).toBe(1);
  expect(stdout).toMatch(/columns\.ts\(\d+,14\): error TS2322/);
  expect(stderr).toBe(
    'kernel-lib does not compile; the lines above say where. ' +
      'Mend them and run the same command again.\n',
  );
  expect(readFileSync(product, 'utf8')).toBe(before);
});

function prepared() {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(copy, 'tools/start/prepare.mjs')],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}
