// Kernels for tests: the project's own, and one that breaks the protocol in a way of choice.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { KernelSpec } from '../../../tools/client/kernelspec.ts';

/** A kernel of test/fixtures/kernels/bad-kernel.mjs. */
export function badKernel(way: string, ...more: readonly string[]): KernelSpec {
  const program = resolve(import.meta.dirname, '../../fixtures/kernels/bad-kernel.mjs');
  return {
    name: 'bad',
    displayName: 'Bad',
    argv: [process.execPath, program, way, '{connection_file}', ...more],
    env: {},
    interruptMode: 'message',
    resourceDir: resolve(import.meta.dirname, '../../fixtures/kernels'),
  };
}

/** A temporary folder, and the function that deletes it. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'course-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Whether any process of the group of a kernel is left. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}
