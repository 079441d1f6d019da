import { expect, it } from 'vitest';
import { decode } from '../../../tools/notebook/text.ts';

const utf8 = new TextEncoder();

it('UTF-8 of one to four bytes is decoded', () => {
  expect(decode(utf8.encode('zδ∂😀'), 'a.ipynb')).toBe('zδ∂😀');
});

it('A byte-order mark is refused in bytes and in text', () => {
  expect(() => decode(utf8.encode('\ufeff{}'), 'a.ipynb')).toThrowErrorMatchingInlineSnapshot(
    `[NotebookError: a.ipynb: the file begins with a byte-order mark (EF BB BF), which JSON does not allow; remove its three bytes with: tail -c +4 "a.ipynb" > fixed.ipynb]`,
  );
  expect(() => decode('\ufeff{}', 'a.ipynb')).toThrowErrorMatchingInlineSnapshot(
    `[NotebookError: a.ipynb: the file begins with a byte-order mark (EF BB BF), which JSON does not allow; remove its three bytes with: tail -c +4 "a.ipynb" > fixed.ipynb]`,
  );
});

it('UTF-16 is refused in both byte orders', () => {
  const little = Uint8Array.of(0xff, 0xfe, 0x7b, 0, 0x7d, 0);
  const big = Uint8Array.of(0xfe, 0xff, 0, 0x7b, 0, 0x7d);
  expect(() => decode(little, 'a.ipynb')).toThrowErrorMatchingInlineSnapshot(
    `[NotebookError: a.ipynb: the file is UTF-16 (it begins with a UTF-16 byte-order mark), but a notebook must be UTF-8; convert it with: iconv -f UTF-16 -t UTF-8 "a.ipynb" > fixed.ipynb]`,
  );
  expect(() => decode(big, 'a.ipynb')).toThrowErrorMatchingInlineSnapshot(
    `[NotebookError: a.ipynb: the file is UTF-16 (it begins with a UTF-16 byte-order mark), but a notebook must be UTF-8; convert it with: iconv -f UTF-16 -t UTF-8 "a.ipynb" > fixed.ipynb]`,
  );
});

it('Bytes of another encoding are refused with the line they stand in', () => {
  // "é" in Windows-1252 is the single byte E9, after 2 + 4 bytes.
  const bytes = Buffer.from('δ\nab\né"', 'utf8');
  const latin = Buffer.concat([bytes.subarray(0, 6), Buffer.from([0xe9]), Buffer.from('"\nδ\n')]);
  expect(() => decode(latin, 'a.ipynb')).toThrowErrorMatchingInlineSnapshot(
    `[NotebookError: a.ipynb: line 3 is not UTF-8 (byte 0xE9 at offset 6 begins no whole character); restore the file from git, or convert it from the encoding it is in, for instance with: iconv -f WINDOWS-1252 -t UTF-8 "a.ipynb" > fixed.ipynb]`,
  );
});

it('A file cut in the middle of a character is refused, like a file of such a byte alone', () => {
  const cut = utf8.encode('a\n😀').subarray(0, 4);
  expect(() => decode(Uint8Array.of(0xf0), 'a.ipynb')).toThrow(/byte 0xF0 at offset 0 begins/);
  expect(() => decode(cut, 'a.ipynb')).toThrowErrorMatchingInlineSnapshot(
    `[NotebookError: a.ipynb: line 2 is not UTF-8 (byte 0xF0 at offset 2 begins no whole character); restore the file from git, or convert it from the encoding it is in, for instance with: iconv -f WINDOWS-1252 -t UTF-8 "a.ipynb" > fixed.ipynb]`,
  );
});

it('No bytes are the empty text', () => {
  expect(decode(new Uint8Array(), 'a.ipynb')).toBe('');
});
