// What every npm script does first: bundles the kernel if its sources have changed.
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../../..');

export function prepare(): void {
  execFileSync(process.execPath, ['tools/start/prepare.mjs'], { cwd: root });
}
