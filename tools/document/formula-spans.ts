// Formulas in the source of a markdown cell, found before the markdown is read, as Jupyter does: a `|`,
// `_` or `+` in a formula then means nothing to markdown. Each is replaced by a placeholder.

export type Span = FormulaSpan | ReferenceSpan;

export interface FormulaSpan {
  readonly kind: 'formula';
  /** Without its dollars; an environment with its `\begin`. */
  readonly tex: string;
  readonly display: boolean;
  /** As it stood in the cell. */
  readonly source: string;
}

/** `\ref{…}` or `\eqref{…}` in the text between formulas. */
export interface ReferenceSpan {
  readonly kind: 'reference';
  readonly label: string;
  readonly brackets: boolean;
  readonly source: string;
}

interface Token {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Braces open before it. */
  readonly depth: number;
}

const tokenShape =
  /\\(?:begin|end)\{[A-Za-z]+\*?\}|\\(?:eq)?ref\{[^{}\n]*\}|\\\\[()[\]]|\\[()[\]]|\\[^`\n]|\$\$|\$|[{}]|`+/g;

/** The text of one paragraph in pieces: as it stands, and spans. */
export function pieces(text: string): (string | Span)[] {
  const tokens = withoutCode(tokensOf(text));
  const ends = endsOf(tokens);
  const found: (string | Span)[] = [];
  let read = 0;
  for (let k = 0; k < tokens.length; k++) {
    const span = spanAt(text, tokens, k, ends[k]);
    if (span === undefined) continue;
    found.push(text.slice(read, tokens[k].from), span);
    if (span.kind === 'formula') k = ends[k];
    read = tokens[k].to;
  }
  return [...found, text.slice(read)].filter((piece) => piece !== '');
}

function spanAt(text: string, tokens: readonly Token[], k: number, end: number): Span | undefined {
  const { text: mark, from, to } = tokens[k];
  const reference = /^\\(eq)?ref\{(.*)\}$/.exec(mark);
  if (reference !== null) {
    const brackets = reference[1] !== undefined;
    return { kind: 'reference', label: reference[2].trim(), brackets, source: mark };
  }
  if (end < 0) return undefined;
  const lines = text.slice(from, tokens[end].to);
  const quotes = lines.includes('\n') ? quoteDepth(text, from) : 0;
  const source = unquoted(lines, quotes);
  const inner = unquoted(text.slice(to, tokens[end].from), quotes);
  if (inner.trim() === '') return undefined;
  if (mark === '$' && isPrice(inner, text[tokens[end].to] ?? '')) return undefined;
  const isEnvironment = mark.startsWith('\\begin');
  const display = isEnvironment || mark === '$$' || mark.endsWith('[');
  return { kind: 'formula', tex: isEnvironment ? source : inner, display, source };
}

// `$5 and $6`, `$5 and $x$`: a digit after the second sign, or before it a number, words and a space.
function isPrice(inner: string, after: string): boolean {
  return /\d/.test(after) || (/^(?:\d|\s*\d[\d.,]*\s+\p{L}{2})/u.test(inner) && /\s$/.test(inner));
}

function tokensOf(text: string): Token[] {
  let depth = 0;
  return [...text.matchAll(tokenShape)].map(({ 0: mark, index }) => {
    const token = { text: mark, from: index, to: index + mark.length, depth };
    if (mark === '{') depth++;
    if (mark === '}') depth--;
    return token;
  });
}

// A run of backticks opens code if a run as long follows; signs in code are no signs.
function withoutCode(tokens: readonly Token[]): Token[] {
  const next = nearest(tokens, ({ text }) => (text.startsWith('`') ? text : undefined));
  const kept: Token[] = [];
  for (let k = 0; k < tokens.length; k++) {
    const partner = tokens[k].text.startsWith('`') ? next[k] : -1;
    if (partner < 0) kept.push(tokens[k]);
    else k = partner;
  }
  return kept;
}

/** For each token, the nearest later one with the same key; −1 where there is none. */
function nearest(
  tokens: readonly Token[],
  key: (token: Token) => string | undefined,
): readonly number[] {
  const seen = new Map<string, number>();
  const next = Array<number>(tokens.length).fill(-1);
  for (let k = tokens.length - 1; k >= 0; k--) {
    const own = key(tokens[k]);
    if (own === undefined) continue;
    next[k] = seen.get(own) ?? -1;
    seen.set(own, k);
  }
  return next;
}

// For each token that can open a formula, the one that ends it; −1 for all others. One pass from the end
// for each kind, so that a megabyte of dollars costs what a megabyte of words does.
function endsOf(tokens: readonly Token[]): readonly number[] {
  const ends = Array<number>(tokens.length).fill(-1);
  for (const mark of ['$', '$$']) fillDollars(tokens, mark, ends);
  for (const before of ['\\', '\\\\']) {
    for (const [open, close] of ['()', '[]']) fillBrackets(tokens, before, open, close, ends);
  }
  fillEnvironments(tokens, ends);
  return ends;
}

// The next sign that is not in braces opened since: `$\text{for $n$ steps}$` is one formula. If braces
// do not match, the next sign at all, so that the fault is found in one formula.
function fillDollars(tokens: readonly Token[], mark: string, ends: number[]): void {
  const candidates: number[] = [];
  let last = -1;
  for (let k = tokens.length - 1; k >= 0; k--) {
    if (tokens[k].text !== mark) continue;
    while (
      candidates.length > 0 &&
      tokens[candidates[candidates.length - 1]].depth > tokens[k].depth
    )
      candidates.pop();
    ends[k] = candidates[candidates.length - 1] ?? last;
    candidates.push(k);
    last = k;
  }
}

function fillBrackets(
  tokens: readonly Token[],
  before: string,
  open: string,
  close: string,
  ends: number[],
): void {
  let last = -1;
  for (let k = tokens.length - 1; k >= 0; k--) {
    if (tokens[k].text === before + close) last = k;
    if (tokens[k].text === before + open) ends[k] = last;
  }
}

function fillEnvironments(tokens: readonly Token[], ends: number[]): void {
  const open = new Map<string, number[]>();
  tokens.forEach(({ text }, k) => {
    const shape = /^\\(begin|end)(\{.*\})$/.exec(text);
    if (shape === null) return;
    const [, word, name] = shape;
    const begun = open.get(name) ?? [];
    open.set(name, begun);
    if (word === 'begin') {
      begun.push(k);
      return;
    }
    const begin = begun.pop();
    if (begin !== undefined) ends[begin] = k;
  });
}

const linePrefix = /^(?:[ \t]|>|[-+*][ \t]|\d{1,9}[.)][ \t])*/;

// In a block quote the further lines of a formula begin with `>`, which is no part of it.
function quoteDepth(text: string, at: number): number {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).slice(0, 1_000);
  return (linePrefix.exec(line)?.[0] ?? '').split('>').length - 1;
}

function unquoted(text: string, depth: number): string {
  if (depth === 0) return text;
  return text.replaceAll(new RegExp(`\\n(?:[ \\t]*>){0,${Math.min(depth, 100)}}`, 'g'), '\n');
}
