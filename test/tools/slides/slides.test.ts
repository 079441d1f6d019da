// A deck as HTML, from literals: titles, notes, steps, errata, and that nothing in a notebook can end a
// script of the page or begin one.

import { describe, expect, it } from 'vitest';
import type { Block, Code, Document, Piece, Text } from '../../../tools/document/document.ts';
import { highlight } from '../../../tools/document/highlight.ts';
import { terminalText } from '../../../tools/document/terminal-text.ts';
import { deckOf } from '../../../tools/slides/deck.ts';
import { deckPage } from '../../../tools/slides/deck-page.ts';
import { codeSteps, outputSteps } from '../../../tools/slides/line-steps.ts';
import { slidesHtml } from '../../../tools/slides/slide-html.ts';

const hostile = '</script><script>alert(1)</script><!-- <script> -->';
const plot: Block = {
  kind: 'plot',
  figure: { data: [{ type: 'scatter', name: hostile }], layout: { title: hostile } },
  height: 300,
  alt: `"${hostile}`,
  traces: ['scatter'],
  collapsed: false,
};

describe('a deck', () => {
  it('continues a title where a slide has no heading, and begins with that of the notebook', () => {
    const deck = deckOf(
      documentOf([
        piece('a', 'slide', prose('Text')),
        piece('b', 'subslide', prose('Forward', 'Forward')),
        piece('c', 'slide', prose('More')),
      ]),
    );
    const titles = deck.slides.flatMap(({ subslides }) =>
      subslides.map(({ title, continued }) => [title, continued]),
    );
    expect(titles).toEqual([
      ['A deck', true],
      ['Forward', false],
      ['Forward', true],
    ]);
  });

  it('gives notes to their slide, and those before the first slide to the first', () => {
    const deck = deckOf(
      documentOf([
        piece('n', 'notes', prose('early')),
        piece('a', '-', prose('x')),
        piece('m', 'notes', prose('late')),
      ]),
    );
    const [{ subslides }] = deck.slides;
    expect(subslides.map(({ notes }) => notes.map(({ id }) => id))).toEqual([['n', 'm']]);
    const html = slidesHtml(deck);
    expect(html).toContain('<aside class="notes" role="note">spoken early\nspoken late</aside>');
    expect(html).not.toContain('<p>late</p>');
  });

  it('without a slide is refused', () => {
    expect(() =>
      deckOf(documentOf([piece('n', 'notes', prose('x')), piece('s', 'skip', prose('y'))])),
    ).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: n: every cell is skipped or a note, so there is no slide; give one cell the slide type "slide"]`,
    );
  });

  it('boxes an erratum up to the next heading', () => {
    const first = { ...piece('e', 'slide', prose('E1', 'E1')), errata: ['E1'] };
    const html = slidesHtml(
      deckOf(documentOf([first, piece('n', '-', code('a')), piece('h', '-', prose('On', 'On'))])),
    );
    expect(html.match(/class="cell code erratum"/g)).toHaveLength(2);
    expect(html.match(/class="cell code"/g)).toHaveLength(1);
  });

  it('folds and leaves out what course.deck says, and never text', () => {
    const of = (deck: Piece['deck'], ...blocks: readonly Block[]) =>
      slidesHtml(
        deckOf(documentOf([{ ...piece('a', 'slide', ...blocks), ...(deck ? { deck } : {}) }])),
      );
    const both = [code('first'), output('second')];
    expect(of(undefined, ...both)).not.toContain('<details');
    expect(of({ input: 'collapsed', output: 'shown' }, ...both)).toContain(
      '<summary>code</summary>',
    );
    expect(of({ input: 'removed', output: 'collapsed' }, ...both)).toMatch(
      /^(?!.*first).*<summary>output<\/summary>.*second/s,
    );
    expect(of({ input: 'shown', output: 'removed' }, prose('text'))).toContain('text');
  });
});

describe('an output', () => {
  const shown = (...blocks: readonly Block[]) =>
    slidesHtml(deckOf(documentOf([piece('a', 'slide', ...blocks)])));

  it('that is the words of the figure before it is not shown twice; any other is', () => {
    expect(shown(plot, output('Figure: a line'))).not.toContain('Figure:');
    expect(shown(output('Figure: a line'))).toContain('Figure: a line');
    expect(shown(plot, output('3 steps'), output('Figure: a line'))).toContain('Figure: a line');
  });

  it('has a colour for each that a terminal has', async () => {
    const page = await deckPage(deckOf(documentOf([piece('a', 'slide', prose('x'))])));
    for (const code of [30, 31, 32, 33, 34, 35, 36, 37, 90, 91, 92, 93, 94, 95, 96, 97]) {
      const name = /ansi-[a-z-]+/.exec(terminalText(`\x1b[${code}mx`, 'stdout').html)?.[0];
      expect(page).toMatch(new RegExp(`\\.${name}\\b[^{}]*\\{\\s*color:`));
    }
  });
});

describe('steps', () => {
  const range = (from: number, to = from) => [{ from, to }];

  it('of code dim all lines but those of the step; the first needs no click', () => {
    const { fragments, css } = codeSteps({ ...code('a\nb\nc'), steps: [range(1), range(2, 3)] }, 7);
    expect(fragments).toEqual(['code-7-2']);
    expect(css).toMatchInlineSnapshot(`
      ".stepping .code-7:not(:has(.code-7-2.visible)) .line:not(:nth-child(n+1):nth-child(-n+1)){opacity:.3}
      .stepping .code-7:has(.code-7-2.visible) .line:not(:nth-child(n+2):nth-child(-n+3)){opacity:.3}"
    `);
  });

  it('of output show nothing at first, and then more and more', () => {
    const { fragments, css } = outputSteps({ ...output('a\nb'), steps: [range(1), range(2)] }, 7);
    expect(fragments).toEqual(['output-7-1', 'output-7-2']);
    expect(css).toMatchInlineSnapshot(`
      ".stepping .output-7:not(:has(.output-7-1.visible)) pre{border-color:transparent}
      .stepping .output-7:not(:has(.output-7-1.visible)) .line{visibility:hidden}
      .stepping .output-7:not(:has(.output-7-2.visible)) .line:not(:nth-child(n+1):nth-child(-n+1)){visibility:hidden}"
    `);
  });
});

describe('the page of a deck', () => {
  it('is the same bytes twice, loads nothing, and ends no script early', async () => {
    const deck = deckOf({
      ...documentOf([piece('a', 'slide', code(hostile), plot)]),
      title: hostile,
    });
    const page = await deckPage(deck);
    expect(await deckPage(deck)).toBe(page);
    expect(page).not.toMatch(/<(?:script|link|img|iframe)[^>]*\s(?:src|href)="https?:/);
    expect(page).not.toMatch(/@import|url\(["']?https?:/);
    // One for the figure's data, one for Plotly, one for the deck.
    expect(page.match(/<\/script>/gi)).toHaveLength(3);
    expect(page).not.toContain('<script>alert');
  });

  it('brings Plotly only where there is a plot', async () => {
    const size = async (...blocks: readonly Block[]) =>
      (await deckPage(deckOf(documentOf([piece('a', 'slide', ...blocks)])))).length;
    expect((await size(prose('x'), plot)) - (await size(prose('x')))).toBeGreaterThan(1e6);
  });
});

function documentOf(pieces: readonly Piece[]): Document {
  return { name: 'n', number: null, title: 'A deck', minutes: null, needs: [], pieces };
}

function piece(id: string, slideType: string, ...blocks: readonly Block[]): Piece {
  return { id, cell: 1, kind: 'code', slideType, blocks, formulas: [], errata: [] };
}

function prose(text: string, heading?: string): Block {
  const headings = heading === undefined ? [] : [{ level: 2, text: heading, anchor: heading }];
  return {
    kind: 'prose',
    html: `<p>${text}</p>`,
    notes: `spoken ${text}`,
    headings,
    tags: [],
    words: text,
  };
}

function code(source: string): Code {
  const lines = source.split('\n').length;
  return { kind: 'code', html: highlight(source), source, lines, collapsed: false, steps: [] };
}

function output(text: string): Text {
  const html = `<pre>${text}</pre>`;
  const more = { lines: text.split('\n').length, collapsed: false, scrolls: false, steps: [] };
  return { kind: 'text', stream: 'stdout', html, text, ...more };
}
