// The products of the engine on WebAssembly: which kernel or loop is the fastest for matrices of these
// sizes.

import type { Engine } from './engine.ts';
import { matmulInto, scaledTransposeTimesInto, timesTransposeInto } from './in-place.ts';
import type { Matrix } from './matrix.ts';
import type { WasmEngine } from './simd-host.ts';
import type { Kernels } from './simd-workplace.ts';

// With fewer products than this the plain loops are done before a kernel has been called; but they round
// twice, and where `fused` does that should not depend on how many threads share the columns.
const fewProducts = { simd: 64, fused: 0 };

// Up to so many numbers in B it stays in the first cache, or nearly.
const shortB = 4096;

// From so many rows of Aᵀ on it pays to look for zeros in B.
const manyRows = 64;

/** So many numbers are used up by s Aᵀ B with B m × p. */
export function transposeScratch(m: number, p: number): number {
  return 24 * m + 2 * m * p + p + 64;
}

type Products = 'matmulInto' | 'transposeTimesInto' | 'timesTransposeInto' | 'descendInto';

/** The products of the engine; from the address `scratch` on is the room that they use up. */
export function products(
  kernels: Kernels,
  scratch: number,
  engine: WasmEngine,
): Required<Pick<Engine, Products>> {
  const { multiply, transpose, descendAlong, descend } = kernels;
  const few = fewProducts[engine];
  const small = (C: Matrix, m: number) => C.rows * C.cols * m < few;
  const transposeTimesInto: Engine['transposeTimesInto'] = (C, s, A, B) => {
    const [c, a, b] = [C.data.byteOffset, A.data.byteOffset, B.data.byteOffset];
    const [m, n, p] = [A.rows, A.cols, B.cols];
    if (small(C, m)) scaledTransposeTimesInto(C, s, A, B);
    else if (n >= manyRows && p > 1 && kernels.manyZeros(b, m * p, a, m * n))
      kernels.skipZeros(c, a, b, n, m, p, s, scratch);
    else multiply(c, a, b, n, m, p, 8, 8 * n, s, scratch);
  };
  return {
    transposeTimesInto,
    descendInto: (W, eta, gradient, s, A, B) => {
      const [w, a, b] = [W.data.byteOffset, A.data.byteOffset, B.data.byteOffset];
      const [m, n, p] = [A.rows, A.cols, B.cols];
      if (m * p <= shortB) {
        descendAlong(w, a, b, n, m, p, s, eta, scratch);
        return;
      }
      transposeTimesInto(gradient, s, A, B);
      const fours = n * p - ((n * p) % 4); // the kernel would take the next numbers of θ along
      descend(w, gradient.data.byteOffset, fours, eta);
      for (let k = fours; k < n * p; k++) W.data[k] -= eta * gradient.data[k];
    },
    matmulInto: (C, A, B) => {
      const { byteOffset: c } = C.data;
      const [n, m, p] = [A.rows, A.cols, B.cols];
      if (small(C, m)) matmulInto(C, A, B);
      else multiply(c, A.data.byteOffset, B.data.byteOffset, n, m, p, 8 * m, 8, 1, scratch);
    },
    timesTransposeInto: (C, A, B) => {
      const { byteOffset: c } = C.data;
      const [n, m, p] = [A.rows, A.cols, B.rows];
      if (small(C, m)) {
        timesTransposeInto(C, A, B);
        return;
      }
      transpose(scratch, B.data.byteOffset, p, m);
      const panel = scratch + 8 * B.data.length;
      multiply(c, A.data.byteOffset, scratch, n, m, p, 8 * m, 8, 1, panel);
    },
  };
}
