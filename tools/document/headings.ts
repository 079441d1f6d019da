// Headings, ids and inner links in clean HTML, in which `<` begins a tag and `>` ends one.

import type { Anchors } from './anchors.ts';
import type { Heading } from './document.ts';
import { escaped } from './html.ts';

/** The HTML with an id for every heading, and the headings; `plain` makes text of a heading's HTML. */
export function headingsOf(
  html: string,
  plain: (html: string) => string,
  anchors: Anchors,
): { html: string; headings: Heading[] } {
  const headings: Heading[] = [];
  const marked = html.replaceAll(
    /<h([1-6])([^>]*)>([\s\S]*?)<\/h\1>/g,
    (_, level: string, attributes: string, inner: string) => {
      const text = plain(inner);
      const own = / id="([^"]*)"/.exec(attributes)?.[1];
      const anchor = own ?? anchors.unique(anchors.slug(text) || 'section');
      headings.push({ level: Number(level), text, anchor });
      const others = attributes.replace(/ id="[^"]*"/, '');
      return `<h${level}${others} id="${escaped(anchor)}">${inner}</h${level}>`;
    },
  );
  return { html: marked, headings };
}

/** The HTML for a second place in the page. */
export function withoutIds(html: string): string {
  return html.replaceAll(/<[^>]*>/g, (tag) => tag.replace(/ id="[^"]*"/, ''));
}

/** The HTML with the targets of its links to `#…` as `target` says. */
export function withLinks(html: string, target: (name: string) => string): string {
  return html.replaceAll(/<a [^>]*>/g, (tag) =>
    tag.replace(/ href="#([^"]+)"/, (_, name: string) => ` href="#${escaped(target(read(name)))}"`),
  );
}

function read(name: string): string {
  try {
    return decodeURIComponent(name).replaceAll('&amp;', '&');
  } catch {
    return name;
  }
}
