// The program of a helper's worker, bundled from the sources: a worker of Node 20 reads no TypeScript.

import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../../..');

/** One script that needs nothing but its host. */
export async function helperProgram(): Promise<string> {
  return bundled(`import 'kernel-lib/helper';`);
}

/** What these lines import from kernel-lib's sources, in one script. */
export async function bundled(contents: string): Promise<string> {
  const { outputFiles } = await build({
    ...{ stdin: { contents, resolveDir: root }, bundle: true, write: false },
    ...{ format: 'iife', platform: 'browser', conditions: ['source'] },
  });
  return outputFiles[0].text;
}
