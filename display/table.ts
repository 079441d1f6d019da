// A table of numbers, as HTML and as plain text. The HTML takes its colours from the page, so that it
// is read on a light page and on a dark one, and says which heading a number belongs to.

import type { Display } from './figure.ts';

/** The same table twice; each form holds every number. */
export interface Table {
  readonly html: string;
  readonly text: string;
}

export interface TableContent {
  readonly caption: string;
  /** Headings of all columns; the first ones stand over the headings of the rows. */
  readonly columns: readonly string[];
  readonly groups: readonly TableGroup[];
}

/** Rows under a title that spans the table; without a title if it is left out. */
export interface TableGroup {
  readonly title?: string;
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** An empty heading says that the one above it holds for this row too. */
  readonly headings: readonly string[];
  /** As many as columns are left, or fewer: the places at the end stay empty. */
  readonly cells: readonly string[];
}

/**
 * The table in both forms.
 *
 * @throws RangeError if the caption is empty, there is no row, or a row has more entries than columns.
 * @example
 * table({ caption: 'C', columns: ['step', 'C'], groups: [{ rows: [{ headings: ['0'], cells: ['0.5'] }] }] }).text
 * // C
 * // step    C
 * // 0     0.5
 */
export function table(content: TableContent): Table {
  check(content);
  return { html: htmlOf(content), text: textOf(content) };
}

/**
 * Shows a table in the notebook: as one output with both forms where the kernel can send one, and
 * otherwise, as on the stock tslab, one form after the other.
 */
export function showTable(display: Display, { html, text }: Table): void {
  const broadcast: unknown = Reflect.get(globalThis, Symbol.for('Jupyter.broadcast'));
  if (typeof broadcast === 'function') {
    broadcast('display_data', { data: { 'text/html': html, 'text/plain': text } });
    return;
  }
  display.raw('text/html', html);
  display.text(text);
}

const style = {
  table: 'border-collapse: collapse; margin: 0.5em 0; font-variant-numeric: tabular-nums',
  caption: 'caption-side: top; text-align: left; padding: 0.2em 0.6em; font-weight: bold',
  heading: 'text-align: left; vertical-align: top; padding: 0.15em 0.6em; font-weight: normal',
  title: 'text-align: left; padding: 0.5em 0.6em 0.15em; border-top: 1px solid currentColor',
  cell: 'text-align: right; padding: 0.15em 0.6em; white-space: nowrap',
};

function htmlOf({ caption, columns, groups }: TableContent): string {
  const stub = groups[0].rows[0].headings.length;
  const head = columns
    .map((column, k) => {
      const look = k < stub ? style.title : `${style.title}; text-align: right`;
      return `<th scope="col" style="${look}">${escaped(column)}</th>`;
    })
    .join('');
  const bodies = groups.map(({ title, rows }) => {
    const first =
      title === undefined
        ? ''
        : `<tr><th scope="rowgroup" colspan="${columns.length}" style="${style.title}">${escaped(title)}</th></tr>\n`;
    const lines = rows.map((_, i) => rowOf(rows, i, columns.length));
    return `<tbody>\n${first}${lines.join('\n')}\n</tbody>`;
  });
  // A table wider than its place is scrolled by itself, not with the page.
  return (
    `<div style="overflow-x: auto"><table style="${style.table}">\n` +
    `<caption style="${style.caption}">${escaped(caption)}</caption>\n` +
    `<thead><tr>${head}</tr></thead>\n${bodies.join('\n')}\n</table></div>`
  );
}

function rowOf(rows: readonly TableRow[], i: number, columns: number): string {
  const { headings, cells } = rows[i];
  const heads = headings.map((heading, k) => {
    if (heading === '') return '';
    const below = rows.slice(i + 1).findIndex((row) => row.headings[k] !== '');
    const span = below < 0 ? rows.length - i : below + 1;
    const scope = span > 1 ? `scope="rowgroup" rowspan="${span}"` : 'scope="row"';
    return `<th ${scope} style="${style.heading}">${escaped(heading)}</th>`;
  });
  const missing = columns - headings.length - cells.length;
  const all = [...cells, ...Array<string>(missing).fill('')];
  const data = all.map((cell) => `<td style="${style.cell}">${escaped(cell)}</td>`);
  return `<tr>${heads.join('')}${data.join('')}</tr>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function textOf({ caption, columns, groups }: TableContent): string {
  const rows = groups.flatMap((group) => group.rows);
  const stub = rows[0].headings.length;
  const lines = [columns, ...rows.map(({ headings, cells }) => [...headings, ...cells])];
  const widths = columns.map((_, k) => Math.max(...lines.map((line) => length(line[k] ?? ''))));
  const print = (line: readonly string[]) =>
    columns
      .map((_, k) => {
        const room = ' '.repeat(widths[k] - length(line[k] ?? ''));
        return k < stub ? (line[k] ?? '') + room : room + (line[k] ?? '');
      })
      .join('  ')
      .trimEnd();
  const parts = groups.map((group) => [
    ...(group.title === undefined ? [] : [group.title]),
    ...group.rows.map(({ headings, cells }) => print([...headings, ...cells])),
  ]);
  return [caption, print(columns), ...parts.flat()].join('\n');
}

/** In characters as they are seen: a superscript counts once. */
function length(text: string): number {
  return [...text].length;
}

function check({ caption, columns, groups }: TableContent): void {
  if (caption.trim() === '') {
    throw new RangeError('table: the caption is empty; say what the table shows');
  }
  const rows = groups.flatMap((group) => group.rows);
  if (rows.length === 0 || groups.some((group) => group.rows.length === 0)) {
    throw new RangeError(
      `table: there are ${groups.length} groups with ${rows.length} rows; give each group a row`,
    );
  }
  rows.forEach(({ headings, cells }, i) => {
    if (headings.length !== rows[0].headings.length) {
      throw new RangeError(
        `table: row ${i + 1} has ${headings.length} headings but row 1 has ${rows[0].headings.length}; ` +
          'use an empty heading where the one above holds',
      );
    }
    if (headings.length + cells.length > columns.length) {
      throw new RangeError(
        `table: row ${i + 1} has ${headings.length + cells.length} entries but there are ` +
          `${columns.length} columns; each entry needs a heading over it`,
      );
    }
  });
}
