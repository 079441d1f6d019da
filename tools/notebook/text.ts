// From the bytes of a file to its text: UTF-8 without a byte-order mark, or a sentence.

import { NotebookError, type Place } from './notebook-error.ts';

/**
 * The text that the bytes spell in UTF-8. A string is only checked for a byte-order mark.
 *
 * Throws NotebookError for UTF-16, a byte-order mark, or bytes that are not UTF-8.
 */
export function decode(input: string | Uint8Array, file: string): string {
  const place = { file, path: [] };
  const text = typeof input === 'string' ? input : utf8(input, place);
  if (text.startsWith('\uFEFF')) {
    throw new NotebookError(
      place,
      'the file begins with a byte-order mark (EF BB BF), which JSON does not allow; remove its ' +
        `three bytes with: tail -c +4 "${file}" > fixed.ipynb`,
    );
  }
  return text;
}

function utf8(bytes: Uint8Array, place: Place): string {
  const mark = `${bytes[0]} ${bytes[1]}`;
  if (mark === '255 254' || mark === '254 255') {
    throw new NotebookError(
      place,
      'the file is UTF-16 (it begins with a UTF-16 byte-order mark), but a notebook must be ' +
        `UTF-8; convert it with: iconv -f UTF-16 -t UTF-8 "${place.file}" > fixed.ipynb`,
    );
  }
  try {
    return decoded(bytes, false);
  } catch (cause) {
    throw new NotebookError(place, fault(bytes, place.file), { cause });
  }
}

// `ignoreBOM` keeps the mark in the text, where `decode` finds it.
function decoded(bytes: Uint8Array, stream: boolean): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream });
}

function fault(bytes: Uint8Array, file: string): string {
  const offset = firstFault(bytes);
  const line = bytes.subarray(0, offset).filter((byte) => byte === 0x0a).length + 1;
  const hex = bytes[offset].toString(16).toUpperCase().padStart(2, '0');
  return (
    `line ${line} is not UTF-8 (byte 0x${hex} at offset ${offset} begins no whole character); ` +
    'restore the file from git, or convert it from the encoding it is in, for instance with: ' +
    `iconv -f WINDOWS-1252 -t UTF-8 "${file}" > fixed.ipynb`
  );
}

/**
 * The offset of the first byte that begins no character. The decoder says only whether bytes are
 * valid so far, so the longest such prefix is found by bisection and its last, unfinished character
 * taken off.
 */
function firstFault(bytes: Uint8Array): number {
  let valid = 0;
  let invalid = bytes.length + 1;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    try {
      decoded(bytes.subarray(0, middle), true);
      valid = middle;
    } catch {
      invalid = middle;
    }
  }
  return Buffer.byteLength(decoded(bytes.subarray(0, valid), true));
}
