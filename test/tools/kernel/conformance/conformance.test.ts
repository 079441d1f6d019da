// The project's kernel passes every check; see npm run bench -- conformance for the others.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checks } from './checks.ts';
import { projectKernel } from './peers.ts';
import { CHECK_LIMIT, openRunner, type Runner } from './suite.ts';

const folder = mkdtempSync(join(tmpdir(), 'conformance-kernel-'));
let runner: Runner;

beforeAll(() => {
  runner = openRunner(projectKernel(folder));
}, 60_000);

afterAll(async () => {
  await runner?.close();
  rmSync(folder, { recursive: true });
});

it('no two checks have one id', () => {
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
});

// A check replaces the kernel when the one before has broken it, which takes time of its own.
describe.each([...new Set(checks.map(({ group }) => group))])('%s', (group) => {
  const inGroup = checks.filter((check) => check.group === group);
  it.each(inGroup.map((check) => [check.title, check] as const))(
    '%s',
    { timeout: 2 * CHECK_LIMIT },
    async (_, check) => await runner.check(check),
  );
});
