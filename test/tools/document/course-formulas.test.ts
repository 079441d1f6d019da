// Every formula of the course is drawn.

import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formulas } from '../../../curriculum/index.ts';
import { tags } from '../../../tools/check/markdown.ts';
import { renderProse } from '../../../tools/document/markdown.ts';
import { readNotebook } from '../../../tools/notebook/files.ts';
import { cells } from './prose.ts';

const files = ['notebooks', 'exercises', 'solutions'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ipynb'))
    .map((name) => join(folder, name)),
);

describe.each(files)('%s', (file) => {
  test('Its texts are drawn, with the tags they have', async () => {
    const { cells } = await readNotebook(file);
    const texts = cells.flatMap((cell, k) =>
      cell.cell_type === 'markdown' ? [{ ...cell, cell: k + 1 }] : [],
    );
    const { prose } = renderProse(
      texts.map(({ id, cell, source }) => ({
        source,
        place: { file, cell, id },
        folder: dirname(file),
      })),
    );
    expect(prose.map((part) => part.tags.filter((tag) => /^F\d/.test(tag)))).toEqual(
      texts.map(({ source }) =>
        tags(source)
          .filter(({ displayed }) => displayed)
          .map(({ number }) => number),
      ),
    );
    for (const { html, words } of prose) {
      expect(words).not.toMatch(/\\[a-zA-Z]|\$/);
      expect(html).not.toMatch(/[\uE000\uE001]|katex-error/);
    }
    const ids = prose.flatMap(({ html }) =>
      [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test('The formulas of the curriculum', () => {
  const all = formulas;
  const { prose } = renderProse(
    cells(...all.map(({ tex, number }) => `$$${tex}\\tag{${number}}$$`)),
  );
  expect(prose.flatMap((part) => part.tags)).toEqual(all.map(({ number }) => number));
});
