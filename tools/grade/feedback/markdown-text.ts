// Text of others inside Markdown: whatever renders it must see text, not markup.

import MarkdownIt from 'markdown-it';
import { oneLine, visible } from './visible-text.ts';

/** On one line, with every sign escaped that Markdown, HTML or a formula could begin with. */
export function inline(text: string): string {
  return oneLine(text, 2_000)
    .replace(/[\\`*_[\]<>&#|~$@]/g, '\\$&')
    .replace(/:(?=\/\/)|\.(?=\p{L})/gu, '\\$&'); // no address is made a link
}

/** A block of code, whose fence is longer than any row of backticks in it. */
export function fenced(text: string, limit?: number, language = ''): string {
  const shown = visible(text, limit);
  const longest = Math.max(2, ...(shown.match(/`+/g) ?? []).map((row) => row.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${shown}\n${fence}`;
}

const parser = new MarkdownIt({ html: true });
parser.validateLink = () => true;

/** A lecturer's Markdown: as it is if it is text, else escaped. */
export function comment(text: string): string {
  const shown = visible(text, 20_000).trim();
  const tokens = parser.parse(shown, {});
  const all = tokens.flatMap((token) => [token, ...(token.children ?? [])]);
  const plain = all.every(
    (token) => !/^html_|^image$/.test(token.type) && (token.type !== 'link_open' || isWeb(token)),
  );
  return plain ? shown : shown.split('\n').map(inline).join('\n');
}

function isWeb(token: { attrGet(name: string): string | number | null }): boolean {
  return /^https?:\/\//i.test(String(token.attrGet('href')));
}

/** Every line behind the sign of a quotation. */
export function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

/** Every line moved to the right, so that it belongs to an item of a list. */
export function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');
}
