// yauzl on a file, with every read checked against its size: an offset of 64 bits out of a header would
// make fs.read throw where nobody can catch it.
import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import yauzl from 'yauzl';

const beyond = 'it points beyond its end';

class BoundedReader extends yauzl.RandomAccessReader {
  readonly #file: FileHandle;
  readonly #size: number;

  constructor(file: FileHandle, size: number) {
    super();
    this.#file = file;
    this.#size = size;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#chunks(start, end));
  }

  // The one of yauzl takes a start and an end that round to the same number for nothing to read.
  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    if (!(position >= 0 && position + length <= this.#size)) {
      setImmediate(callback, new Error(beyond));
      return;
    }
    this.#file.read(buffer, offset, length, position).then(
      ({ bytesRead }) => setImmediate(callback, null, bytesRead),
      (error: Error) => setImmediate(callback, error),
    );
  }

  override close(callback: (error: Error | null) => void): void {
    // Whoever opened the file closes it.
    setImmediate(callback, null);
  }

  async *#chunks(start: number, end: number): AsyncGenerator<Buffer> {
    if (!(start >= 0 && end <= this.#size)) throw new Error(beyond);
    for (let at = start; at < end; ) {
      const chunk = Buffer.alloc(Math.min(end - at, 65_536));
      const { bytesRead } = await this.#file.read(chunk, 0, chunk.length, at);
      if (bytesRead === 0) throw new Error('it was cut short while it was read');
      yield chunk.subarray(0, bytesRead);
      at += bytesRead;
    }
  }
}

// The names are decoded here, not there: one bad name would end the reading of the archive.
const options = {
  lazyEntries: true,
  decodeStrings: false,
  validateEntrySizes: false,
  autoClose: false,
};

export async function openFile(file: FileHandle): Promise<yauzl.ZipFile> {
  const { size } = await file.stat();
  return yauzl.fromRandomAccessReaderPromise(new BoundedReader(file, size), size, options);
}

export function openBytes(bytes: Uint8Array): Promise<yauzl.ZipFile> {
  return yauzl.fromBufferPromise(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
    options,
  );
}

export interface Entries {
  readonly entries: readonly yauzl.Entry[];
  /** Why the directory of the archive could not be read to its end. */
  readonly fault?: string;
}

/** The entries in their order, at most so many. */
export function entriesOf(zip: yauzl.ZipFile, most: number): Promise<Entries> {
  const entries: yauzl.Entry[] = [];
  return new Promise((done) => {
    zip.on('entry', (entry: yauzl.Entry) => {
      entries.push(entry);
      if (entries.length <= most) zip.readEntry();
      else {
        const fault = `it holds more than ${most} files`;
        done({ entries: entries.slice(0, most), fault });
      }
    });
    zip.on('end', () => done({ entries }));
    zip.on('error', (error: Error) => done({ entries, fault: error.message }));
    zip.readEntry();
  });
}
