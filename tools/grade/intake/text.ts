// From the bytes of a submitted file to its text. A student's editor may have written a byte-order mark
// or UTF-16; neither is their fault, and both are read.

export interface Unreadable {
  /** One sentence: why nothing in the file can be graded. */
  readonly unreadable: string;
}

const MOST_BYTES = 10_000_000;

/** The text, or why there is none. */
export function text(bytes: Uint8Array): string | Unreadable {
  if (bytes.length === 0) return { unreadable: 'the file is empty' };
  if (bytes.length > MOST_BYTES) {
    const size = (bytes.length / 1e6).toFixed(1);
    return {
      unreadable: `the file has ${size} MB, but at most 10 MB are read; clear the outputs and save it again`,
    };
  }
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    const name = encoding.toUpperCase();
    return { unreadable: `the file is not ${name} text; save it again from Jupyter` };
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
}
