// What all pages of the book have: the head, the bar with the search, the dialog on the keys.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { katexStyles } from '../document/assets/katex-styles.ts';
import { plotStyles } from '../document/assets/plot-box.ts';
import { escaped } from '../document/html.ts';

export interface PageParts {
  readonly title: string;
  readonly description: string;
  readonly course: string;
  /** In place of the search form, which the index has in its text. */
  readonly search: boolean;
  /** All between the bar and the end: `main` and what stands beside it. */
  readonly body: string;
  /** The insides of scripts, in order. */
  readonly scripts: readonly string[];
}

/** Nothing may be loaded; what is in the page may run. WebGL's shaders are compiled by `eval`. */
const POLICY =
  "default-src 'none'; img-src data: blob:; font-src data:; style-src 'unsafe-inline'; " +
  "script-src 'unsafe-inline' 'unsafe-eval'; worker-src blob:";

/** Before anything is drawn, so that no page flashes up in the other theme. */
const THEME =
  "try{const t=localStorage.getItem('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}";

export function pageHtml(parts: PageParts): string {
  const { title, description, course, search, body, scripts } = parts;
  const top = `${bar(course, search)}\n${body}\n${KEYS}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${escaped(description)}">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<script>${THEME}</script>
<style>${katexStyles(body)}${plotStyles}${styles()}</style>
</head>
<body>
<a class="skip" href="#text">Skip to the text</a>
${top}
${scripts.map((script) => `<script>${script}</script>`).join('\n')}
</body>
</html>
`;
}

function bar(course: string, search: boolean): string {
  const form = search
    ? '<form class="search" role="search" action="index.html" method="get">' +
      '<input type="search" name="q" aria-label="Search the course" placeholder="Search: F12, hiddenError, …" autocomplete="off">' +
      '</form>'
    : '';
  return (
    `<header class="bar"><a class="home" href="index.html">${escaped(course)}</a>${form}` +
    '<button type="button" class="button theme" aria-label="Dark theme" aria-pressed="false"><span aria-hidden="true">◐</span></button>' +
    '<button type="button" class="button keys" aria-label="Keys"><span aria-hidden="true">?</span></button></header>'
  );
}

const KEYS = `<dialog class="key-dialog" aria-labelledby="keys-title">
<form method="dialog"><h2 id="keys-title">Keys</h2>
<dl><div><dt><kbd>/</kbd></dt><dd>search</dd></div>
<div><dt><kbd>n</kbd></dt><dd>next notebook</dd></div>
<div><dt><kbd>p</kbd></dt><dd>previous notebook</dd></div>
<div><dt><kbd>i</kbd></dt><dd>index</dd></div>
<div><dt><kbd>t</kbd></dt><dd>light or dark</dd></div>
<div><dt><kbd>?</kbd></dt><dd>this list</dd></div></dl>
<p><label><input type="checkbox" class="keys-on" checked> Use these keys</label></p>
<p><button class="button">Close</button></p></form></dialog>`;

let read: string | undefined;

function styles(): string {
  const files = ['page', 'text', 'code', 'index', 'print'];
  read ??= files
    .map((name) => readFileSync(join(import.meta.dirname, 'styles', `${name}.css`), 'utf8'))
    .join('');
  return read;
}
