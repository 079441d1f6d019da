// The source of a markdown cell with placeholders for its formulas, and back. A placeholder is made of
// letters and digits between two characters that no alphabet uses, and carries a key that the text
// cannot contain, so that nobody can write one.

import { createHash } from 'node:crypto';
import { pieces, type Span } from './formula-spans.ts';

export interface Masked {
  readonly text: string;
  readonly spans: readonly Span[];
  readonly mask: Mask;
}

/** What a placeholder looks like in one cell. */
export interface Mask {
  readonly pattern: RegExp;
  /** Text in which placeholders are replaced by what `drawn` makes of the span with that number. */
  fill(text: string, drawn: (k: number) => string): string;
}

/** `lines[k]` says that line k is code, in which a dollar is a dollar. */
export function masked(source: string, codeLines: ReadonlySet<number>): Masked {
  const key = createHash('sha256').update(source).digest('hex').slice(0, 16);
  const spans: Span[] = [];
  const text = paragraphs(source.split('\n'), codeLines)
    .map(({ text, isCode }) =>
      isCode
        ? text
        : pieces(text)
            .map((piece) =>
              typeof piece === 'string' ? piece : `\uE000${key}x${spans.push(piece) - 1}\uE001`,
            )
            .join(''),
    )
    .join('\n');
  return { text, spans, mask: maskOf(key) };
}

function maskOf(key: string): Mask {
  const pattern = new RegExp(`\\uE000${key}x(\\d+)\\uE001`, 'g');
  return {
    pattern,
    fill: (text, drawn) => text.replaceAll(pattern, (_, k: string) => drawn(Number(k))),
  };
}

// A formula ends with its paragraph: at a blank line, in a block quote at a line of `>` alone, at code.
function paragraphs(lines: readonly string[], codeLines: ReadonlySet<number>) {
  const parts: { lines: string[]; isCode: boolean }[] = [];
  let current: string[] | undefined;
  lines.forEach((line, k) => {
    const isCode = codeLines.has(k);
    if (isCode || /^[\s>]*$/.test(line)) {
      parts.push({ lines: [line], isCode: true });
      current = undefined;
    } else if (current === undefined) {
      current = [line];
      parts.push({ lines: current, isCode: false });
    } else {
      current.push(line);
    }
  });
  return parts.map(({ lines, isCode }) => ({ text: lines.join('\n'), isCode }));
}
