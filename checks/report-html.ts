// A report as HTML: a table of what was tried, the reasons below each failed check. Its colours are
// the page's, so that it is read on a light page and on a dark one; no verdict stands in colour alone.

import type { Report, Row } from './report.ts';
import { furtherReading, headline, untouched, verdictWords } from './report-text.ts';

const look = {
  table: 'border-collapse: collapse; margin: 0.5em 0; min-width: 30em',
  caption: 'caption-side: top; text-align: left; padding: 0.2em 0.6em; font-weight: bold',
  what: 'text-align: left; vertical-align: top; padding: 0.2em 0.6em; font-weight: normal',
  verdict:
    'text-align: left; vertical-align: top; padding: 0.2em 0.6em; white-space: nowrap; width: 1px',
  why: 'text-align: left; padding: 0 0.6em 0.6em 1.8em',
  code: 'margin: 0.3em 0; white-space: pre-wrap; font-family: monospace',
  more: 'padding: 0 0.6em',
};

export function reportHtml(report: Report): string {
  if (untouched(report)) {
    const [name, why] = [headline(report), report.rows[0].says.join(' ')].map(escaped);
    return `<div><strong>${name}</strong><br>${why}</div>`;
  }
  const more = furtherReading(report)
    .map((sentence) => `\n<div style="${look.more}">${escaped(sentence)}</div>`)
    .join('');
  // A table wider than its place is scrolled by itself, not with the page.
  return (
    `<div style="overflow-x: auto"><table style="${look.table}">\n` +
    `<caption style="${look.caption}">${escaped(headline(report))}</caption>\n` +
    '<thead hidden><tr><th scope="col">result</th><th scope="col">what was tried</th></tr></thead>\n' +
    `<tbody>\n${report.rows.map(rowHtml).join('\n')}\n</tbody>\n</table>${more}</div>`
  );
}

function rowHtml(row: Row): string {
  const sign = row.verdict === 'pass' ? '✓' : '✗';
  const first =
    `<tr><td style="${look.verdict}">${sign} ${verdictWords[row.verdict]}</td>` +
    `<th scope="row" style="${look.what}">${escaped(row.what)}</th></tr>`;
  const why = whyHtml(row);
  return why === '' ? first : `${first}\n<tr><td colspan="2" style="${look.why}">${why}</td></tr>`;
}

function whyHtml({ says, inputs = [], got, wanted }: Row): string {
  const lines = [
    ...inputs,
    ...(got === undefined ? [] : [`// came back\n${got}`]),
    ...(wanted === undefined ? [] : [`// wanted\n${wanted}`]),
  ];
  const code =
    lines.length === 0 ? '' : `<pre style="${look.code}">${escaped(lines.join('\n'))}</pre>`;
  return says.map((sentence) => `<div>${escaped(sentence)}</div>`).join('') + code;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
