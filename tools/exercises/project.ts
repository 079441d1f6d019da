// The solutions of a project, what is made from them, and what of that is on disk.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { readNotebook } from '../notebook/files.ts';
import type { Notebook } from '../notebook/notebook.ts';
import { NotebookError } from '../notebook/notebook-error.ts';
import { write } from '../notebook/write.ts';
import { UsageError } from '../usage-error.ts';
import { told } from './finding.ts';
import { type ManifestNotebook, manifestNotebook, manifestText } from './manifest.ts';
import { findings, release } from './release.ts';

export interface Source {
  /** The file as the user sees it. */
  readonly file: string;
  readonly notebook: Notebook;
}

/** Files to be written, by path, or why nothing is. */
export interface Made {
  readonly files: ReadonlyMap<string, string>;
  readonly refusals: readonly string[];
}

const MANIFEST = 'manifest.json';
const folders = (project: string) => ({
  solutions: join(project, 'solutions'),
  exercises: join(project, 'exercises'),
});

/** The notebooks of `solutions/`, or those of them that are named. Throws UsageError for any other. */
export function sourceFiles(project: string, asked: readonly string[]): string[] {
  const { solutions } = folders(project);
  if (asked.length === 0)
    return notebooksIn(solutions).map((name) => fromHere(join(solutions, name)));
  for (const file of asked) {
    if (dirname(resolve(file)) !== resolve(solutions)) {
      throw new UsageError(`${file}: is not in ${fromHere(solutions)}; name a notebook there`);
    }
    if (!existsSync(file)) {
      throw new UsageError(`${file}: there is no such file; check the spelling`);
    }
  }
  return [...new Set(asked.map((file) => fromHere(resolve(file))))];
}

/** The notebooks in the files; one that cannot be read is a refusal. */
export async function readSources(
  files: readonly string[],
): Promise<{ sources: Source[]; refusals: string[] }> {
  const sources: Source[] = [];
  const refusals: string[] = [];
  for (const file of files) {
    try {
      sources.push({ file, notebook: await readNotebook(file) });
    } catch (error) {
      if (!(error instanceof NotebookError)) throw error;
      refusals.push(error.message);
    }
  }
  return { sources, refusals };
}

/** What the sources become; entries of notebooks not among them stay in the manifest. */
export function make(project: string, sources: readonly Source[], isAll: boolean): Made {
  const { exercises } = folders(project);
  const refusals = sources.flatMap(({ file, notebook }) =>
    findings(notebook).map((finding) => told(file, notebook, finding)),
  );
  if (refusals.length > 0) return { files: new Map(), refusals };
  const files = new Map<string, string>();
  const entries = sources.map(({ file, notebook }) => {
    const released = release(notebook);
    files.set(join(exercises, basename(file)), write(released));
    return manifestNotebook(basename(file), notebook, released);
  });
  const names = entries.map(({ file }) => file);
  const others = isAll ? [] : manifestOf(project).filter(({ file }) => !names.includes(file));
  const all = [...others, ...entries];
  if (all.length > 0) files.set(join(exercises, MANIFEST), manifestText(all));
  return { files, refusals: [...twice(all), ...(isAll ? orphans(project, names) : [])] };
}

/** Which of the files differ from what is on disk, and how. */
export function differences(files: Made['files']): string[] {
  return [...files].flatMap(([path, text]) => {
    if (!existsSync(path)) return [`${fromHere(path)}: is missing`];
    return readFileSync(path, 'utf8') === text
      ? []
      : [`${fromHere(path)}: is not what its solutions give`];
  });
}

/** Exercises that two notebooks have. */
function twice(notebooks: readonly ManifestNotebook[]): string[] {
  const first = new Map<string, string>();
  return notebooks.flatMap(({ file, exercises }) =>
    exercises.flatMap(({ id }) => {
      const other = first.get(id);
      first.set(id, other ?? file);
      if (other === undefined) return [];
      return [`${file}: exercise ${id} is in ${other}, too; give one of the two another number`];
    }),
  );
}

/** What lies in `exercises/` and is made from nothing. */
function orphans(project: string, names: readonly string[]): string[] {
  const { exercises, solutions } = folders(project);
  const found = notebooksIn(exercises).filter((name) => !names.includes(name));
  if (names.length === 0 && existsSync(join(exercises, MANIFEST))) found.push(MANIFEST);
  return found.map((name) => {
    const file = fromHere(join(exercises, name));
    return `${file}: nothing in ${fromHere(solutions)} makes it; delete it, or restore its source`;
  });
}

function manifestOf(project: string): readonly ManifestNotebook[] {
  const path = join(folders(project).exercises, MANIFEST);
  if (!existsSync(path)) return [];
  try {
    const notebooks = JSON.parse(readFileSync(path, 'utf8'))?.notebooks;
    if (Array.isArray(notebooks)) return notebooks;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new UsageError(
    `${fromHere(path)}: is no manifest; make all anew with: npm run course -- exercises`,
  );
}

function notebooksIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ipynb'))
    .sort();
}

/** A path as it is shortest from where the user stands. */
export function fromHere(path: string): string {
  return relative('', path) || '.';
}
