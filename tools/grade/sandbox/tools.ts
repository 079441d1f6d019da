// Which tier this machine has, and the installation of what it takes. It is apart from the course's own
// packages, so that students do not download it.

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SandboxTier } from '../result.ts';
import type { Tools } from './tiers.ts';

const folder = join(import.meta.dirname, 'deno');

/** The binary of Deno that is installed here. */
export function installedDeno(): string | undefined {
  const { platform, arch } = process;
  const name = `${platform}-${arch}${platform === 'linux' ? '-glibc' : ''}`;
  const binary = join(
    folder,
    'node_modules/@deno',
    name,
    platform === 'win32' ? 'deno.exe' : 'deno',
  );
  return existsSync(binary) ? binary : undefined;
}

/** Installs Deno from the npm registry, if it is not here; the sentence that says why it failed. */
export function installDeno(say: (line: string) => void): string | undefined {
  if (installedDeno() !== undefined) return undefined;
  say('Installing the sandbox (Deno, about 40 MB) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // Beside its place and then put there whole: another grader may be installing it, too.
  let fresh: string | undefined;
  try {
    fresh = mkdtempSync(`${folder}-`);
    for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
      cpSync(join(folder, file), join(fresh, file));
    }
    const { status, stderr, error } = spawnSync(npm, ['ci', '--ignore-scripts', '--no-fund'], {
      cwd: fresh,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    if (status === 0) putInPlace(join(fresh, 'node_modules'), join(folder, 'node_modules'));
    if (installedDeno() !== undefined) return undefined;
    return notInstalled(error?.message ?? stderr);
  } catch (error) {
    return notInstalled(error instanceof Error ? error.message : String(error));
  } finally {
    if (fresh !== undefined) rmSync(fresh, { recursive: true, force: true });
  }
}

function putInPlace(from: string, to: string): void {
  if (installedDeno() !== undefined) return; // the other one was faster
  rmSync(to, { recursive: true, force: true });
  renameSync(from, to);
}

function notInstalled(said: string | null): string {
  const why = (said ?? '').trim().split('\n').at(-1);
  return `Deno could not be installed (npm ci in ${folder}): ${why}`;
}

export interface Found {
  readonly tier: SandboxTier;
  readonly tools: Tools;
  /** Why it is not a better one, a sentence each. */
  readonly because: readonly string[];
}

/** The best tier of this machine. */
export function bestTier(): Found {
  const deno = installedDeno();
  if (deno === undefined) {
    const sentence = 'Deno is not installed; `npm run course -- doctor --install` installs it.';
    return { tier: 'node-only', tools: {}, because: [sentence] };
  }
  const missing = hardenedLacks();
  const tier = missing === undefined ? 'hardened' : 'default';
  return { tier, tools: { deno }, because: missing === undefined ? [] : [missing] };
}

function hardenedLacks(): string | undefined {
  if (process.platform !== 'linux') return 'bubblewrap is there for Linux only.';
  for (const [command, install] of [
    ['bwrap', 'bubblewrap'],
    ['prlimit', 'util-linux'],
  ]) {
    if (spawnSync(command, ['--version']).status !== 0) {
      return `${command} is missing; on Debian: apt-get install ${install}.`;
    }
  }
  const words = ['--unshare-all', '--ro-bind', '/', '/', 'true'];
  const { status, stderr } = spawnSync('bwrap', words, { encoding: 'utf8' });
  return status === 0 ? undefined : `bwrap cannot make namespaces here: ${stderr.trim()}`;
}
