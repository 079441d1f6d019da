// HTML of a cell or an output without what could act, load or leave its place: a list of what stays,
// and a warning for what does not.

import sanitize, { type Attributes, type IOptions } from 'sanitize-html';
import type { Place, Warning } from './document-error.ts';
import { fromDataUri } from './local-image.ts';
import { safeStyles } from './safe-style.ts';
import { words } from './words.ts';

/** What the HTML of a markdown cell has beyond that of an output. */
export interface Surroundings {
  readonly place: Place;
  warn(sentence: string): void;
  /** The data URI of a picture; undefined if it is left out. */
  image(address: string): string | undefined;
  /** The id that an element gets in the page; undefined for none. */
  id(name: string): string | undefined;
  /** The value of an attribute before it is judged. */
  attribute(value: string): string;
  /** Text in an element, escaped already. */
  text(html: string, element: string | undefined): string;
}

/** The HTML of an output; pictures in it are data URIs or left out. */
export function safeHtml(
  html: string,
  place: Place,
): { html: string; words: string; warnings: Warning[] } {
  const sentences = new Set<string>();
  const warn = (sentence: string) => sentences.add(sentence);
  const clean = cleanHtml(html, {
    place,
    warn,
    image: (address) => {
      if (/^\s*data:/i.test(address)) return fromDataUri(address.trim(), place);
      warn(
        `<img src="${short(address)}"> is left out: a page loads nothing; put the picture itself out`,
      );
      return undefined;
    },
    id: () => undefined,
    attribute: (value) => value,
    text: (text) => text,
  });
  const warnings = [...sentences].map((sentence) => ({ place, sentence }));
  return { html: clean, words: words(clean), warnings };
}

const tags = [
  ...['p', 'br', 'hr', 'div', 'span', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'figure', 'figcaption', 'details', 'summary', 'img'],
  ...['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ...['a', 'abbr', 'b', 'bdi', 'bdo', 'cite', 'code', 'del', 'dfn', 'em', 'i', 'ins', 'kbd'],
  ...['mark', 'q', 's', 'samp', 'small', 'strong', 'sub', 'sup', 'time', 'u', 'var', 'wbr'],
  ...['aside', 'section', 'article', 'header', 'footer', 'ruby', 'rt', 'rp', 'center', 'tt'],
];

// Elements whose content is no text to be read.
const silent = [
  ...['script', 'style', 'textarea', 'option', 'select', 'xmp', 'noscript', 'noembed', 'noframes'],
  ...['iframe', 'svg', 'math', 'template', 'title', 'plaintext'],
];

const reasons: Readonly<Record<string, string>> = {
  script: 'a page runs no script of a notebook',
  style: 'it would hold for the whole page; use style attributes',
  svg: 'put it out as image/svg+xml, or store it as a file and show it as a picture',
  math: 'write the formula in TeX',
};

/** What stays of some HTML, every element closed, every `<` and `>` in text and quotes escaped. */
export function cleanHtml(html: string, around: Surroundings): string {
  return sanitize(html.replaceAll('\0', '\uFFFD'), {
    ...fixed,
    transformTags: {
      '*': (tagName, attribs) => ({ tagName, attribs: attributes(tagName, attribs, around) }),
    },
    textFilter: (text, element) => around.text(text, element),
  }).replaceAll(/<th[^>]*><\/th>/g, '<td></td>'); // the corner of a table heads nothing
}

const fixed: IOptions = {
  allowedTags: tags,
  nonTextTags: silent,
  allowedAttributes: {
    '*': ['class', 'style', 'title', 'lang', 'dir', 'role', 'aria-*', 'hidden', 'id', 'align'],
    a: ['href'],
    img: ['src', 'alt', 'width', 'height'],
    th: ['scope', 'abbr', 'colspan', 'rowspan', 'valign'],
    td: ['colspan', 'rowspan', 'valign'],
    col: ['span'],
    colgroup: ['span'],
    ol: ['start', 'reversed', 'type'],
    li: ['value'],
    details: ['open'],
    time: ['datetime'],
  },
  allowedStyles: safeStyles,
  allowedSchemes: ['http', 'https', 'mailto'],
  // A picture that was left out leaves no broken one.
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && attribs.src === undefined,
  allowedSchemesByTag: { img: ['data'] },
  allowProtocolRelative: false,
};

function attributes(tag: string, given: Attributes, around: Surroundings): Attributes {
  if (!tags.includes(tag)) {
    around.warn(`<${short(tag)}> is left out${tag in reasons ? `: ${reasons[tag]}` : ''}`);
    return {};
  }
  const kept: Record<string, string | undefined> = {};
  for (const [name, raw] of Object.entries(given)) {
    kept[name] = attribute(tag, name, around.attribute(raw), around);
  }
  const pairs = Object.entries(kept).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  return Object.fromEntries(pairs);
}

function attribute(
  tag: string,
  name: string,
  value: string,
  around: Surroundings,
): string | undefined {
  if (name === 'id') return around.id(value);
  if (tag === 'img' && name === 'src') return around.image(value);
  if (tag === 'a' && name === 'href') return link(value, around);
  if (/^on/i.test(name)) {
    around.warn(`${short(name)} of <${tag}> is left out: ${reasons.script}`);
    return undefined;
  }
  if (
    loading.has(name) ||
    (name === 'style' && /url|image-set|@import|expression|\\/i.test(value))
  ) {
    around.warn(`${name}="${short(value)}" of <${tag}> is left out: a page loads nothing`);
    return undefined;
  }
  return value;
}

const loading = new Set([
  'src',
  'srcset',
  'background',
  'poster',
  'data',
  'longdesc',
  'formaction',
]);

function link(address: string, { warn }: Surroundings): string | undefined {
  // Browsers read an address without its control characters.
  const plain = [...address].filter((letter) => letter > ' ').join('');
  if (/^(?:https?:\/\/|mailto:|#)/i.test(plain)) return address.trim();
  warn(
    `the link to "${short(address)}" is left out; a link begins with https://, http://, mailto: or #`,
  );
  return undefined;
}

function short(address: string): string {
  const text = address.slice(0, 1_000).replace(/\s+/g, ' ');
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
