// The sums of products of the two sweeps over a computational graph, as text with symbols and numbers.
//   forward:  ẋ_i = Σ_p ∂x_i/∂x_p · ẋ_p   over the parents p of line i
//   reverse:  x̄_i = Σ_j x̄_j · ∂x_j/∂x_i   over the lines j that use line i

import type { GraphLine, Sweep } from './computational-graph-plan.ts';
import { digits } from './number.ts';

/** How the derivative of one line comes about. */
export interface SweepEquation {
  readonly line: number;
  /** ȧ, ā. */
  readonly symbol: string;
  /** The products that are summed: `∂a/∂x · ẋ` and `1.5 · 1`. Where there are none, it is given. */
  readonly terms: readonly { readonly symbols: string; readonly numbers: string }[];
  /** The derivative, as digits. */
  readonly result: string;
  /** The edges that the products need, by their positions among all edges: line by line, argument by argument. */
  readonly edges: readonly number[];
}

/** ȧ for the forward, ā for the reverse sweep; an index stays where it is: v̇₁. */
export function derivativeOf(name: string, sweep: Sweep): string {
  const [first, ...rest] = name;
  return (first + (sweep === 'forward' ? '\u0307' : '\u0304') + rest.join('')).normalize('NFC');
}

/** ∂a/∂x. Where x is several arguments, they are counted: ∂a/∂x⁽¹⁾. */
export function partialOf(lines: readonly GraphLine[], to: number, argument: number): string {
  const { name, parents } = lines[to];
  const from = parents[argument];
  const same = parents.filter((p) => p === from).length;
  const count = parents.slice(0, argument + 1).filter((p) => p === from).length;
  const which = String(count).replace(/\d/g, (d) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(d)]);
  return `∂${name}/∂${lines[from].name}${same === 1 ? '' : `⁽${which}⁾`}`;
}

/**
 * An equation for each line, in the order of the sweep. `derivatives` are those of all lines, in the
 * order of the lines; every line must have its partials.
 *
 * @throws RangeError if a derivative is not the sum of products that is written for it.
 */
export function sweepEquations(
  lines: readonly GraphLine[],
  derivatives: readonly number[],
  sweep: Sweep,
): SweepEquation[] {
  const edges = edgesOf(lines);
  const equations = lines.map(({ name }, line): SweepEquation => {
    const own = edges.filter(({ from, to }) => (sweep === 'forward' ? to : from) === line);
    const terms = own.map(({ from, to, partial }) => {
      const other = sweep === 'forward' ? from : to;
      const dot = { symbol: derivativeOf(lines[other].name, sweep), number: derivatives[other] };
      return sweep === 'forward' ? [partial, dot] : [dot, partial];
    });
    const symbol = derivativeOf(name, sweep);
    const sum = terms.reduce((s, [u, v]) => s + u.number * v.number, 0);
    if (terms.length > 0) checkSum(symbol, sum, derivatives[line]);
    return {
      line,
      symbol,
      terms: terms.map(([u, v]) => ({
        symbols: `${u.symbol} · ${v.symbol}`,
        numbers: `${bracketed(u.number)} · ${bracketed(v.number)}`,
      })),
      result: digits(derivatives[line]),
      edges: own.map(({ place }) => place),
    };
  });
  return sweep === 'forward' ? equations : equations.reverse();
}

/** `ȧ = ∂a/∂x · ẋ = 1.5 · 1 = 1.5`, or `ẋ = 1 is given`. */
export function sentence({ symbol, terms, result }: SweepEquation): string {
  if (terms.length === 0) return `${symbol} = ${result} is given`;
  const symbols = terms.map((term) => term.symbols).join(' + ');
  return `${symbol} = ${symbols} = ${terms.map(({ numbers }) => numbers).join(' + ')} = ${result}`;
}

function edgesOf(lines: readonly GraphLine[]) {
  const edges = lines.flatMap(({ parents, partials = [] }, to) =>
    parents.map((from, argument) => {
      const partial = { symbol: partialOf(lines, to, argument), number: partials[argument] };
      return { from, to, partial };
    }),
  );
  return edges.map((edge, place) => ({ ...edge, place }));
}

/** Nine decimals; a negative number in brackets, so that it does not follow a sign. */
function bracketed(x: number): string {
  return x < 0 ? `(${digits(x)})` : digits(x);
}

/** So that no equation is written out that does not hold. */
function checkSum(symbol: string, sum: number, given: number): void {
  if (Math.abs(sum - given) <= 1e-9 * (1 + Math.abs(sum))) return;
  throw new RangeError(
    `computationalGraph: the products of ${symbol} sum to ${digits(sum)} but it is given as ` +
      `${digits(given)}; give the derivatives of these lines`,
  );
}
