// The engine `fused`: each sum is rounded once a term where the processor can do that. How it trains is
// looked at in workspace.test.ts and two-threads, beside the other engines.

import { type Matrix, matmul, random, simdEngine } from 'kernel-lib';
import { describe, expect, test } from 'vitest';
import { randomMatrix, transpose } from './support/draw.ts';
import { fusedProduct, fusedSum } from './support/fused.ts';

const a = 1 + 2 ** -30; // a² = 1 + 2⁻²⁹ + 2⁻⁶⁰, whose last digit a product of doubles loses

test('the independent value rounds once', () => {
  expect(a * a - (1 + 2 ** -29)).toBe(0);
  expect(fusedSum(-(1 + 2 ** -29), a, a)).toBe(2 ** -60);
});

/** The matrices laid into the memory of an engine, behind room for n × p numbers that are all NaN. */
function laidOut(n: number, p: number, ...of: Matrix[]) {
  const lengths = [n * p, n * p, ...of.map(({ data }) => data.length)];
  const engine = simdEngine(lengths, 60_000, 'fused');
  const [first, second, ...rest] = engine.vectors;
  const inside = of.map(({ rows, cols, data }, k) => {
    rest[k].set(data);
    return { rows, cols, data: rest[k] };
  });
  first.fill(Number.NaN);
  return { engine, inside, C: { rows: n, cols: p, data: first }, spare: second };
}

/** The last digit of a² if the processor rounds once, and 0 if it rounds twice. */
function lastDigit(): number {
  const A = { rows: 1, cols: 2, data: Float64Array.of(1 + 2 ** -29, a) };
  const B = { rows: 2, cols: 1, data: Float64Array.of(-1, a) };
  const { engine, C, inside } = laidOut(1, 1, A, B);
  engine.matmulInto(C, inside[0], inside[1]);
  return C.data[0];
}

const once = lastDigit() !== 0;
const product = once ? fusedProduct : matmul;
const way = once ? 'once a term' : 'twice a term, for so this processor does';

/** Every way through the kernels: few rows, many, long sums, copied columns and rows; ragged widths. */
const shapes = [
  ...[1, 2, 5, 17].flatMap((n) => [1, 2, 7, 8, 13, 31].map((p) => [n, 5, p])),
  ...[
    [2, 220, 31],
    [17, 129, 30],
    [70, 40, 63],
  ],
];

describe(`the products round ${way}`, () => {
  test.each(shapes)('for %i × %i by %i', (n, m, p) => {
    const r = random(n + 100 * m + 10_000 * p);
    const [A, B] = [randomMatrix(r, n, m), randomMatrix(r, m, p)];
    const wanted = product(A, B).data;
    const straight = laidOut(n, p, A, B);
    straight.engine.matmulInto(straight.C, straight.inside[0], straight.inside[1]);
    expect(straight.C.data).toEqual(wanted);
    const right = laidOut(n, p, A, transpose(B));
    right.engine.timesTransposeInto(right.C, right.inside[0], right.inside[1]);
    expect(right.C.data).toEqual(wanted);
    const left = laidOut(n, p, transpose(A), B);
    left.engine.transposeTimesInto(left.C, 0.3, left.inside[0], left.inside[1]);
    expect(left.C.data).toEqual(wanted.map((sum) => 0.3 * sum));
    const W = randomMatrix(r, n, p);
    left.C.data.set(W.data);
    left.engine.descendInto?.(
      left.C,
      0.7,
      { rows: n, cols: p, data: left.spare },
      ...([0.3, left.inside[0], left.inside[1]] as const),
    );
    expect(left.C.data).toEqual(W.data.map((w, k) => w - 0.7 * (0.3 * wanted[k])));
  });

  test('and with zeros in B', () => {
    const r = random(4);
    const [A, B] = [randomMatrix(r, 70, 20), randomMatrix(r, 20, 9)];
    const half = { ...B, data: B.data.map((b, k) => (k % 2 === 0 ? 0 : b)) };
    const { engine, C, inside } = laidOut(70, 9, transpose(A), half);
    engine.transposeTimesInto(C, 0.3, inside[0], inside[1]);
    expect(C.data).toEqual(product(A, half).data.map((sum) => 0.3 * sum));
  });
});
