// Where the files of the notebook's own folder are: all the ways in which TypeScript lets an import
// name them.
import { statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ENDINGS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json'];
// An import of x.js means x.ts where that is what was written.
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};

/** An import that found nothing; its message is a sentence for the user. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}

/** Whether an import names a file and not a package. */
export function isLocal(specifier: string): boolean {
  return /^(\.{0,2}\/|\.{1,2}$|file:|[A-Za-z]:[\\/])/.test(specifier);
}

/** The file that an import names. Throws a sentence when there is none. */
export function resolveLocal(specifier: string, folder: string): string {
  const path = specifier.startsWith('file:')
    ? fileURLToPath(specifier)
    : resolve(folder, specifier.replace(/[?#].*$/, ''));
  const candidates = specifier.endsWith('/') ? [] : fileCandidates(path);
  for (const ending of ENDINGS) candidates.push(join(path, `index${ending}`));
  const found = candidates.find(isFile);
  if (found !== undefined) return found;
  const from = relative(process.cwd(), folder) || "the notebook's folder";
  throw new ImportError(
    `there is no "${specifier}" in ${from}, be it with an ending such as .ts, .js or .json ` +
      'or as a folder with an index',
  );
}

function fileCandidates(path: string): string[] {
  const ending = /\.[mc]?jsx?$/.exec(path)?.[0] ?? '';
  const stem = path.slice(0, path.length - ending.length);
  const written = (WRITTEN[ending] ?? []).map((each) => stem + each);
  return [...written, path, ...ENDINGS.map((each) => path + each)];
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
