// Files become documents. No kernel starts here: what was executed is taken as it is, and what cannot be
// read is never run.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { documents as documentsOf, type Made } from '../../../tools/document/documents.ts';
import type { Cell } from '../../../tools/notebook/notebook.ts';
import { write } from '../../../tools/notebook/write.ts';
import { temporaryFolder } from '../client/kernels.ts';
import { codeCell, markdownCell, stdout } from './notebook-cells.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

function file(name: string, ...cells: readonly Cell[]): string {
  const path = join(folder.path, name);
  writeFileSync(path, write({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells }));
  return path;
}

const documents = (...files: readonly string[]): Promise<Made[]> =>
  documentsOf(files, new AbortController().signal);

const ran = codeCell('f()', { outputs: [stdout('42\n')] });

test('What was executed is taken as it is, in the order asked for, with what is doubtful in it', async () => {
  const second = file('b.ipynb', markdownCell('# B <script>x</script>'), ran);
  const first = file('a.ipynb', markdownCell('# A'), ran);
  const made = await documents(second, first);
  expect(made.map((each) => 'document' in each && each.document.title)).toEqual(['B', 'A']);
  expect(made[0]).toMatchObject({ file: second, warnings: [{ place: { cell: 1 } }] });
  const blocks = 'document' in made[1] ? made[1].document.pieces[1].blocks : [];
  expect(blocks).toMatchObject([{ kind: 'code' }, { kind: 'text', stream: 'stdout' }]);
});

test('A notebook of which no document can be made does not keep the others from theirs', async () => {
  const good = file('good.ipynb', markdownCell('# Good'), ran);
  const formula = file('formula.ipynb', markdownCell('$\\frac{1}$'), ran);
  const broken = join(folder.path, 'broken.ipynb');
  writeFileSync(broken, '{ "cells": [');
  const made = await documents(formula, broken, good);
  expect(made.map((each) => ('failure' in each ? each.failure : each.document.title))).toEqual([
    expect.stringMatching(/formula\.ipynb, cell 1.*\\frac/s),
    expect.stringMatching(/broken\.ipynb.*is not JSON/s),
    'Good',
  ]);
});

test('A file that does not exist is refused before anything is read', async () => {
  await expect(documents(join(folder.path, 'none.ipynb'))).rejects.toThrow(
    /none\.ipynb: there is no such file/,
  );
});
