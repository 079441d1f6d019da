// The notebooks that one found file holds: itself, or those in a student's own archive.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { Manifest } from '../../exercises/manifest.ts';
import { UsageError } from '../../usage-error.ts';
import type { Placed } from './layout.ts';
import { type Budget, type Limits, size, studentBudget } from './limits.ts';
import { type FoundFile, type Listing, type NotTaken, Refusal, reasonOf } from './listing.ts';
import { whichNotebook } from './which-notebook.ts';
import { zipListing } from './zip.ts';
import { openBytes } from './zip-reader.ts';

export interface HandedIn {
  readonly placed: Placed;
  readonly origin: string;
  readonly path: string;
  readonly sha256: string;
  readonly notebook: string | undefined;
  /** When it came: the time of the outermost file, for what is inside was written by the student. */
  readonly submitted: Date | undefined;
  readonly edited: Date | undefined;
  readonly remarks: readonly string[];
}

export interface Taken {
  readonly handedIn: readonly HandedIn[];
  readonly notTaken: readonly NotTaken[];
}

export interface Work {
  readonly limits: Limits;
  readonly unpackTo: string;
  readonly manifest: Manifest;
  /** What is left to each student, by the owner's key. */
  readonly allowances: Map<string, Allowance>;
}

interface Allowance {
  readonly bytes: Budget;
  /** Of the student's own archives. */
  entries: number;
}

function allowanceOf({ owner: { key, name } }: Placed, { limits, allowances }: Work): Allowance {
  const allowance = allowances.get(key) ?? {
    bytes: studentBudget(`what ${name} handed in`, limits.studentBytes),
    entries: limits.studentEntries,
  };
  allowances.set(key, allowance);
  return allowance;
}

/** The bytes of a file that lies in no archive of the student's own. */
async function outerBytes(file: FoundFile, placed: Placed, work: Work): Promise<Uint8Array> {
  const { bytes: budget } = allowanceOf(placed, work);
  const used = `${budget.of} has more than ${size(budget.total)}`;
  if (budget.left < 0) throw new Refusal(used);
  const bytes = await file.read().catch((error: unknown) => {
    // A bomb is unpacked up to the bound; many of them would take long.
    budget.left -= work.limits.fileBytes;
    throw error;
  });
  budget.left -= bytes.length;
  if (budget.left < 0) throw new Refusal(used);
  return bytes;
}

/** What a file of a student gives. Never throws for what the student did. */
export async function handedIn(file: FoundFile, placed: Placed, work: Work): Promise<Taken> {
  const { parts, origin } = file;
  try {
    if (placed.reason !== undefined) throw new Refusal(placed.reason);
    if (/\.zip$/i.test(placed.file)) return await fromArchive(file, placed, work);
    const read = () => outerBytes(file, placed, work);
    const one = await notebook({ ...file, read }, placed, file.edited, work);
    return { handedIn: [one], notTaken: [] };
  } catch (error) {
    return { handedIn: [], notTaken: [{ parts, origin, reason: reasonOf(error) }] };
  }
}

async function fromArchive(file: FoundFile, placed: Placed, work: Work): Promise<Taken> {
  const listing = await ownListing(file, placed, work);
  const all: HandedIn[] = [];
  const notTaken = [...listing.notTaken];
  for (const inner of listing.files) {
    const name = inner.parts[inner.parts.length - 1];
    try {
      if (/\.zip$/i.test(name)) throw new Refusal(nested);
      all.push(await notebook(inner, { ...placed, file: name }, file.edited, work));
    } catch (error) {
      notTaken.push({ parts: inner.parts, origin: inner.origin, reason: reasonOf(error) });
    }
  }
  if (all.length === 0 && notTaken.length === 0) throw new Refusal('the archive holds no notebook');
  return { handedIn: all, notTaken };
}

const nested = 'it is an archive inside an archive, which is not opened; hand in the notebooks';

async function ownListing(file: FoundFile, placed: Placed, work: Work): Promise<Listing> {
  const allowance = allowanceOf(placed, work);
  const listing = await zipListing(openBytes(await outerBytes(file, placed, work)), {
    archive: file.origin,
    limits: work.limits,
    budget: allowance.bytes,
    entries: allowance.entries,
  });
  allowance.entries -= listing.files.length + listing.notTaken.length;
  return listing;
}

async function notebook(
  file: FoundFile,
  placed: Placed,
  submitted: Date | undefined,
  work: Work,
): Promise<HandedIn> {
  if (!/\.ipynb$/i.test(placed.file)) throw new Refusal(noNotebook(placed.file));
  const bytes = await file.read();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const path = file.path ?? (await unpacked(bytes, sha256, work.unpackTo));
  const { notebook, remark } = whichNotebook(bytes, placed.file, work.manifest);
  const { origin, edited } = file;
  const remarks = remark === undefined ? [] : [remark];
  return { placed, origin, path, sha256, notebook, submitted, edited, remarks };
}

function noNotebook(name: string): string {
  const mend = /\.ipynb\b|\.json$/i.test(name) ? '; if it is one, let its name end in .ipynb' : '';
  return `it is not a notebook (.ipynb), so it is not graded${mend}`;
}

/** Written under a name that no student chose. */
async function unpacked(bytes: Uint8Array, sha256: string, folder: string): Promise<string> {
  const path = join(folder, `${sha256}.ipynb`);
  try {
    await writeFileAtomic(path, Buffer.from(bytes), { fsync: false });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${path}: cannot be written (${why}); check the folder`, { cause });
  }
  return path;
}
