// The product of two matrices: kernel-lib beside mathjs, which the notebooks already use.

import { build, matmul, random, toRows, uniform } from 'kernel-lib';
import { multiply } from 'mathjs';
import { sideBySide } from './side-by-side.ts';

export function product(): string {
  return [32, 64, 128].map(productOfSize).join('\n');
}

function productOfSize(n: number): string {
  const r = random(n);
  const A = build(n, n, () => uniform(r));
  const B = build(n, n, () => uniform(r));
  const [rowsA, rowsB] = [toRows(A), toRows(B)];
  return sideBySide(`product of two ${n} × ${n} matrices`, [
    { name: 'kernel-lib matmul', run: () => matmul(A, B).data[n * n - 1] },
    { name: 'mathjs multiply', run: () => multiply(rowsA, rowsB)[n - 1][n - 1] },
  ]);
}
