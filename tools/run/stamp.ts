// What an execution came from, as a hash in the executed notebook: the code, the kernel's sources and
// those of the packages that notebooks import. Where it is still the same, nothing needs to run again.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isObject } from '../notebook/fields.ts';
import type { Notebook } from '../notebook/notebook.ts';
import { PROJECT } from '../project.ts';
import { cellsToRun } from './execute.ts';

/** The packages that notebooks import, the kernel, and the versions of all that is installed. */
const SOURCES = ['kernel-lib', 'display', 'checks', 'tools/kernel', 'package-lock.json'];
const SOURCE = /\.(?:ts|mts|mjs|cjs|json)$/;

/**
 * The stamp of a notebook before it runs on that kernel, by default the one it names. Text, tags and
 * slides may change without changing it.
 */
export function stampOf(notebook: Notebook, kernel = notebook.metadata.kernelspec?.name): string {
  const hash = createHash('sha256').update(projectHash());
  hash.update(JSON.stringify(kernel ?? null));
  for (const { id, source } of cellsToRun(notebook)) hash.update(JSON.stringify([id, source]));
  return hash.digest('hex');
}

/** The stamp that an executed notebook carries; undefined if it has none. */
export function stampIn({ metadata }: Notebook): string | undefined {
  const { execution } = metadata;
  return isObject(execution) && typeof execution.stamp === 'string' ? execution.stamp : undefined;
}

export function stamped(executed: Notebook, stamp: string): Notebook {
  return { ...executed, metadata: { ...executed.metadata, execution: { stamp } } };
}

let known: string | undefined;

/** The sources do not change while a command runs. */
function projectHash(): string {
  known ??= hashOf(SOURCES.flatMap((name) => filesIn(join(PROJECT, name))));
  return known;
}

function hashOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(relative(PROJECT, file)).update(readFileSync(file));
  return hash.digest('hex');
}

function filesIn(path: string): string[] {
  if (path.endsWith('.json')) return [path];
  const entries = readdirSync(path, { withFileTypes: true });
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      // What is compiled comes from the sources.
      if (entry.name === 'dist' || entry.name === 'node_modules') return [];
      const inside = join(path, entry.name);
      if (entry.isDirectory()) return filesIn(inside);
      return SOURCE.test(entry.name) ? [inside] : [];
    });
}
