// AssemblyScript: a gradient and the step along it together, two rows at a time. To write the gradient and read
// it again takes a fifth of the time of both for a batch of ten examples. The operations of products.ts and
// updates.ts in the same order.

import { block, oneColumn } from './blocks';

/** W ← W − η s Aᵀ B with W n × p, A m × n, B m × p; from spare on 8 p bytes are used up. */
export function descendAlong(
  w: usize,
  a: usize,
  b: usize,
  n: i32,
  m: i32,
  p: i32,
  s: f64,
  eta: f64,
  spare: usize,
): void {
  const rowA = n << 3;
  const rowB = p << 3;
  const wide = p & ~7;
  const width = p & 6;
  for (let i = 0; i < n; i += 2) {
    // the last row is then paired with itself, and its second step goes astray
    const alone = i + 1 === n;
    const a0 = a + (i << 3);
    const a1 = alone ? a0 : a0 + 8;
    const end = a0 + m * rowA;
    let c0 = w;
    let c1 = alone ? spare : w + rowB;
    let bj = b;
    for (let j = 0; j < wide; j += 8) {
      block(8, c0, c1, a0, a1, bj, end, rowB, rowA, s, true, true, eta);
      c0 += 64;
      c1 += 64;
      bj += 64;
    }
    if (width === 6) block(6, c0, c1, a0, a1, bj, end, rowB, rowA, s, true, true, eta);
    else if (width === 4) block(4, c0, c1, a0, a1, bj, end, rowB, rowA, s, true, true, eta);
    else if (width === 2) block(2, c0, c1, a0, a1, bj, end, rowB, rowA, s, true, true, eta);
    const odd = width << 3;
    if (p & 1) oneColumn(c0 + odd, c1 + odd, a0, a1, bj + odd, end, rowB, rowA, s, true, true, eta);
    w += rowB << 1;
  }
}
