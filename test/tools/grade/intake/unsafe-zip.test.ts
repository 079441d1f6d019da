// Archives that were made to do harm. In each ann's good notebook is taken in, whatever stands beside it.
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { at, both, putZip, released, taken } from './class.ts';
import { type ZipEntry, zip } from './zip-writer.ts';

const six = released('06');
const ann: ZipEntry = { name: 'ann/06.ipynb', data: six };
const zeros = Buffer.alloc(3_000_000);

/** What is said of the others. */
async function said(
  others: readonly ZipEntry[],
  limits: Parameters<typeof both>[1] = {},
): Promise<string[]> {
  putZip([ann, ...others]);
  const [first, ...lines] = await both('class.zip', limits);
  expect(first).toBe('ann: 06 from ann/06.ipynb in class.zip');
  return lines;
}

it.each<[string, ZipEntry, string]>([
  [
    'a name with ..',
    { name: 'bob/../../x.ipynb' },
    'bob/../../x.ipynb in class.zip (bob): its name holds ".." as a folder; rename it',
  ],
  [
    'a name that begins with ..',
    { name: '../x.ipynb' },
    '../x.ipynb in class.zip: its name holds ".." as a folder; rename it',
  ],
  [
    'an absolute name',
    { name: '/etc/x.ipynb' },
    '/etc/x.ipynb in class.zip: its name is an absolute path',
  ],
  [
    'a name with a drive',
    { name: 'C:/x.ipynb' },
    'C:/x.ipynb in class.zip (C): its name is an absolute path',
  ],
  [
    'a folder inside nothing',
    { name: 'bob//x.ipynb' },
    'bob//x.ipynb in class.zip (bob): its name holds "//"',
  ],
  [
    'a backslash',
    { name: 'bob/..\\x.ipynb' },
    'bob/..\\x.ipynb in class.zip (bob): its name holds a backslash; rename it',
  ],
  [
    'a null character',
    { name: 'bob/x.ipynb\0.txt' },
    'bob/x.ipynb\\u0000.txt in class.zip (bob): its name holds control characters; rename it',
  ],
  [
    'a name that is no UTF-8',
    { name: Buffer.from('bob/\xff.ipynb', 'latin1') },
    'bob/\uFFFD.ipynb in class.zip (bob): its name is not Unicode text; rename it',
  ],
  ['a name without letters', { name: '' }, ' in class.zip: its name is an absolute path'],
  [
    'a very long name',
    { name: `bob/${'x'.repeat(60_000)}.ipynb` },
    `bob/${'x'.repeat(196)}… in class.zip (bob): its name has more than 255 letters`,
  ],
  [
    'a name of 30,000 folders',
    { name: `${'a/'.repeat(30_000)}x.ipynb` },
    `${'a/'.repeat(100)}… in class.zip (a): it lies more than 8 folders deep`,
  ],
  [
    'a reserved name',
    { name: 'bob/AUX.ipynb', data: six },
    'bob/AUX.ipynb in class.zip (bob): its name "AUX.ipynb" is reserved on Windows; rename it',
  ],
  [
    'a symbolic link',
    { name: 'bob/x.ipynb', data: '/etc/passwd', mode: 0o120777 },
    'bob/x.ipynb in class.zip (bob): it is a symbolic link, which is not followed; hand in the file itself',
  ],
  [
    'a device',
    { name: 'bob/x.ipynb', mode: 0o020666 },
    'bob/x.ipynb in class.zip (bob): it is a device, not a file',
  ],
  [
    'a named pipe',
    { name: 'bob/x.ipynb', mode: 0o010666 },
    'bob/x.ipynb in class.zip (bob): it is a named pipe, not a file',
  ],
  [
    'an encrypted entry',
    { name: 'bob/x.ipynb', data: six, flags: 0x801 },
    'bob/x.ipynb in class.zip (bob): it is encrypted; pack it without a password',
  ],
  [
    'another packing',
    { name: 'bob/x.ipynb', data: six, method: 12 },
    'bob/x.ipynb in class.zip (bob): it is packed with method 12, which is not supported; pack it as a usual zip',
  ],
  [
    'a size that is too small',
    { name: 'bob/x.ipynb', data: six, says: { size: 10 } },
    `bob/x.ipynb in class.zip (bob): it should hold 10 bytes, but holds ${six.length}; pack it again`,
  ],
  [
    'a size that is too large',
    { name: 'bob/x.ipynb', data: six, says: { size: 4e9 } },
    `bob/x.ipynb in class.zip (bob): it should hold 4000000000 bytes, but holds ${six.length}; pack it again`,
  ],
  [
    'a stored size that is a lie',
    { name: 'bob/x.ipynb', data: six, isStored: true, says: { size: 10 } },
    `bob/x.ipynb in class.zip (bob): it should hold 10 bytes, but holds ${six.length}; pack it again`,
  ],
  [
    'a wrong checksum',
    { name: 'bob/x.ipynb', data: six, says: { crc: 1 } },
    'bob/x.ipynb in class.zip (bob): it is damaged (its checksum is wrong); pack it again',
  ],
  [
    'bytes beyond the end',
    { name: 'bob/x.ipynb', data: six, says: { packed: 9e6 } },
    'bob/x.ipynb in class.zip (bob): it is not where the archive says',
  ],
  [
    'bytes that are not packed',
    { name: 'bob/x.ipynb', data: Buffer.alloc(99, 7), isStored: true, method: 8 },
    'bob/x.ipynb in class.zip (bob): it cannot be unpacked (invalid block type); pack it again',
  ],
  [
    '3 MB of zeros',
    { name: 'bob/x.ipynb', data: zeros },
    'bob/x.ipynb in class.zip (bob): it unpacks to more than 200 times its size, as no notebook does',
  ],
  [
    '3 MB of zeros that say 3 bytes',
    { name: 'bob/x.ipynb', data: zeros, says: { size: 3 } },
    'bob/x.ipynb in class.zip (bob): it unpacks to more than 200 times its size, as no notebook does',
  ],
])('%s', async (_, entry, wanted) => {
  const [line, ...others] = await said([entry]);
  expect(line).toContain(wanted);
  expect(others).toEqual([]);
});

it('names that differ only in form, and one name twice', async () => {
  const lines = await said([
    { name: 'bob/X.ipynb', data: six },
    { name: 'bob/x.ipynb', data: `${six} ` },
    { name: 'cy/06.ipynb', data: six },
    { name: 'cy/06.ipynb', data: `${six} ` },
    { name: 'j\u00f6rg/x.txt', data: 'x' },
    { name: 'jo\u0308rg/x.ipynb', data: six },
  ]);
  expect(lines).toMatchInlineSnapshot(`
    [
      "bob: 06 from bob/X.ipynb in class.zip | Not taken in: bob/x.ipynb in class.zip: its name differs from bob/X.ipynb only in capitals or in the form of its letters; rename one.",
      "cy: 06 from cy/06.ipynb in class.zip | Not taken in: cy/06.ipynb in class.zip: there are two files of this name; the first is used.",
      "bob/x.ipynb in class.zip: its name differs from bob/X.ipynb only in capitals or in the form of its letters; rename one",
      "cy/06.ipynb in class.zip: there are two files of this name; the first is used",
      "jörg/x.ipynb in class.zip (jorg): its name differs from jörg only in capitals or in the form of its letters; rename one",
      "jörg/x.txt in class.zip (jorg): it is not a notebook (.ipynb), so it is not graded",
    ]
  `);
});

it('entries that share their bytes', async () => {
  const lines = await said([
    { name: 'bob/1.ipynb', data: six },
    { name: 'bob/2.ipynb', at: 1, says: { packed: 100 } },
    { name: 'cy/3.ipynb', at: 1, data: six },
  ]);
  expect(lines).toHaveLength(3);
  for (const line of lines) expect(line).toContain('it shares bytes with another file');
});

it('a bomb of one kernel that a thousand entries quote costs nothing', async () => {
  const kernel: ZipEntry = { name: 'bob/0.ipynb', data: zeros };
  const quotes = Array.from({ length: 1_000 }, (_, n) => ({
    name: `bob/q${n}.ipynb`,
    data: zeros.subarray(0, 1),
    at: 1,
  }));
  const lines = await said([kernel, ...quotes]);
  expect(lines).toHaveLength(21);
  expect(readdirSync(at('unpacked'))).toHaveLength(1);
});

it('many bytes, counted while they are unpacked', async () => {
  const other = { name: 'bob/x.ipynb', data: `${six} `, says: { size: 1 } };
  expect(await said([other], { fileBytes: six.length })).toEqual([
    `bob/x.ipynb in class.zip (bob): it unpacks to more than ${six.length} bytes; clear the outputs and pack it again`,
  ]);
  const { length } = six;
  expect(await said([other], { totalBytes: 2 * length })).toEqual([
    `bob/x.ipynb in class.zip (bob): the archive class.zip unpacks to more than ${2 * length} bytes`,
  ]);
});

it('many entries', async () => {
  const entries = Array.from({ length: 9 }, (_, n) => ({ name: `b${n}.ipynb`, data: six }));
  const lines = await said(entries, { entries: 4 });
  expect(lines.slice(3)).toEqual([
    'class.zip: it cannot be read beyond its entry 4: it holds more than 4 files',
  ]);
});

it("a student's own bomb takes nothing from the others", async () => {
  const parts = Array.from({ length: 6 }, (_, n) => ({
    name: `${n}.ipynb`,
    data: `${six}${' '.repeat(n)}`,
  }));
  const own = zip(parts);
  const others = [
    { name: 'bob/a.zip', data: own },
    { name: 'bob/b.zip', data: own },
    { name: 'cy/06.ipynb', data: six },
  ];
  putZip([ann, ...others]);
  const limits = { studentBytes: 4 * six.length, studentEntries: 8 };
  const lines = await both('class.zip', limits);
  expect(lines.filter((line) => /^(?:ann|cy)/.test(line))).toEqual([
    'ann: 06 from ann/06.ipynb in class.zip',
    'cy: 06 from cy/06.ipynb in class.zip',
  ]);
  const bounded = lines.filter((line) => / in bob/.test(line) && !/^bob/.test(line));
  const named = bounded.map((line) => line.replace(String(limits.studentBytes), 'four times six'));
  expect(named).toMatchInlineSnapshot(`
    [
      "2.ipynb in bob/a.zip in class.zip: what bob handed in unpacks to more than four times six bytes",
      "3.ipynb in bob/a.zip in class.zip: what bob handed in unpacks to more than four times six bytes",
      "4.ipynb in bob/a.zip in class.zip: what bob handed in unpacks to more than four times six bytes",
      "5.ipynb in bob/a.zip in class.zip: what bob handed in unpacks to more than four times six bytes",
    ]
  `);
});

it('large files of one student take nothing from the others', async () => {
  const many = Array.from({ length: 9 }, (_, n) => ({
    name: `bob/${n}.ipynb`,
    data: `${six}${' '.repeat(n)}`,
  }));
  const cy = { name: 'cy/06.ipynb', data: six };
  const limits = { studentBytes: 4 * six.length, totalBytes: 12 * six.length };
  const lines = await said([...many, cy], limits);
  expect(lines.filter((line) => line.startsWith('cy'))).toEqual([
    'cy: 06 from cy/06.ipynb in class.zip',
  ]);
  expect(lines.at(-1)).toBe(
    `bob/8.ipynb in class.zip: what bob handed in has more than ${4 * six.length} bytes`,
  );
});

it('an archive that ends early, or whose directory is broken, gives what can be read', async () => {
  const strong: ZipEntry = { name: 'bob/x.ipynb', data: six, flags: 0x841 };
  const [line] = await said([strong, { name: 'cy/x.ipynb', data: six }]);
  expect(line).toBe(
    'class.zip: it cannot be read beyond its entry 1: strong encryption is not supported',
  );
  const extra = Buffer.from([1, 0, 255, 255]);
  const [broken] = await said([{ name: 'bob/x.ipynb', data: six, extra }]);
  expect(broken).toContain('class.zip: it cannot be read beyond its entry 1: extra field length');
});

it('bombs beside the good file of the same student, and what they cost', async () => {
  const bombs = Array.from({ length: 5 }, (_, n) => ({ name: `bob/${n}.ipynb`, data: zeros }));
  const limits = { fileBytes: 2_000_000, studentBytes: 4_000_000 };
  const lines = await said([...bombs, { name: 'bob/z.ipynb', data: six }], limits);
  expect(lines).toMatchInlineSnapshot(`
    [
      "bob/0.ipynb in class.zip (bob): it unpacks to more than 200 times its size, as no notebook does",
      "bob/1.ipynb in class.zip (bob): it unpacks to more than 200 times its size, as no notebook does",
      "bob/2.ipynb in class.zip (bob): it unpacks to more than 200 times its size, as no notebook does",
      "bob/3.ipynb in class.zip (bob): what bob handed in has more than 4 MB",
      "bob/4.ipynb in class.zip (bob): what bob handed in has more than 4 MB",
      "bob/z.ipynb in class.zip (bob): what bob handed in has more than 4 MB",
    ]
  `);
});

it("a student's archive that is none", async () => {
  const cut = zip([{ name: 'x.ipynb', data: six }]);
  const lines = await said([
    { name: 'bob/x.zip', data: 'PK' },
    { name: 'cy/x.zip', data: cut.subarray(0, -30) },
    { name: 'dee/x.zip', data: zip([]) },
    { name: 'eve/x.zip', data: cut, flags: 0x801 },
  ]);
  expect(lines).toMatchInlineSnapshot(`
    [
      "bob/x.zip in class.zip (bob): it is no archive that can be read (End of central directory record signature not found. Either not a zip file, or file is truncated.); pack it again",
      "cy/x.zip in class.zip (cy): it is no archive that can be read (End of central directory record signature not found. Either not a zip file, or file is truncated.); pack it again",
      "dee/x.zip in class.zip (dee): the archive holds no notebook",
      "eve/x.zip in class.zip (eve): it is encrypted; pack it without a password",
    ]
  `);
});

it('names in the old code page, and UTF-8 that does not say so', async () => {
  putZip([
    { name: Buffer.from('M\x81ller/x.ipynb', 'latin1'), data: six, flags: 0 },
    { name: 'Jörg/x.ipynb', data: six, flags: 0 },
  ]);
  const { submissions } = await taken('class.zip');
  expect(submissions.map(({ student }) => student.name)).toEqual(['Jörg', 'Müller']);
});
