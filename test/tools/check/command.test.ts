// `course check` on files, with and without executed notebooks.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { checkCommand } from '../../../tools/check/command.ts';
import type { Cell } from '../../../tools/notebook/notebook.ts';
import { write } from '../../../tools/notebook/write.ts';
import { temporaryFolder } from '../client/kernels.ts';
import { code, course, text } from './course.ts';

const folder = temporaryFolder();
const at = (...path: string[]) => join(folder.path, ...path);
mkdirSync(at('out'));
afterAll(folder.remove);
afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

/** A notebook that no erratum and no formula of the curriculum asks for anything. */
function notebook(cells: readonly Cell[]): string {
  return write({ ...course(cells).notebook, metadata: { course: { number: '99' } } });
}

const words = text('words', 'It is $C=0.1234$.');
writeFileSync(at('99-good.ipynb'), notebook([words, code('sum', 'console.log(0.1234);')]));
writeFileSync(at('out/99-good.ipynb'), notebook([words, code('sum', 'console.log(0.1234);')]));
writeFileSync(
  at('99-fails.ipynb'),
  notebook([words, code('sum', 'const a = 1;\nthrow new Error("no");')]),
);
writeFileSync(at('99-bad.ipynb'), '{');

/** What the command prints, without the name of the folder, and its exit code. */
async function check(...args: readonly string[]) {
  const printed: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line) => printed.push(line));
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const command = checkCommand()
    .exitOverride()
    .configureOutput({ writeErr() {} });
  const error = await command.parseAsync(args, { from: 'user' }).then(
    () => undefined,
    (thrown: Error) => thrown.message,
  );
  const plain = (message: string) => message.replaceAll(`${folder.path}/`, '');
  return {
    printed: plain(printed.join('\n')),
    code: process.exitCode,
    error: error && plain(error),
  };
}

describe('course check', { timeout: 60_000 }, () => {
  test('says nothing but a summary of a good notebook, exit code 0', async () => {
    const { printed, code } = await check(at('99-good.ipynb'), '--executed', at('out'));
    expect(printed).toBe('1 notebook: no findings');
    expect(code).toBe(0);
  });

  test('executes notebooks, and tells why one does not run, exit code 1', async () => {
    const { printed, code } = await check(
      at('99-good.ipynb'),
      at('99-fails.ipynb'),
      at('99-bad.ipynb'),
    );
    expect(printed).toMatchInlineSnapshot(`
      "99-fails.ipynb: cell "sum", line 2: does not run: Error: no; correct the cell, or see course run
      99-bad.ipynb: line 1, column 2 is not JSON: the file ends where a name in double quotes or "}" is wanted; the file was cut short: save it again or restore it from git

      3 notebooks: 2 findings"
    `);
    expect(code).toBe(1);
  });

  test('misses what was not executed', async () => {
    const { printed } = await check(at('99-fails.ipynb'), '--executed', at('out'));
    expect(printed).toMatchInlineSnapshot(`
      "99-fails.ipynb: there is no executed notebook out/99-fails.ipynb; execute it with course run

      1 notebook: 1 finding"
    `);
  });

  test('refuses files and folders that do not exist', async () => {
    expect(await check(at('none.ipynb'))).toMatchObject({
      error: 'none.ipynb: there is no such file; check the spelling and the folder',
    });
    expect(await check('--executed', at('none'))).toMatchObject({
      error: 'none: there is no such folder; give one made by course run --out',
    });
    expect(await check('--fast')).toMatchObject({ error: "error: unknown option '--fast'" });
  });
});
