// What was released, from exercises/manifest.json.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../exercises/manifest.ts';
import { PROJECT } from '../project.ts';
import { UsageError } from '../usage-error.ts';

const PATH = join(PROJECT, 'exercises/manifest.json');

/** Throws UsageError if it cannot be read or is of another version. */
export async function readManifest(): Promise<Manifest> {
  const mend = 'make it anew with: npm run course -- exercises';
  const manifest = await readFile(PATH, 'utf8')
    .then((text): Manifest => JSON.parse(text))
    .catch((error: Error) => {
      throw new UsageError(`${PATH} cannot be read (${error.message}); ${mend}`);
    });
  if (manifest.version === 1) return manifest;
  throw new UsageError(`${PATH} is of version ${manifest.version}, and 1 is wanted; ${mend}`);
}
