import { describe, expect, test } from 'vitest';
import type { Block } from '../../../tools/document/document.ts';
import type { Cell, CellMetadata, Json, Output } from '../../../tools/notebook/notebook.ts';
import { codeCell, documentOf, markdownCell, rawCell, read, stdout } from './notebook-cells.ts';
import { thrown } from './prose.ts';

const blocksOf = (cell: Cell): readonly Block[] =>
  documentOf(cell).pieces.flatMap(({ blocks }) => blocks);
const printing = (metadata: CellMetadata) =>
  blocksOf(codeCell('f()\n\n', { metadata, outputs: [stdout('1\n2\n')] }));

describe('A document', () => {
  test('has number, title and needs from name and metadata', () => {
    const { document, warnings } = read([markdownCell('# Heading')], {
      title: 'Title',
      course: { minutes: 25, needs: ['03', 'sums'] },
    });
    expect(document).toMatchObject({
      ...{ name: '04-x', number: '04', title: 'Title', minutes: 25, needs: ['03', 'sums'] },
    });
    expect(warnings).toEqual([]);
    const bad = read([], { course: { minutes: '25', needs: 'sums' } }).document;
    expect(bad).toMatchObject({ title: '04-x', minutes: null, needs: [], pieces: [] });
  });

  test('without a title has its first heading as one, wherever it stands', () => {
    expect(documentOf(markdownCell('Text\n\n## A $b$ & `c<d>`')).title).toBe('A b & c<d>');
    expect(documentOf(markdownCell('Text', {}, 'a'), markdownCell('# B', {}, 'b')).title).toBe('B');
    const removed = markdownCell('# Gone', { tags: ['remove-cell'] }, 'a');
    expect(documentOf(removed, markdownCell('# B', {}, 'b')).title).toBe('B');
  });

  test('has a piece for each cell, with what the metadata say of it', () => {
    const course = { formulas: ['F12'], errata: ['E1'], deck: { input: 'hide' } };
    const metadata = { course, slideshow: { slide_type: 'slide' } };
    const gone = { tags: ['remove_cell'] };
    const { pieces } = documentOf(
      codeCell('', { id: 'a' }),
      codeCell('boom()', { id: 'b', metadata: gone, execution_count: null }),
      codeCell('1', { id: 'c', metadata }),
    );
    expect(pieces).toMatchObject([
      { id: 'a', cell: 1, kind: 'code', slideType: '-', blocks: [], formulas: [], errata: [] },
      {
        ...{ id: 'c', cell: 3, slideType: 'slide', formulas: ['F12'], errata: ['E1'] },
        deck: { input: 'collapsed', output: 'shown' },
      },
    ]);
  });

  test('has no heading with the id of a cell', () => {
    const [text] = blocksOf(markdownCell('# text\n\n## Other'));
    expect(text.kind === 'prose' && text.headings).toEqual([
      { level: 1, text: 'text', anchor: 'text-2' },
      { level: 2, text: 'Other', anchor: 'Other' },
    ]);
  });
});

describe('A text', () => {
  test('that is hidden opens at its first heading, which is no HTML there', () => {
    const tags = ['hide-cell'];
    const [text] = blocksOf(markdownCell('# `<script>` & more', { tags }));
    expect(text.kind === 'prose' && text.html).toMatch(
      /^<details><summary>&lt;script&gt; &amp; more<\/summary><h1 /,
    );
    const [other] = blocksOf(markdownCell('No heading', { tags }));
    expect(other.kind === 'prose' && other.html).toMatch(/^<details><summary>Show<\/summary><p>/);
  });

  test('that is empty is not there', () => {
    expect(blocksOf(markdownCell(' \n'))).toEqual([]);
  });
});

describe('A raw cell', () => {
  test('is HTML, cleaned, where it says so or says nothing', () => {
    const markup = { kind: 'markup', words: 'a', collapsed: false };
    expect(blocksOf(rawCell('<b>a</b><script>x</script>'))).toEqual([
      { ...markup, html: '<b>a</b>' },
    ]);
    expect(blocksOf(rawCell('a', { raw_mimetype: 'text/html' }))).toMatchObject([markup]);
    expect(blocksOf(rawCell('a', { raw_mimetype: '' }))).toMatchObject([markup]);
    expect(blocksOf(rawCell('a', { tags: ['hide-cell'] }))).toMatchObject([{ collapsed: true }]);
  });

  test('of another format, or empty, is not there', () => {
    expect(blocksOf(rawCell('a', { raw_mimetype: 'text/latex' }))).toEqual([]);
    expect(blocksOf(rawCell('a', { format: 'text/restructuredtext' }))).toEqual([]);
    expect(blocksOf(rawCell(' '))).toEqual([]);
  });
});

describe('A code cell', () => {
  test('is its code and what it put out', () => {
    expect(printing({})).toMatchObject([
      { kind: 'code', source: 'f()', lines: 1, collapsed: false, steps: [] },
      { kind: 'text', text: '1\n2', collapsed: false, scrolls: false, steps: [] },
    ]);
  });

  test.each<[string, object[]]>([
    ['remove-input', [{ kind: 'text', collapsed: false }]],
    ['remove_output', [{ kind: 'code', collapsed: false }]],
    ['hide_input', [{ collapsed: true }, { collapsed: false }]],
    ['hide-output', [{ collapsed: false }, { collapsed: true }]],
    ['hide-cell', [{ collapsed: true }, { collapsed: true }]],
    ['scroll-output', [{ kind: 'code' }, { kind: 'text', scrolls: true }]],
  ])('tagged %s', (tag, blocks) => {
    expect(printing({ tags: [tag] })).toMatchObject(blocks);
    expect(printing({ tags: [tag] })).toHaveLength(blocks.length);
  });

  test('has the colours of its language', () => {
    const html = (name: string) => {
      const { document } = read([codeCell('if (a) b')], { language_info: { name } });
      return document.pieces[0].blocks.map((block) => (block.kind === 'code' ? block.html : ''));
    };
    expect(html('typescript').join()).toContain('token-keyword');
    expect(html('python').join()).not.toContain('token-keyword');
  });

  test('gives its picture the words of its metadata, and a warning is told', () => {
    const data = { 'image/png': 'iVBO' };
    const outputs: Output[] = [{ output_type: 'display_data', data, metadata: {} }];
    expect(blocksOf(codeCell('1', { outputs, metadata: { alt: 'A dog' } }))[1]).toMatchObject({
      kind: 'image',
      alt: 'A dog',
    });
    expect(read([codeCell('1', { outputs })]).warnings).toMatchObject([{ place: { cell: 1 } }]);
  });

  test('that was not executed is refused, unless it is tagged so', () => {
    const unexecuted = (...tags: string[]) =>
      documentOf(codeCell('1', { execution_count: null, metadata: { tags } })).pieces[0].blocks;
    expect(thrown(() => unexecuted())).toMatchInlineSnapshot(
      `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "code"): was not executed; run the notebook first, or tag the cell "skip-execution""`,
    );
    expect(unexecuted('skip-execution')).toMatchObject([{ kind: 'code' }]);
  });

  test('that failed is refused, unless it is tagged so', () => {
    const error: Output = {
      output_type: 'error',
      ename: 'RangeError',
      evalue: 'no',
      traceback: [],
    };
    const failed = (...tags: string[]) =>
      documentOf(codeCell('1', { outputs: [error], metadata: { tags } })).pieces[0].blocks;
    expect(thrown(() => failed())).toMatchInlineSnapshot(
      `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "code"): ended with RangeError: no; mend the cell, or tag it "raises-exception" where the error is what it shows"`,
    );
    expect(failed('raises-exception')).toMatchObject([{ kind: 'code' }, { kind: 'failure' }]);
  });
});

describe('course.steps', () => {
  const stepped = (steps: Json, metadata: CellMetadata = {}) =>
    printing({ ...metadata, course: { steps } });

  test('step through the code and through the first text that is put out', () => {
    const one = [{ from: 1, to: 1 }];
    expect(stepped({ code: '1', output: '1|all' })).toMatchObject([
      { steps: [one] },
      { steps: [one, [{ from: 1, to: 2 }]] },
    ]);
    expect(stepped({ output: '1' })).toMatchObject([{ steps: [] }, { steps: [one] }]);
    expect(stepped({ code: '1', output: '1' }, { tags: ['remove-output'] })).toHaveLength(1);
  });

  test('name lines that are there', () => {
    expect(thrown(() => stepped({ output: '1|3' }))).toMatchInlineSnapshot(
      `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "code"): course.steps.output is "1|3", but the output has 2 lines and "3" names none of them; write for instance "2|3-4|all""`,
    );
  });

  test('of an output need a text', () => {
    const metadata = { course: { steps: { output: '1' } } };
    expect(thrown(() => blocksOf(codeCell('1', { metadata })))).toMatchInlineSnapshot(
      `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "code"): course.steps.output steps through lines, but the cell puts out no text; make the cell a fragment to show its figure later"`,
    );
  });

  test('are strings for code and output', () => {
    expect(thrown(() => stepped('1|2'))).toMatchInlineSnapshot(
      `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "code"): course.steps is "1|2"; write the steps of "code" or "output" as a text, for instance {"code": "2|3-4|all"}"`,
    );
    expect(thrown(() => stepped({ code: 1 }))).toContain('course.steps is {"code":1}; write');
    expect(thrown(() => stepped({ cod: '1' }))).toContain('course.steps is {"cod":"1"}; write');
    expect(thrown(() => stepped({}))).toContain('course.steps is {}; write');
  });
});
