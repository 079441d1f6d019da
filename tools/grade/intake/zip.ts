// The files in an archive, none of them unpacked yet.
import type yauzl from 'yauzl';
import type { Budget, Limits } from './limits.ts';
import { type FoundFile, type Listing, type NotTaken, Refusal } from './listing.ts';
import { isForeignFolder, isPassedOver, shownName, twins, unsafe } from './names.ts';
import { editedAt, isFolder, nameOf, refusedByHeader, unpack } from './zip-entry.ts';
import { entriesOf } from './zip-reader.ts';

export interface ZipOptions {
  /** What the archive is called: `class.zip`. */
  readonly archive: string;
  readonly limits: Limits;
  readonly budget: Budget;
  readonly entries: number;
}

/** Throws Refusal if it is no archive. */
export async function zipListing(
  opening: Promise<yauzl.ZipFile>,
  { archive, limits, budget, entries: most }: ZipOptions,
): Promise<Listing> {
  const zip = await opening.catch((error: Error) => {
    throw new Refusal(`it is no archive that can be read (${error.message}); pack it again`);
  });
  const { entries, fault } = await entriesOf(zip, most);
  const overlaps = await overlapping(zip, entries);
  const twin = twins();
  const files: FoundFile[] = [];
  const notTaken: NotTaken[] = [];
  const folders = new Set<string>();
  for (const entry of entries) {
    const parts = nameOf(entry).split('/');
    if (isFolder(entry)) parts.pop();
    if (isPassedOver(parts)) continue;
    const origin = `${shownName(parts)} in ${archive}`;
    const reason =
      unsafe(parts) ??
      (isFolder(entry) ? undefined : refusedBy(entry, parts, { overlaps, limits }));
    if (isFolder(entry) && reason === undefined) {
      folders.add(parts[0]);
      continue;
    }
    const wrong = reason ?? twin(parts);
    if (wrong !== undefined) notTaken.push({ parts, origin, reason: wrong });
    else {
      const read = () => unpack(zip, entry, { limits, budget });
      files.push({ parts, origin, edited: editedAt(entry), read });
    }
  }
  if (fault !== undefined) {
    const reason = `it cannot be read beyond its entry ${entries.length}: ${fault}`;
    notTaken.push({ parts: [], origin: archive, reason });
  }
  return { files, notTaken: [...notTaken, ...empty(folders, { files, notTaken }, archive)] };
}

function refusedBy(
  entry: yauzl.Entry,
  parts: readonly string[],
  { overlaps, limits }: { overlaps: ReadonlyMap<yauzl.Entry, string>; limits: Limits },
): string | undefined {
  if (parts.length > limits.depth + 1) return `it lies more than ${limits.depth} folders deep`;
  if (parts.slice(0, -1).some(isForeignFolder)) {
    return 'it lies in a folder that holds no submissions; it was not looked at';
  }
  return refusedByHeader(entry) ?? overlaps.get(entry);
}

/** Entries whose bytes are also another's, as in the bombs that pack one text a thousand times. */
async function overlapping(
  zip: yauzl.ZipFile,
  entries: readonly yauzl.Entry[],
): Promise<ReadonlyMap<yauzl.Entry, string>> {
  const wrong = new Map<yauzl.Entry, string>();
  const ranges: { entry: yauzl.Entry; start: number; end: number }[] = [];
  for (const entry of entries) {
    const start = entry.relativeOffsetOfLocalHeader;
    try {
      const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
      ranges.push({ entry, start, end: fileDataStart + entry.compressedSize });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      wrong.set(entry, `it is not where the archive says (${why}); pack it again`);
    }
  }
  ranges.sort((p, q) => p.start - q.start || p.end - q.end);
  let last = ranges[0];
  for (const range of ranges.slice(1)) {
    if (range.start < last.end) {
      for (const { entry } of [last, range]) wrong.set(entry, overlap);
    }
    if (range.end > last.end) last = range;
  }
  return wrong;
}

const overlap = 'it shares bytes with another file of the archive, as no packer does';

/** Folders at the top without a file: of a student who handed in nothing. */
function empty(
  folders: ReadonlySet<string>,
  { files, notTaken }: Listing,
  archive: string,
): NotTaken[] {
  const used = new Set([...files, ...notTaken].map(({ parts }) => parts[0]));
  return [...folders]
    .filter((name) => !used.has(name))
    .map((name) => ({
      parts: [name],
      origin: `${shownName([name])} in ${archive}`,
      reason: 'the folder holds no file',
    }));
}
