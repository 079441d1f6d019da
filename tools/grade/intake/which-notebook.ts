// Which released notebook a file answers: what its cells say of themselves counts, then its name.
import type { Manifest, ManifestNotebook } from '../../exercises/manifest.ts';
import { stemOf } from './layout.ts';
import { type SubmittedCell, submittedCells } from './submitted-cells.ts';

export interface Which {
  /** The name of the released file. */
  readonly notebook?: string;
  readonly remark?: string;
}

/** `name` is what the student called the file. */
export function whichNotebook(bytes: Uint8Array, name: string, manifest: Manifest): Which {
  const read = submittedCells(bytes);
  const inside = 'unreadable' in read ? undefined : byCells(read.cells, manifest);
  const outside = byName(name, manifest);
  const notebook = inside ?? outside;
  if (notebook === undefined) return {};
  if (inside === undefined || outside === undefined || inside === outside) return { notebook };
  return {
    notebook,
    remark: `The file is named like ${outside}, but its cells are those of ${inside}.`,
  };
}

/** The notebook of which most exercises are there; nothing if there is none, or two have as many. */
function byCells(cells: readonly SubmittedCell[], manifest: Manifest): string | undefined {
  const ids = new Set(cells.map(({ id }) => id));
  const exercises = new Set(cells.map(({ exercise }) => exercise));
  const counts = manifest.notebooks.map((entry) => ({
    file: entry.file,
    count: present(entry, ids, exercises),
  }));
  const most = Math.max(0, ...counts.map(({ count }) => count));
  const best = counts.filter(({ count }) => count === most);
  return most > 0 && best.length === 1 ? best[0].file : undefined;
}

function present(
  { exercises: all }: ManifestNotebook,
  ids: ReadonlySet<string | undefined>,
  exercises: ReadonlySet<string | undefined>,
): number {
  return all.filter(({ id, cells }) => exercises.has(id) || cells.some((cell) => ids.has(cell.id)))
    .length;
}

/** The notebook whose name, or else whose number, the name holds. */
function byName(name: string, { notebooks }: Manifest): string | undefined {
  const stem = stemOf(name);
  const named = notebooks
    .map(({ file }) => file)
    .filter((file) => stem.includes(stemOf(file)))
    .sort((p, q) => q.length - p.length);
  if (named.length > 0) return named[0];
  const [, number] = /(?:^|[^\d])(\d{2})(?!\d)/.exec(stem) ?? [];
  if (number === undefined) return undefined;
  const numbered = notebooks.filter(({ file }) => file.startsWith(`${number}-`));
  return numbered.length === 1 ? numbered[0].file : undefined;
}
