// What a folder may hold beside files that can be read.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { at, both, put, released } from './class.ts';

const six = released('06');
const line = 'ann: 06 from ann/06.ipynb';

/** What is said beside the one good submission of ann. */
async function said(limits: Parameters<typeof both>[1] = {}): Promise<string[]> {
  put({ 'ann/06.ipynb': six });
  const [first, ...others] = await both('class', limits);
  expect(first).toBe(line);
  return others;
}

it('the name has no safe form elsewhere', async () => {
  put({
    'bob/a\u0007b.ipynb': six,
    'cy/a\u202ebpyni.ipynb': six,
    'dee/a\\..\\b.ipynb': six,
    'eve/nul.ipynb': six,
    'com1.ipynb': six,
    'C:x.ipynb': six,
    'fay\u001b[31m/x.ipynb': six,
  });
  expect(await said()).toMatchInlineSnapshot(`
    [
      "C:x.ipynb (C-x): its name is an absolute path",
      "bob/a\\u0007b.ipynb (bob): its name holds control characters; rename it",
      "com1.ipynb (student-com1): its name "com1.ipynb" is reserved on Windows; rename it",
      "cy/a\\u202ebpyni.ipynb (cy): its name holds control characters; rename it",
      "dee/a\\..\\b.ipynb (dee): its name holds a backslash; rename it",
      "eve/nul.ipynb (eve): its name "nul.ipynb" is reserved on Windows; rename it",
      "fay\\u001b[31m (fay-u001b-31m): its name holds control characters; rename it",
    ]
  `);
});

it('names that differ only in capitals or in the form of a letter', async () => {
  put({ 'ann/06.IPYNB': six, 'Bob/x.ipynb': six, 'bob/y.ipynb': six });
  put({ 'j\u00f6rg/x.ipynb': six, 'jo\u0308rg/x.ipynb': six });
  put({ 'ann/06.ipynb': six });
  expect(await both()).toMatchInlineSnapshot(`
    [
      "Bob: 06 from Bob/x.ipynb | Not taken in: bob/y.ipynb: its name differs from Bob only in capitals or in the form of its letters; rename one.",
      "ann: 06 from ann/06.IPYNB | Not taken in: ann/06.ipynb: its name differs from ann/06.IPYNB only in capitals or in the form of its letters; rename one.",
      "jorg: 06 from jörg/x.ipynb | Not taken in: jörg/x.ipynb: its name differs from jörg only in capitals or in the form of its letters; rename one.",
      "ann/06.ipynb: its name differs from ann/06.IPYNB only in capitals or in the form of its letters; rename one",
      "bob/y.ipynb: its name differs from Bob only in capitals or in the form of its letters; rename one",
      "jörg/x.ipynb: its name differs from jörg only in capitals or in the form of its letters; rename one",
    ]
  `);
});

it('links are not followed, be they to files, to folders or to nothing', async () => {
  put({ 'secret.txt': 'x' });
  mkdirSync(at('class/bob'));
  mkdirSync(at('class/cy'));
  symlinkSync('/etc/passwd', at('class/bob/06.ipynb'));
  symlinkSync(at('class/ann'), at('class/cy/folder'));
  symlinkSync('/nowhere', at('class/dee.ipynb'));
  symlinkSync('.', at('class/eve'));
  expect(await said()).toMatchInlineSnapshot(`
    [
      "bob/06.ipynb (bob): it is a symbolic link, which is not followed; hand in the file itself",
      "cy/folder (cy): it is a symbolic link, which is not followed; hand in the file itself",
      "dee.ipynb (dee): it is a symbolic link, which is not followed; hand in the file itself",
      "eve (eve): it is a symbolic link, which is not followed; hand in the file itself",
      "secret.txt (secret): it is not a notebook (.ipynb), so it is not graded",
    ]
  `);
});

describe.skipIf(process.platform === 'win32')('on Unix', () => {
  it('pipes and sockets are not opened', { timeout: 5_000 }, async () => {
    put({ 'bob/x.txt': 'x' });
    execFileSync('mkfifo', [at('class/bob/06.ipynb')]);
    const server = createServer();
    await new Promise<void>((done) => server.listen(at('class/cy.ipynb'), done));
    const lines = await said();
    await new Promise((done) => server.close(done));
    expect(lines).toMatchInlineSnapshot(`
      [
        "bob/06.ipynb (bob): it is a named pipe, not a file",
        "bob/x.txt (bob): it is not a notebook (.ipynb), so it is not graded",
        "cy.ipynb (cy): it is a socket, not a file",
      ]
    `);
  });

  it('what may not be read is said, and the rest goes on', async () => {
    put({ 'bob/06.ipynb': six, 'cy/06.ipynb': six, 'ann/06.ipynb': six });
    chmodSync(at('class/bob/06.ipynb'), 0);
    chmodSync(at('class/cy'), 0);
    const isRoot = process.getuid?.() === 0;
    // Root may read everything, so somebody else looks.
    chmodSync(at(), 0o777);
    if (isRoot) process.seteuid?.(65534);
    try {
      expect(await both()).toMatchInlineSnapshot(`
        [
          "ann: 06 from ann/06.ipynb",
          "bob/06.ipynb (bob): it may not be read (EACCES); change its permissions",
          "cy (cy): it may not be read (EACCES); change its permissions",
        ]
      `);
    } finally {
      if (isRoot) process.seteuid?.(0);
      chmodSync(at('class/cy'), 0o700);
    }
  });
});

it('files too large, too many, too deep', async () => {
  put({ 'bob/large.ipynb': Buffer.alloc(200_001), 'cy/1/2/3/06.ipynb': six });
  expect(await said({ fileBytes: 200_000, depth: 3 })).toMatchInlineSnapshot(`
    [
      "bob/large.ipynb (bob): it has 200001 bytes, but at most 200000 bytes are read",
      "cy/1/2/3 (cy): it lies more than 3 folders deep",
    ]
  `);
  expect(await said({ entries: 6 })).toMatchInlineSnapshot(`
    [
      "bob: ? from bob/large.ipynb",
      "the folder: it holds more than 6 files; what came later was not looked at",
    ]
  `);
});
