// TypeScript in colours: a class for each kind of token, so that a page has its own colours for light
// and for dark. Shiki reads the code with the grammar that editors use.

import { createCssVariablesTheme, createHighlighterCore } from 'shiki/core';
import { createOnigurumaEngine } from 'shiki/engine/oniguruma';
import typescript from 'shiki/langs/typescript.mjs';
import { escaped } from './html.ts';

const theme = createCssVariablesTheme({ name: 'course', variablePrefix: '--code-' });
const shiki = await createHighlighterCore({
  themes: [theme],
  langs: [typescript],
  engine: createOnigurumaEngine(import('shiki/wasm')),
});

/** The colour of every other token, which needs no element. */
const FOREGROUND = 'var(--code-foreground)';

/** The kinds of token, each a class: `token-keyword`. A page gives each a colour. */
export const tokenKinds = [
  'comment',
  'constant',
  'function',
  'keyword',
  'link',
  'parameter',
  'punctuation',
  'string',
  'string-expression',
] as const;

/**
 * The code as `<pre class="code"><code>`, one `<span class="line">` for each line. Code in another
 * language than TypeScript and JavaScript comes without colours.
 */
export function highlight(source: string, language = 'typescript'): string {
  const lines = isTypeScript(language) ? tokenLines(source) : source.split('\n').map(escaped);
  const spans = lines.map((line) => `<span class="line">${line}</span>`);
  return `<pre class="code"><code>${spans.join('\n')}</code></pre>`;
}

function isTypeScript(language: string): boolean {
  return /^(?:typescript|ts|tsx|mts|cts|javascript|js|jsx|mjs|cjs)$/i.test(language);
}

function tokenLines(source: string): string[] {
  // Without a limit of time, since with one the result would depend on the machine.
  const lines = shiki.codeToTokensBase(source, {
    lang: 'typescript',
    theme: 'course',
    tokenizeTimeLimit: 0,
  });
  return lines.map((tokens) => tokens.map(({ content, color }) => token(content, color)).join(''));
}

function token(content: string, color: string | undefined): string {
  const text = escaped(content);
  if (color === undefined || color === FOREGROUND || content.trim() === '') return text;
  return `<span class="${color.slice('var(--code-'.length, -1)}">${text}</span>`;
}
