// Documents as literals, and a book made from them.

import { bookFiles } from '../../../tools/book/book.ts';
import type { Chapter, Course } from '../../../tools/book/chapter.ts';
import type { LibraryEntry } from '../../../tools/book/library.ts';
import type { Block, Document, Piece, Prose } from '../../../tools/document/document.ts';
import { highlight } from '../../../tools/document/highlight.ts';

export function prose(html: string, more: Partial<Prose> = {}): Prose {
  const words = html
    .replaceAll(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return { kind: 'prose', html, notes: html, headings: [], tags: [], words, ...more };
}

export function heading(level: number, text: string, anchor: string): Prose {
  const html = `<h${level} id="${anchor}">${text}</h${level}>`;
  return prose(html, { headings: [{ level, text, anchor }] });
}

export function code(source: string, collapsed = false): Block {
  const lines = source.split('\n').length;
  return { kind: 'code', html: highlight(source), source, lines, collapsed, steps: [] };
}

export function text(words: string, scrolls = false): Block {
  const html = `<pre class="stdout"><code><span class="line">${words}</span></code></pre>`;
  const lines = words.split('\n').length;
  const shown = { html, text: words, lines, collapsed: false, scrolls, steps: [] };
  return { kind: 'text', stream: 'stdout', ...shown };
}

/** A display formula with its number, as `maths.ts` draws one. */
export function formula(tag: string, anchor = `eq-${tag}`): Prose {
  const html =
    `<p><span class="formula numbered" id="${anchor}"><span class="katex-display"><span class="katex">` +
    `<span class="katex-html" aria-hidden="true"><span class="katex-base">x</span>` +
    `<span class="katex-tag"><span class="mord">(</span><span>${tag}</span><span>)</span></span>` +
    '</span></span></span></span></p>';
  return prose(html, { tags: [tag] });
}

export function piece(id: string, blocks: readonly Block[], more: Partial<Piece> = {}): Piece {
  const kind = blocks.some((block) => block.kind !== 'prose') ? 'code' : 'markdown';
  return { id, cell: 1, kind, slideType: '-', blocks, formulas: [], errata: [], ...more };
}

export function chapter(name: string, title: string, pieces: readonly Piece[]): Chapter {
  const number = /^\d\d/.exec(name)?.[0] ?? null;
  const document: Document = { name, number, title, minutes: 20, needs: [], pieces };
  return { document, covers: [], exercises: [], notebookFile: null, exerciseFile: null };
}

const entry: LibraryEntry = {
  name: 'hiddenError',
  file: 'kernel-lib/step.ts',
  line: 80,
  doc: { paragraphs: ['δ^l = (W δ) ⊙ σ′(z). (F12)'], throws: [], parameters: [], examples: [] },
  source: 'export function hiddenError(WNext: Matrix): Matrix {\n  return WNext;\n}',
};

export const course: Course = {
  title: 'A course',
  library: new Map([[entry.name, entry]]),
  curriculum: {
    formulas: [
      {
        number: 'F12',
        name: 'Error of a layer from that of the next',
        tex: String.raw`\delta`,
        lines: ['S1:119'],
        notebooks: ['04'],
        functions: ['hiddenError'],
      },
    ],
    errata: [
      {
        id: 'E5',
        lines: ['S1:26-28'],
        printed: 'a',
        right: 'b',
        kind: 'slip',
        notebooks: ['04'],
      },
    ],
    lectures: [
      {
        tag: 'S1',
        title: 'The 2-2-1 network',
        author: 'A Lecturer',
        date: '2024-10-14',
        ...{ lines: 125, blank: '', noise: '', headings: '' },
      },
    ],
    planned: [],
  },
};

/** The pages of some chapters by their names. */
export function pagesOf(...chapters: readonly Chapter[]): Record<string, string> {
  const files = bookFiles(chapters, course, { page: '', index: '' });
  return Object.fromEntries([...files].map(({ file, text }) => [file, text]));
}
