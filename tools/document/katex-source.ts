// Environments that KaTeX lacks, in terms of those it has, where the picture is the same.

import katex from 'katex';

/** The formula as KaTeX reads it. */
export function forKatex(tex: string): string {
  const plain = tex
    .replaceAll('\0', '\uFFFD')
    // MathJax draws no line, and counts none, after a last `\\`.
    .replaceAll(/\\\\\s*(\\end\{(?:align|alignat|gather|eqnarray)\*?\})/g, '$1')
    .replaceAll(/\\(?:begin|end)\{(?:displaymath|math)\}/g, '');
  checkArrays(plain);
  return equationArrays(plain);
}

// eqnarray has three columns, align two: the relation stands at the head of the second.
function equationArrays(tex: string): string {
  return tex.replaceAll(
    /\\begin\{eqnarray(\*?)\}([\s\S]*?)\\end\{eqnarray\1\}/g,
    (_, star: string, body: string) => {
      if (body.includes('\\begin')) {
        throw new katex.ParseError(
          'eqnarray with an environment in it is not supported; use align',
        );
      }
      const rows = body.split('\\\\').map((row) => {
        const cells = row.split(/(?<!\\)&/);
        if (cells.length > 3) {
          throw new katex.ParseError(
            'a line of eqnarray has more than three columns; use align or array',
          );
        }
        return cells.length < 3 ? cells.join('&') : `${cells[0]}&${cells[1].trim()}{}${cells[2]}`;
      });
      return `\\begin{align${star}}${rows.join('\\\\')}\\end{align${star}}`;
    },
  );
}

// KaTeX says of a column it does not know only that it is unknown.
function checkArrays(tex: string): void {
  const shape = /\\begin\{d?array\}(?:\s*\[[tcb]\])?\s*\{((?:[^{}]|\{[^{}]*\})*)\}/g;
  for (const [, columns] of tex.matchAll(shape)) {
    if (!/[@!>p<*]/.test(columns)) continue;
    throw new katex.ParseError(
      `the columns "${columns}" of an array are not supported; use l, c, r and | only`,
    );
  }
}
