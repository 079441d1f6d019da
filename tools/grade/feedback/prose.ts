// Markdown with $formulas$ as HTML that asks for nothing: no pictures, no raw HTML, links to http(s) only;
// formulas become MathML, which browsers draw without fonts or scripts.

import katex from 'katex';
import MarkdownIt from 'markdown-it';
import { escaped, Markup } from './html.ts';
import { visible } from './visible-text.ts';

const longestFormula = 2_000;

const renderer = new MarkdownIt({ html: false, linkify: false })
  // Headings would break the order of the page's own; a picture would be a request.
  .disable(['image', 'heading', 'lheading']);
renderer.validateLink = (address) => /^https?:\/\//i.test(address);
renderer.inline.ruler.before('escape', 'formula', formulaRule);
renderer.renderer.rules.formula = (tokens, k) => formula(tokens[k].content, tokens[k].block);

/** Markdown of a hint or a comment. */
export function prose(markdown: string): Markup {
  return new Markup(renderer.render(visible(markdown, 20_000)).trim());
}

type InlineRule = Parameters<typeof renderer.inline.ruler.before>[2];
type InlineState = Parameters<InlineRule>[0];

// $a$ and $$a$$; a price, `$5 and $6`, has a space before its second sign or a digit after it.
function formulaRule(state: InlineState, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== '$') return false;
  const mark = src[pos + 1] === '$' ? '$$' : '$';
  const start = pos + mark.length;
  const end = src.indexOf(mark, start);
  if (end <= start) return false;
  const text = src.slice(start, end);
  const after = src[end + mark.length] ?? '';
  if (mark === '$' && (/^\s|\s$|\n\n/.test(text) || /\d/.test(after))) return false;
  if (!silent) {
    const token = state.push('formula', 'math', 0);
    token.content = text;
    token.block = mark === '$$';
  }
  state.pos = end + mark.length;
  return true;
}

function formula(text: string, displayMode: boolean): string {
  const asText = `<code>${escaped(text)}</code>`;
  if (text.length > longestFormula) return asText;
  try {
    const options = { output: 'mathml', displayMode, throwOnError: true, trust: false } as const;
    return katex.renderToString(text, {
      ...options,
      strict: 'ignore',
      maxExpand: 200,
      maxSize: 20,
    });
  } catch {
    return asText; // A formula that is none is still read as what was typed.
  }
}
