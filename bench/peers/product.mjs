// C = A B by one library, which the argument names; each run repeats the product `repeats` times.

import { joined, serve, versionOf } from './serve.mjs';

/** By library, a function of n, m, p, A and B that makes the product, which writes or returns C. */
const libraries = {
  'kernel-lib simd': async () => {
    const { simdEngine } = await import('kernel-lib');
    return onEngine((n, m, p) => simdEngine([n * m, m * p, n * p], 8 * m));
  },
  'kernel-lib fused': async () => {
    const { simdEngine } = await import('kernel-lib');
    return onEngine((n, m, p) => simdEngine([n * m, m * p, n * p], 8 * m, 'fused'));
  },
  'kernel-lib plain': async () => {
    const { plainEngine } = await import('kernel-lib');
    return onEngine((n, m, p) => plainEngine([n * m, m * p, n * p]));
  },
  'kernel-lib matmul': async () => {
    const { matmul } = await import('kernel-lib');
    return ({ n, m, p, A, B }) => {
      const [a, b] = [matrixOf(n, m, A), matrixOf(m, p, B)];
      return () => matmul(a, b).data;
    };
  },
  mathjs: async () => {
    const { multiply } = await import('mathjs');
    return ({ n, m, p, A, B }) => {
      const [a, b] = [rowsOf(n, m, A), rowsOf(m, p, B)];
      return () => multiply(a, b);
    };
  },
  'ml-matrix': async () => {
    const { Matrix } = await import('ml-matrix');
    return ({ n, m, p, A, B }) => {
      const [a, b] = [Matrix.from1DArray(n, m, A), Matrix.from1DArray(m, p, B)];
      return () => a.mmul(b).data;
    };
  },
  '@stdlib/blas-base-dgemm': async () => {
    const { default: dgemm } = await import('@stdlib/blas-base-dgemm');
    const plain = 'no-transpose';
    return ({ n, m, p, A, B }) => {
      const C = new Float64Array(n * p);
      return () => dgemm('row-major', plain, plain, n, p, m, 1, A, m, B, p, 0, C, p);
    };
  },
  'ndarray-gemm': async () => {
    const [{ default: ndarray }, { default: gemm }] = await Promise.all([
      import('ndarray'),
      import('ndarray-gemm'),
    ]);
    return ({ n, m, p, A, B }) => {
      const C = ndarray(new Float64Array(n * p), [n, p]);
      const [a, b] = [ndarray(A, [n, m]), ndarray(B, [m, p])];
      return () => {
        gemm(C, a, b);
        return C.data;
      };
    };
  },
  'numpy-ts': async () => {
    const { array, matmul } = await import('numpy-ts');
    return ({ n, m, p, A, B }) => {
      const [a, b] = [array(rowsOf(n, m, A)), array(rowsOf(m, p, B))];
      let last;
      return () => {
        last?.dispose(); // or its memory is full before the collector comes, and it goes on in plain JavaScript
        last = matmul(a, b);
        return last.data;
      };
    };
  },
};

const [, , library] = process.argv;
const outside = !/^kernel-lib|^mathjs/.test(library);
const productOf = await libraries[library]();

await serve(outside ? versionOf(library) : '', (work) => {
  const product = productOf({ n: work.n, m: work.n, p: work.columns, A: work.A, B: work.B });
  return () => {
    let C;
    for (let k = 0; k < work.repeats; k++) C = product();
    const theta = () => (Array.isArray(C) ? joined(C) : Float64Array.from(C));
    return { cost: Number.NaN, theta };
  };
});

function onEngine(engineOf) {
  return ({ n, m, p, A, B }) => {
    const engine = engineOf(n, m, p);
    const [a, b, c] = engine.vectors;
    a.set(A);
    b.set(B);
    const [left, right] = [matrixOf(n, m, a), matrixOf(m, p, b)];
    const C = matrixOf(n, p, c);
    return () => {
      engine.matmulInto(C, left, right);
      return c;
    };
  };
}

function matrixOf(rows, cols, data) {
  return { rows, cols, data };
}

function rowsOf(rows, cols, data) {
  return Array.from({ length: rows }, (_, i) => [...data.subarray(i * cols, (i + 1) * cols)]);
}
