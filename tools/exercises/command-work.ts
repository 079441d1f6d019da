// The work of `course exercises`: makes the exercises, or compares them.
import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { writeNotebook } from '../notebook/files.ts';
import { write } from '../notebook/write.ts';
import { UsageError } from '../usage-error.ts';
import { withNbgrader } from './nbgrader.ts';
import { differences, fromHere, make, readSources, type Source, sourceFiles } from './project.ts';

export interface Options {
  readonly check?: true;
  readonly writeMetadata?: true;
}

/** Where the command works and whom it tells. */
export interface Surroundings {
  readonly project: string;
  readonly print: (line: string) => void;
  readonly complain: (line: string) => void;
}

/** Makes exercises from the solutions that are asked for, or from all; the exit code. */
export async function exercises(
  asked: readonly string[],
  { check, writeMetadata }: Options,
  { project, print, complain }: Surroundings,
): Promise<number> {
  if (check && writeMetadata) {
    throw new UsageError('--check writes nothing and --write-metadata writes; say one of them');
  }
  const read = await readSources(sourceFiles(project, asked));
  const sources = writeMetadata ? await completed(read.sources, print) : read.sources;
  // A notebook that could not be read is no reason to call what was made from it an orphan.
  const isAll = asked.length === 0 && read.refusals.length === 0;
  const { files, refusals } = make(project, sources, isAll);
  const refused = [...read.refusals, ...refusals];
  for (const line of refused) complain(`refused: ${line}`);
  if (refused.length > 0) {
    complain('Nothing was written to exercises/.');
    return 1;
  }
  if (check) return checked(files, print, complain);
  for (const [path, text] of files) await put(path, text, print);
  if (files.size === 0) print('There are no solutions, so there is nothing to make.');
  return 0;
}

/** The sources with nbgrader's metadata, which are written where they were not there. */
async function completed(sources: readonly Source[], print: (line: string) => void) {
  const written: Source[] = [];
  for (const { file, notebook } of sources) {
    const whole = withNbgrader(notebook);
    if (write(whole) !== write(notebook)) {
      await writeNotebook(file, whole);
      print(`metadata written: ${file}`);
    }
    written.push({ file, notebook: whole });
  }
  return written;
}

function checked(
  files: ReadonlyMap<string, string>,
  print: (line: string) => void,
  complain: (line: string) => void,
): number {
  const differing = differences(files);
  for (const line of differing) {
    complain(`stale: ${line}; make it anew with: npm run course -- exercises`);
  }
  if (differing.length === 0) print(`${files.size} files are what the solutions give.`);
  return differing.length === 0 ? 0 : 1;
}

/** Under another name first: no reader ever sees half of a file. */
async function put(path: string, text: string, print: (line: string) => void): Promise<void> {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) {
    print(`unchanged: ${fromHere(path)}`);
    return;
  }
  await mkdir(dirname(path), { recursive: true });
  await writeFileAtomic(path, text);
  print(`written: ${fromHere(path)}`);
}
