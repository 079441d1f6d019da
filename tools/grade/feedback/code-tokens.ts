// The tokens of a student's answer, by one pass from left to right, whatever the text. It is no parser: a
// slash always divides, a template is one piece up to its closing backtick. Both are the same for a copy
// as for its source, and that is all that is needed.

import * as library from 'kernel-lib';

export interface CodeToken {
  /** A name may be changed by whoever copies; a word of the language or of the library may not. */
  readonly kind: 'name' | 'fixed';
  readonly text: string;
}

/** Twice the longest right solution of the course; what is longer is compared by its beginning. */
const longestText = 20_000;
const mostTokens = 1_000;

const words = new Set([
  ...(
    'as async await boolean break case catch class const continue default delete do else extends false ' +
    'finally for function if in instanceof interface let new null number of readonly return static ' +
    'string super switch this throw true try type typeof undefined var void while yield Math Number ' +
    'Array Object'
  ).split(' '),
  ...Object.keys(library),
]);

// Sticky, so that each is tried at one place only; none can match a stretch in two ways.
const skipped = /\s+|\/\/[^\n]*/y;
const name = /[\p{L}_$][\p{L}\p{M}\p{N}_$]*/uy;
const numeral = /\d[\w.]*/y;
const quoted = /"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?/sy;
const template = /`(?:[^`\\]|\\.)*`?/sy;
const operator = /=>|\*\*|\+\+|--|&&|\|\||[=!<>]=+|[-+*/]=/y;

const changedByFormatters = new Set([';', ',']);

/** The tokens of a text; comments and white space are left out. */
export function codeTokens(source: string): CodeToken[] {
  const text = source.slice(0, longestText);
  const tokens: CodeToken[] = [];
  let at = 0;
  const eat = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  while (at < text.length && tokens.length < mostTokens) {
    if (eat(skipped) !== undefined) continue;
    if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      at = end < 0 ? text.length : end + 2;
      continue;
    }
    const word = eat(name);
    if (word !== undefined) {
      const isMember = tokens.at(-1)?.text === '.';
      tokens.push({ kind: isMember || words.has(word) ? 'fixed' : 'name', text: word });
      continue;
    }
    const other = eat(numeral) ?? unquoted(eat(quoted)) ?? eat(template) ?? eat(operator);
    const token = other ?? text[at++];
    if (!changedByFormatters.has(token)) tokens.push({ kind: 'fixed', text: token });
  }
  return tokens;
}

/** 'a' and "a" are one literal. */
function unquoted(literal: string | undefined): string | undefined {
  return literal?.replace(/^["']|["']$/g, "'");
}
