// What decides a mark, as one hash: two gradings under the same one may share their results.

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT } from '../project.ts';
import type { SandboxTier } from './result.ts';

const DECIDING = [
  'kernel-lib',
  'checks',
  'solutions/checks',
  'exercises/manifest.json',
  'tools/grade/candidate',
  'tools/grade/examiner',
  'tools/grade/intake',
  'tools/grade/sandbox',
  'tools/grade/worker.ts',
];

/** Over the names and texts of all TypeScript and JSON that decides marks, and the tier. */
export async function graderHash(tier: SandboxTier): Promise<string> {
  const hash = createHash('sha256').update(tier);
  for (const part of DECIDING) {
    for (const file of await sources(join(PROJECT, part))) {
      hash.update(`\0${file.slice(PROJECT.length)}\0`).update(await readFile(file));
    }
  }
  return hash.digest('hex');
}

async function sources(path: string): Promise<string[]> {
  if (/\.(ts|json)$/.test(path)) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  const found = entries
    .filter(({ name }) => name !== 'node_modules' && name !== 'dist')
    .filter((entry) => entry.isDirectory() || /\.(ts|json)$/.test(entry.name))
    .map(({ name }) => join(path, name))
    .sort();
  return (await Promise.all(found.map(sources))).flat();
}
