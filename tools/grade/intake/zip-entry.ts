// One entry of an archive: what its header says that speaks against it, and its bytes, counted while they
// are unpacked.
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { type Budget, type Limits, size } from './limits.ts';
import { Refusal, symbolicLink } from './listing.ts';

/** The name of an entry, `/` between its parts. */
export function nameOf(entry: yauzl.Entry): string {
  const raw = entry.fileNameRaw;
  const name = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, true);
  if (entry.extraFields.some(({ id }) => id === UNICODE_PATH)) return name;
  // macOS writes UTF-8 without saying so, and no real name in an old code page is by chance UTF-8.
  return utf8(raw) ?? name;
}

/** The extra field in which Info-ZIP keeps a name that its old code page cannot spell. */
const UNICODE_PATH = 0x7075;

function utf8(raw: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    return undefined;
  }
}

export function isFolder(entry: yauzl.Entry): boolean {
  return entry.fileNameRaw.at(-1) === 0x2f;
}

const FILE_TYPES: Readonly<Record<number, string>> = {
  1: 'it is a named pipe, not a file',
  2: 'it is a device, not a file',
  6: 'it is a device, not a file',
  10: symbolicLink,
  12: 'it is a socket, not a file',
};

/** Why the entry is not unpacked; nothing if it may be tried. */
export function refusedByHeader(entry: yauzl.Entry): string | undefined {
  const special = FILE_TYPES[entry.externalFileAttributes >>> 28];
  if (special !== undefined) return special;
  if (entry.isEncrypted()) return 'it is encrypted; pack it without a password';
  if (entry.canDecodeFileData()) return undefined;
  return `it is packed with method ${entry.compressionMethod}, which is not supported; pack it as a usual zip`;
}

export function editedAt(entry: yauzl.Entry): Date | undefined {
  if ((entry.lastModFileDate & 0x1ff) === 0 && entry.extraFields.length === 0) return undefined;
  const date = entry.getLastModDate();
  return Number.isNaN(date.getTime()) ? undefined : date;
}

interface Bounds {
  readonly limits: Limits;
  readonly budget: Budget;
}

/** The bytes of the entry. Throws Refusal when they are too many, or not what was packed. */
export async function unpack(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  bounds: Bounds,
): Promise<Uint8Array> {
  const before = bounds.budget.left;
  try {
    return await checked(zip, entry, bounds);
  } catch (error) {
    if (bounds.budget.isRefilled) bounds.budget.left = before;
    if (error instanceof Refusal) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new Refusal(`it cannot be unpacked (${why}); pack it again`);
  }
}

async function checked(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  bounds: Bounds,
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  let sum = 0;
  const stream = await zip.openReadStreamPromise(entry);
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    bounds.budget.left -= chunk.length;
    const wrong = tooMuch(length, entry, bounds);
    if (wrong !== undefined) throw new Refusal(wrong);
    sum = crc32(chunk, sum);
    chunks.push(chunk);
  }
  const { uncompressedSize: said, crc32: saidSum } = entry;
  if (length !== said) {
    throw new Refusal(`it should hold ${said} bytes, but holds ${length}; pack it again`);
  }
  if (sum !== saidSum) throw new Refusal('it is damaged (its checksum is wrong); pack it again');
  return Buffer.concat(chunks);
}

// A short text of one letter packs better than the ratio allows, and does no harm.
const HARMLESS = 1_000_000;

function tooMuch(
  length: number,
  { compressedSize }: yauzl.Entry,
  { limits, budget }: Bounds,
): string | undefined {
  if (length > limits.fileBytes) {
    return `it unpacks to more than ${size(limits.fileBytes)}; clear the outputs and pack it again`;
  }
  if (length > Math.max(HARMLESS, limits.ratio * compressedSize)) {
    return `it unpacks to more than ${limits.ratio} times its size, as no notebook does`;
  }
  if (budget.left >= 0) return undefined;
  return `${budget.of} unpacks to more than ${size(budget.total)}`;
}
