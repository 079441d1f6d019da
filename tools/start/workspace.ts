// The student's own copy of the course. A notebook is copied once and never overwritten; when the course
// has a newer one, that is laid beside it, once. `.course.json` says which releases were given.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sync as writeFileAtomic } from 'write-file-atomic';
import { NotReady } from './not-ready.ts';

/** What was written. */
export interface Given {
  /** Notebooks that were not there, by their paths in the workspace. */
  readonly copied: readonly string[];
  /** Newer releases, and the student's own notebooks beside which they lie. */
  readonly offered: readonly { readonly file: string; readonly beside: string }[];
}

/** For each notebook the hashes of all releases that the workspace was given. */
type Releases = Readonly<Record<string, readonly string[]>>;

const FOLDERS = ['notebooks', 'exercises'];
const RECORD = '.course.json';

/** Gives the workspace what the project has and it has not. Throws NotReady if it cannot be written. */
export function provide(project: string, workspace: string): Given {
  try {
    return given(project, workspace);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new NotReady(
      `${workspace}: the notebooks cannot be copied there (${error.message}); mend that, or name another folder with --workspace, then type npm start again.`,
    );
  }
}

function given(project: string, workspace: string): Given {
  const before = recorded(join(workspace, RECORD));
  const after: Record<string, readonly string[]> = { ...before };
  const copied: string[] = [];
  const offered: { file: string; beside: string }[] = [];
  for (const folder of FOLDERS) {
    mkdirSync(join(workspace, folder), { recursive: true });
    for (const name of notebooksIn(join(project, folder))) {
      const file = `${folder}/${name}`;
      const release = readFileSync(join(project, file));
      const hash = createHash('sha256').update(release).digest('hex');
      const known = before[file] ?? [];
      if (!known.includes(hash)) after[file] = [...known, hash];
      const own = join(workspace, file);
      if (!existsSync(own)) {
        writeFileAtomic(own, release);
        copied.push(file);
      } else if (!known.includes(hash) && !readFileSync(own).equals(release)) {
        const beside = freeName(workspace, file);
        writeFileAtomic(join(workspace, beside), release);
        offered.push({ file: beside, beside: file });
      }
    }
  }
  // Last: a copy that was interrupted is begun again, and finds what it had copied equal.
  writeFileAtomic(join(workspace, RECORD), `${JSON.stringify(after, null, 1)}\n`);
  return { copied, offered };
}

function recorded(path: string): Releases {
  if (!existsSync(path)) return {};
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return {}; // then some releases are offered once more
  }
}

function notebooksIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ipynb'))
    .sort();
}

/** `06-….new.ipynb`, or `.new-2` and so on if the student has that already. */
function freeName(workspace: string, file: string): string {
  const stem = file.replace(/\.ipynb$/, '');
  for (let n = 1; ; n++) {
    const name = `${stem}.new${n === 1 ? '' : `-${n}`}.ipynb`;
    if (!existsSync(join(workspace, name))) return name;
  }
}
