// An output of a cell as blocks of a page. Of several forms the one that shows most is taken; nothing
// that runs as a program gets through, and nothing that is fetched from a network.

import { isObject } from '../notebook/fields.ts';
import type { Json, MimeBundle, Output } from '../notebook/notebook.ts';
import type { Block, Text } from './document.ts';
import { DocumentError, type Place, type Warning } from './document-error.ts';
import { renderFormula, renderMarkdownOutput } from './markdown.ts';
import { PLOTLY, plotOf } from './plot.ts';
import { safeHtml } from './safe-html.ts';
import { terminalText } from './terminal-text.ts';

export interface OutputContext {
  readonly place: Place;
  readonly collapsed: boolean;
  readonly scrolls: boolean;
  /** What the cell's metadata say of its figures in words. */
  readonly alt?: string;
}

export interface Shown {
  readonly blocks: readonly Block[];
  readonly warnings: readonly Warning[];
}

// More is no reading any more; the executed notebook has the rest.
const LONGEST = 100_000;

/** The blocks of one output. Throws DocumentError for an output that cannot be shown in any form. */
export function outputBlocks(output: Output, context: OutputContext): Shown {
  switch (output.output_type) {
    case 'stream': {
      const stream = output.name === 'stderr' ? 'stderr' : 'stdout';
      return textBlock(output.text, stream, context);
    }
    case 'error': {
      const { ename: name, evalue: message, traceback } = output;
      const raw = traceback.length > 0 ? traceback.join('\n') : `${name}: ${message}`;
      const { html } = terminalText(withoutPaths(raw), 'traceback');
      const { collapsed } = context;
      return { blocks: [{ kind: 'failure', name, message, html, collapsed }], warnings: [] };
    }
    default:
      return richBlock(output.data, output.metadata, context);
  }
}

function textBlock(raw: string, stream: Text['stream'], context: OutputContext): Shown {
  const { place, collapsed, scrolls } = context;
  const cut = raw.length > LONGEST;
  const head = raw.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, ''); // half of a character
  const { html, text, lines } = terminalText(cut ? head : raw, stream);
  const block: Text = { kind: 'text', stream, html, text, lines, collapsed, scrolls, steps: [] };
  if (!cut) return { blocks: text.trim() === '' ? [] : [block], warnings: [] };
  const rest = raw.length - head.length;
  const said = `… and ${rest} more characters, which the executed notebook holds`;
  const note = {
    kind: 'markup',
    html: `<p class="cut">${said}</p>`,
    words: said,
    collapsed,
  } as const;
  const sentence = `its output has ${raw.length} characters, of which ${head.length} are shown; print less`;
  return { blocks: [{ ...block, scrolls: true }, note], warnings: [{ place, sentence }] };
}

type Form = (content: Json, context: OutputContext, metadata: Json | undefined) => Shown;

/** By MIME type, that which shows most first. */
const forms: readonly (readonly [string, Form])[] = [
  [PLOTLY, figure],
  ['text/html', markup],
  [
    'text/markdown',
    (content, { place, collapsed }) => {
      const { html, words, warnings } = renderMarkdownOutput(text(content), place);
      return { blocks: [{ kind: 'markup', html, words, collapsed }], warnings };
    },
  ],
  ['image/svg+xml', picture('image/svg+xml')],
  ['image/png', picture('image/png')],
  ['image/jpeg', picture('image/jpeg')],
  ['image/gif', picture('image/gif')],
  ['image/webp', picture('image/webp')],
  [
    'text/latex',
    (content, { place, collapsed }) => {
      const { html, words } = renderFormula(text(content), place);
      return { blocks: [{ kind: 'markup', html, words, collapsed }], warnings: [] };
    },
  ],
  [
    'application/json',
    (content, context) => textBlock(JSON.stringify(content, null, 2), 'result', context),
  ],
  ['text/plain', (content, context) => textBlock(text(content), 'result', context)],
];

function richBlock(
  data: MimeBundle,
  metadata: Readonly<Record<string, Json>>,
  context: OutputContext,
): Shown {
  const shown = forms
    .filter(([mime]) => Object.hasOwn(data, mime))
    .map(([mime, form]) => ({ mime, form }));
  const told: Warning[] = [];
  for (const { mime, form } of shown) {
    const said = isObject(metadata[mime]) ? { ...metadata, ...metadata[mime] } : metadata;
    const { blocks, warnings } = form(data[mime], context, said);
    told.push(...warnings);
    if (blocks.length > 0 || mime === 'text/plain') return { blocks, warnings: told };
  }
  return unknown(Object.keys(data), context, told);
}

function unknown(
  mimes: readonly string[],
  { place }: OutputContext,
  told: readonly Warning[],
): Shown {
  if (mimes.length === 0) return { blocks: [], warnings: told };
  const why = told.map(({ sentence }) => ` (${sentence})`).join('');
  throw new DocumentError(
    place,
    `its output of type ${mimes.join(', ')} cannot be shown in a page${why}; ` +
      'display it as text, HTML without scripts, a picture or a Plotly figure, ' +
      'or tag the cell "remove-output"',
  );
}

function figure(content: Json, context: OutputContext, metadata: Json | undefined): Shown {
  const alt = altIn(metadata) ?? context.alt;
  const { place, collapsed } = context;
  const { plot, warnings } = plotOf(content, {
    place,
    collapsed,
    ...(alt === undefined ? {} : { alt }),
  });
  return { blocks: [plot], warnings };
}

// HTML of which nothing is left when its programs are gone gives way to the next form.
function markup(content: Json, { place, collapsed }: OutputContext): Shown {
  const { html, words, warnings } = safeHtml(text(content), place);
  const empty = words.trim() === '' && !/<(?:img|svg|hr|input)\b/.test(html);
  return { blocks: empty ? [] : [{ kind: 'markup', html, words, collapsed }], warnings };
}

function picture(mime: string): Form {
  return (content, { place, collapsed, alt: ofCell }, metadata) => {
    const bytes =
      mime === 'image/svg+xml' ? base64(text(content)) : text(content).replace(/\s/g, '');
    const said = altIn(metadata) ?? ofCell;
    const { width = null, height = null } = isObject(metadata) ? metadata : {};
    const size = (value: Json) => (typeof value === 'number' && value > 0 ? value : null);
    const block: Block = {
      kind: 'image',
      source: `data:${mime};base64,${bytes}`,
      alt: said ?? 'A picture',
      width: size(width),
      height: size(height),
      collapsed,
    };
    const sentence =
      'its picture says nowhere in words what it shows; write "alt" into the metadata of the cell';
    return { blocks: [block], warnings: said === undefined ? [{ place, sentence }] : [] };
  };
}

function altIn(metadata: Json | undefined): string | undefined {
  return isObject(metadata) && typeof metadata.alt === 'string' ? metadata.alt : undefined;
}

function text(content: Json): string {
  if (Array.isArray(content)) return content.join('');
  return typeof content === 'string' ? content : JSON.stringify(content);
}

function base64(svg: string): string {
  return Buffer.from(svg, 'utf8').toString('base64');
}

// From a root, a drive, or home; not `1/2/3`, not an address, not `node:internal/modules`. A name may
// have single spaces in it: `C:\Program Files\`.
const FOLDERS =
  /(?<=^|[\s("'`=,]|\[[\d;]*m)(?:file:\/\/\/?)?(?:[A-Za-z]:|~)?(?:[\\/][^\s\\/:"'`()<>\p{Cc}]+(?: [^\s\\/:"'`()<>\p{Cc}]+)*)+[\\/](?=[^\s\\/])/gmu;

/** A traceback without the folders of the machine that ran it. */
function withoutPaths(traceback: string): string {
  return traceback.replace(FOLDERS, '');
}
