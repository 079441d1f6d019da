// The partition into slides, sub-slides and fragments is that of the real nbconvert, from PyPI: on all
// lectures and on small notebooks with every order of slide types that could matter.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Document, Piece } from '../../../tools/document/document.ts';
import { visibility } from '../../../tools/document/visibility.ts';
import type { Cell, Notebook } from '../../../tools/notebook/notebook.ts';
import { write } from '../../../tools/notebook/write.ts';
import { deckOf } from '../../../tools/slides/deck.ts';
import { lectures } from '../../notebooks/notebooks.ts';
import { venv } from '../start/support/venv.ts';

const environment = venv();
if (typeof environment === 'string') {
  if (process.env.CI) throw new Error(`nbconvert cannot run: ${environment}`);
  console.log(`skipped: nbconvert cannot run here, for ${environment}`);
}

/** Slides, sub-slides, groups, cells; a fragment's list begins with the word. */
type Partition = readonly (readonly (readonly string[])[])[][];

// One letter a cell: slide, subslide (u), fragment, -, skip (x), notes, an unknown type, removed by tag.
const types: Readonly<Record<string, string>> = {
  s: 'slide',
  u: 'subslide',
  f: 'fragment',
  '-': '-',
  x: 'skip',
  n: 'notes',
  o: 'other',
};
const orders = [
  's',
  '-',
  'u',
  'f',
  'o',
  'x-',
  'n-',
  'xs',
  'nu',
  'xf',
  'nnxxf-',
  's-',
  'sf',
  'sf-',
  'sff',
  'sf-f-',
  's-f-',
  'sfu',
  'sf-u-',
  'sfs',
  'su',
  'suu',
  'su-u-',
  '-u',
  '-s',
  'u-s',
  'f-s',
  'sx',
  'sn',
  'sxf',
  'snf',
  'sfx-',
  'sfn-',
  'sfxf',
  'sfnf',
  'sfnu',
  'sxu',
  'snus',
  'xxsxx',
  'nsn',
  'sunf-xs',
  'so-',
  'sof',
  'sfo',
  's-R-',
  'sfR-',
  'sR',
  'Rs',
  'R-',
  'sUf',
  'suRu',
  's-Sf-',
  'sFf-',
  'sfF-',
  'sf-N-',
];

describe.skipIf(typeof environment === 'string')(
  'the partition of nbconvert',
  { timeout: 120_000 },
  () => {
    const synthetic = orders.map(ofOrder);
    const ours = [...lectures.map(({ notebook }) => short(notebook)), ...synthetic];
    const names = [...lectures.map(({ name }) => name), ...orders];

    it('is ours, for every lecture and every order of types', () => {
      const theirs = nbconvert(ours);
      expect(theirs.slice(0, lectures.length).every((slides) => slides.flat().length >= 20)).toBe(
        true,
      );
      expect(
        Object.fromEntries(ours.map((notebook, k) => [names[k], partition(notebook)])),
      ).toEqual(Object.fromEntries(theirs.map((each, k) => [names[k], each])));
    });
  },
);

function nbconvert(notebooks: readonly Notebook[]): Partition[] {
  const { python } = environment as Exclude<typeof environment, string>; // else skipped
  const input = `[${notebooks.map(write).join(',')}]`;
  const script = join(import.meta.dirname, 'partitions.py');
  const { stdout, stderr, status } = spawnSync(python, [script], { input, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Partition[]; // written by partitions.py
}

/** Where a cell goes does not depend on what is in it, and nbconvert takes long over formulas. */
function short(notebook: Notebook): Notebook {
  return { ...notebook, cells: notebook.cells.map((cell) => ({ ...cell, source: cell.id })) };
}

/** A capital is the same type with the tag "remove-cell"; R is a removed cell of no type. */
function ofOrder(order: string): Notebook {
  const cells = [...order].map((letter, k): Cell => {
    const tags = letter === letter.toUpperCase() && letter !== '-' ? { tags: ['remove-cell'] } : {};
    const slide_type = types[letter.toLowerCase()];
    const slideshow = slide_type === undefined ? {} : { slideshow: { slide_type } };
    const metadata = { ...tags, ...slideshow };
    return { cell_type: 'markdown', id: `c${k}`, metadata, source: `Cell ${k}` };
  });
  return { nbformat: 4, nbformat_minor: 5, metadata: {}, cells };
}

function partition(notebook: Notebook): Partition {
  const { slides } = deckOf(documentOf(notebook));
  return slides.map(({ subslides }) =>
    subslides.map(({ groups }) => {
      const first = groups[0]?.fragment ? [[]] : [];
      const lists = groups.map(({ fragment, pieces }) => [
        ...(fragment ? ['fragment'] : []),
        ...pieces.map(({ id }) => id),
      ]);
      return lists.length === 0 ? [[]] : [...first, ...lists];
    }),
  );
}

/** A document without blocks. */
function documentOf({ cells }: Notebook): Document {
  const pieces = cells
    .filter((cell) => visibility(cell).cell !== 'removed')
    .map(
      ({ id, cell_type, metadata }, k): Piece => ({
        id,
        cell: k + 1,
        kind: cell_type,
        slideType: metadata.slideshow?.slide_type ?? '-',
        blocks: [],
        formulas: [],
        errata: [],
      }),
    );
  return { name: 'n', number: null, title: 'N', minutes: null, needs: [], pieces };
}
