// The distribution of totals as a drawing inside the page, and the same numbers as a table.

import { html, type Markup } from './html.ts';
import { number } from './words.ts';

export interface Bin {
  /** Totals from here on, and below the next bin. */
  readonly from: number;
  readonly count: number;
}

/** Bars of one point up to 20 points, else of 2, 5, 10 …; the last is for full marks. */
export function bins(totals: readonly number[], of: number): Bin[] {
  const width = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((each) => of / each <= 20) ?? of / 20;
  const last = Math.max(1, Math.ceil(of / width));
  const counts = new Array<number>(last + 1).fill(0);
  for (const total of totals) {
    const bin = total >= of ? last : Math.min(last - 1, Math.floor(total / width));
    counts[Math.max(0, bin)] += 1;
  }
  return counts.map((count, k) => ({ from: k === last ? of : k * width, count }));
}

const [width, height] = [640, 270];
const [left, right, top, bottom] = [52, 8, 22, 52];

/** The drawing; `id` makes the names of its parts unique on a page. */
export function histogram(all: readonly Bin[], id: string, alt: string): Markup {
  const most = Math.max(1, ...all.map(({ count }) => count));
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((each) => most / each <= 5) ?? 1_000;
  const highest = Math.ceil(most / step) * step;
  const y = (count: number) => round(height - bottom - (count / highest) * (height - top - bottom));
  const slot = (width - left - right) / all.length;
  const lines = Array.from({ length: highest / step + 1 }, (_, k) => {
    const at = y(k * step);
    return html`<line class="${k === 0 ? 'base' : 'grid'}" x1="${left}" x2="${width - right}" y1="${at}" y2="${at}"/><text x="${left - 8}" y="${at + 4}" text-anchor="end">${k * step}</text>`;
  });
  const bars = all.map(({ from, count }, k) => {
    const x = round(left + k * slot);
    const middle = round(left + (k + 0.5) * slot);
    const value = count === 0 ? undefined : countHtml(count, middle, y(count));
    return html`<rect class="bar" x="${round(x + slot * 0.1)}" y="${y(count)}" width="${round(slot * 0.8)}" height="${round(height - bottom - y(count))}" rx="2"/>${value}<text x="${middle}" y="${height - bottom + 18}" text-anchor="middle">${number(from)}</text>`;
  });
  const middleY = round((height - bottom + top) / 2);
  return html`<div class="scroll" role="region" aria-label="distribution of totals, ${id}" tabindex="0"><svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title">
<title id="${id}-title">${alt}</title>
${lines}
${bars}
<text class="axis" x="${round((left + width - right) / 2)}" y="${height - 8}" text-anchor="middle">total, in points</text>
<text class="axis" x="14" y="${middleY}" text-anchor="middle" transform="rotate(-90 14 ${middleY})">submissions</text>
</svg></div>`;
}

function countHtml(count: number, x: number, y: number): Markup {
  return html`<text class="count" x="${x}" y="${round(y - 5)}" text-anchor="middle">${count}</text>`;
}

/** The bars as rows, for whoever does not see the drawing. */
export function binTable(all: readonly Bin[]): Markup {
  const rows = all.map(({ from, count }, k) => {
    const next = all[k + 1];
    const range =
      next === undefined ? number(from) : `from ${number(from)} to below ${number(next.from)}`;
    return html`<tr><th scope="row">${range}</th><td class="n">${count}</td></tr>`;
  });
  return html`<details><summary>The same numbers as a table</summary><div><table>
<thead><tr><th scope="col">Total</th><th scope="col" class="n">Submissions</th></tr></thead>
<tbody>
${rows}
</tbody></table></div></details>`;
}

function round(x: number): number {
  return Math.round(x * 10) / 10;
}
