// The engine on WebAssembly: the bits of the plain loops, and a module that runs wherever a page does.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import vm from 'node:vm';
import { Worker } from 'node:worker_threads';
import { build as bundle } from 'esbuild';
import {
  build,
  type Engine,
  type Matrix,
  matmul,
  normal,
  plainEngine,
  type Random,
  type RuleFormula,
  random,
  simdEngine,
  timesTranspose,
  transposeTimes,
  uniform,
} from 'kernel-lib';
import { describe, expect, test } from 'vitest';
import { fromBase64 } from '../../kernel-lib/simd-host.ts';
import { fusedModules, simdModules } from '../../kernel-lib/simd-module.ts';
import { constantBytes, workplace } from '../../kernel-lib/simd-workplace.ts';
import { randomMatrix } from './support/draw.ts';
import { refusal } from './support/random-network.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Shapes n × m by m × p with every remainder after blocks of 2 rows and 8 columns; and with a B that is
 * too large for the first cache, whose sums are made in parts of 64 terms or whose columns are packed, with rows of Aᵀ or without.
 */
const shapes = [
  ...[1, 2, 3, 15, 16, 17].flatMap((n) =>
    [1, 2, 5, 30].flatMap((m) => [1, 2, 3, 7, 8, 9, 10, 11, 13, 16, 30, 31].map((p) => [n, m, p])),
  ),
  ...[
    [64, 128, 17],
    [71, 129, 30],
    [70, 40, 64],
  ],
  ...[1, 9, 15, 16, 17].flatMap((n) => [
    ...[
      [n, 128, 17],
      [n, 129, 30],
      [n, 500, 5],
      [n, 220, 31],
    ],
  ]),
];

/** The matrices laid into the memory of an engine, after room for the result. */
function laidOut(make: (lengths: number[]) => Engine, rows: number, cols: number, ...of: Matrix[]) {
  const engine = make([rows * cols, ...of.map(({ data }) => data.length)]);
  const [c, ...rest] = engine.vectors;
  c.fill(Number.NaN); // shows an entry that is added to, or not written
  const inside = of.map(({ rows, cols, data }, k) => {
    rest[k].set(data);
    return { rows, cols, data: rest[k] };
  });
  return { engine, C: { rows, cols, data: c }, inside };
}

const simd = (lengths: number[]) => simdEngine(lengths, 60_000);

describe('the products have the bits of their pure twins', () => {
  test.each(shapes)('A B and A Bᵀ for %i × %i by %i', (n, m, p) => {
    const r = random(n + 100 * m + 10_000 * p);
    const [A, B] = [randomMatrix(r, n, m), randomMatrix(r, m, p)];
    const { engine, C, inside } = laidOut(simd, n, p, A, B);
    engine.matmulInto(C, inside[0], inside[1]);
    expect(C.data).toEqual(matmul(A, B).data);
    const Bt = randomMatrix(r, p, m);
    const other = laidOut(simd, n, p, A, Bt);
    other.engine.timesTransposeInto(other.C, other.inside[0], other.inside[1]);
    expect(other.C.data).toEqual(timesTranspose(A, Bt).data);
  });

  test.each(shapes)('s Aᵀ B for %i × %i by %i', (n, m, p) => {
    const r = random(1 + n + 100 * m + 10_000 * p);
    const [A, B] = [randomMatrix(r, m, n), randomMatrix(r, m, p)];
    const { engine, C, inside } = laidOut(simd, n, p, A, B);
    engine.transposeTimesInto(C, 0.3, inside[0], inside[1]);
    expect(C.data).toEqual(transposeTimes(A, B).data.map((sum) => 0.3 * sum));
    expect([...inside[0].data, ...inside[1].data]).toEqual([...A.data, ...B.data]);
  });

  test('0 · ∞ stays NaN', () => {
    const [A, B] = [build(9, 9), build(9, 9, (i, j) => (i === 4 && j === 8 ? Infinity : 1))];
    const { engine, C, inside } = laidOut(simd, 9, 9, A, B);
    engine.matmulInto(C, inside[0], inside[1]);
    expect([...C.data].map((c, k) => [Number.isNaN(c), k % 9 === 8])).toEqual(
      Array.from({ length: 81 }, (_, k) => [k % 9 === 8, k % 9 === 8]),
    );
  });
});

/** n × m by m × p with a B in which about every third number, or every other, is 0, and one column. */
function withZeros(r: Random, m: number, p: number, share: number): Matrix {
  const B = randomMatrix(r, m, p);
  return build(m, p, (i, j) => (j === 1 || uniform(r) < share ? 0 : B.data[i * p + j]));
}

/** Whether the kernel that leaves zeros out would be taken for Aᵀ B. */
function leavesOut(A: Matrix, B: Matrix): boolean {
  const a = constantBytes;
  const b = a + 8 * (A.data.length + (A.data.length % 2));
  const { memory, kernels, giveBack } = workplace('simd', b + 8 * (B.data.length + 1));
  const numbers = new Float64Array(memory.buffer);
  numbers.set(A.data, a / 8);
  numbers.set(B.data, b / 8);
  giveBack();
  return kernels.manyZeros(b, B.data.length, a, A.data.length) === 1;
}

describe('s Aᵀ B with zeros in B', () => {
  const product = (A: Matrix, B: Matrix) => {
    const { engine, C, inside } = laidOut(simd, A.cols, B.cols, A, B);
    engine.transposeTimesInto(C, 0.3, inside[0], inside[1]);
    return C.data;
  };
  const wanted = (A: Matrix, B: Matrix) => transposeTimes(A, B).data.map((sum) => 0.3 * sum);

  test.each([
    [64, 10, 2],
    [65, 7, 3],
    [71, 33, 30],
    [72, 16, 31],
    [95, 40, 17],
  ])('for %i × %i by %i has the bits of its twin', (n, m, p) => {
    const r = random(n + m + p);
    for (const share of [0.3, 0.6, 1]) {
      const [A, B] = [randomMatrix(r, m, n), withZeros(r, m, p, share)];
      expect(leavesOut(A, B)).toBe(true);
      expect(product(A, B)).toEqual(wanted(A, B));
    }
    expect(leavesOut(randomMatrix(r, m, n), randomMatrix(r, m, p))).toBe(false);
  });

  test.each([Number.NaN, Infinity, -Infinity])('leaves nothing out beside a %d', (special) => {
    const r = random(3);
    const [A, B] = [randomMatrix(r, 9, 70), withZeros(r, 9, 4, 0.5)];
    const spoiled = build(9, 70, (i, j) => (i === 8 && j === 69 ? special : A.data[i * 70 + j]));
    expect(leavesOut(spoiled, B)).toBe(false);
    expect(product(spoiled, B)).toEqual(wanted(spoiled, B));
    expect(product(spoiled, B).slice(-4).some(Number.isNaN)).toBe(true);
    const other = build(9, 4, (i, j) => (i === 2 && j === 3 ? special : B.data[i * 4 + j]));
    expect(leavesOut(A, other)).toBe(true);
    expect(product(A, other)).toEqual(wanted(A, other));
  });
});

test.each([
  [1, 1, 1],
  [2, 3, 5],
  [7, 10, 30],
  [33, 4, 8],
  [20, 17, 15],
  [65, 70, 63],
  [65, 71, 63],
])(
  'W − η s Aᵀ B for %i × %i by %i has the bits of both steps, and moves nothing else',
  (n, m, p) => {
    const r = random(n * m * p);
    const [A, B, W] = [randomMatrix(r, m, n), randomMatrix(r, m, p), randomMatrix(r, n, p)];
    const engine = simd([n * p + 2, n * p, m * n, m * p]);
    const [theta, gradient, a, b] = engine.vectors;
    theta.set([...W.data, 5, 6]);
    a.set(A.data);
    b.set(B.data);
    gradient.fill(1);
    const inside = (data: Float64Array, { rows, cols }: Matrix) => ({ rows, cols, data });
    const [w, g] = [inside(theta.subarray(0, n * p), W), inside(gradient, W)];
    engine.descendInto?.(w, 0.7, g, 0.3, inside(a, A), inside(b, B));
    const steps = transposeTimes(A, B).data.map((sum) => 0.7 * (0.3 * sum));
    expect([...theta]).toEqual([...W.data.map((x, k) => x - steps[k]), 5, 6]);
  },
);

test('a training that ends gives its memory to one that needs no more, with zeros in it, and only once', () => {
  const engineOf = (length: number) => simdEngine([length], 100);
  const bufferOf = ({ vectors }: Engine) => vectors[0].buffer;
  const [first, second] = [engineOf(40_000), engineOf(3)];
  first.vectors[0].fill(1);
  first.release();
  first.release();
  second.release(); // the smaller one is not kept in its place
  const [third, fourth] = [engineOf(30_000), engineOf(5)];
  expect(bufferOf(third) === bufferOf(first)).toBe(true);
  expect(third.vectors[0].every((number) => number === 0)).toBe(true);
  expect(bufferOf(fourth) === bufferOf(first)).toBe(false);
  third.release();
  expect(bufferOf(engineOf(50_000)) === bufferOf(first)).toBe(false);
  const large = engineOf(1_100_000);
  large.release();
  expect(bufferOf(engineOf(5)) === bufferOf(large)).toBe(false);
});

const root0 = { eta: 0.1, epsilon: 0, epsilonPlace: 'outside' } as const;
const inside = { eta: 0.1, epsilon: 1e-3, epsilonPlace: 'inside' } as const;
const formulas: RuleFormula[] = [
  { kind: 'gradientDescent', eta: 0.3 },
  { kind: 'momentum', eta: 0.3, beta: 0.9 },
  { kind: 'adaGrad', ...root0 },
  { kind: 'rmsProp', rho: 0.7, ...inside },
  { kind: 'adam', beta1: 0.9, beta2: 0.999, ...root0 },
  { kind: 'adam', beta1: 0.8, beta2: 0.9, ...inside },
];

test.each(formulas)(
  '$kind moves parameters to the same bits, so many as fill no, one or two rounds',
  (formula) => {
    const moved = (make: (lengths: number[]) => Engine, n: number) => {
      const engine = make([n, n, n, n]);
      const [theta, g, m, v] = engine.vectors;
      const memory = { m, v, t: 0 };
      const r: Random = random(n);
      for (let k = 0; k < n; k++) theta[k] = normal(r);
      for (let step = 0; step < 5; step++) {
        // the last of seven never has a slope: with ε = 0 it must stay where it is
        for (let k = 0; k < n; k++) g[k] = k === 6 ? 0 : normal(r);
        engine.updateInPlace(formula, theta, g, memory);
      }
      return [...theta, ...m, ...v];
    };
    for (const n of [1, 2, 4, 5, 7, 8]) expect(moved(simd, n)).toEqual(moved(plainEngine, n));
  },
);

test.each([
  [1, 1],
  [3, 1],
  [2, 7],
  [5, 8],
  [64, 30],
])('what a layer does to its %i × %i numbers one by one has the bits of the loops', (n, p) => {
  const special = [-0, Number.NaN, 0, Infinity, -Infinity, 1e-310];
  const number = (r: Random, k: number) => (k % 2 === 0 ? special[(k / 2) % 6] : normal(r));
  const numbers = (make: (lengths: number[]) => Engine) => {
    const r = random(n * p);
    const { vectors, ...engine } = make([n * p, n * p, n * p, p, p]);
    const [z, a, g, b, mean] = vectors.map((data, v) => {
      if (v < 4) for (let k = 0; k < data.length; k++) data[k] = number(r, k + v);
      return { rows: data.length / p, cols: p, data };
    });
    const seen: number[] = [];
    const see = ({ data }: Matrix) => seen.push(...data);
    engine.pullBackInPlace({ kind: 'relu' }, g, z, a);
    see(g);
    engine.pullBackInPlace({ kind: 'sigmoid' }, g, z, a);
    see(g);
    engine.activateInto({ kind: 'relu' }, a, z);
    see(a);
    engine.addRowInto(z, b);
    see(z);
    engine.meanOfRowsInto(mean, z, 0.3);
    see(mean);
    return seen;
  };
  expect(numbers(simd)).toEqual(numbers(plainEngine));
});

describe('the activations are right to four units in the last place', () => {
  const large = [
    0, 1, -1, 1e-9, -1e-300, 36, -37, 708, -708.5, -720.3, 745, -745, -746, 1e300, -1e300,
  ];
  const borders = [0.5, 1.5].map((k) => k * Math.LN2); // where the reduction of x changes
  const z = [...large, ...borders, ...borders.map((x) => -x), Infinity, -Infinity, Number.NaN];

  test.each(['sigmoid', 'softmax'] as const)('%s, for numbers of every size', (kind) => {
    const entries = kind === 'softmax' ? z.flatMap((x) => [x, 0.3, -2]) : z;
    const [width, rows] = kind === 'softmax' ? [3, z.length] : [z.length, 1];
    const results = [simd, plainEngine].map((make) => {
      const engine = make([entries.length, entries.length]);
      const [a, zs] = engine.vectors.map((data) => ({ rows, cols: width, data }));
      zs.data.set(entries);
      engine.activateInto({ kind }, a, zs);
      return [...a.data];
    });
    const [got, wanted] = results;
    const far = wanted.filter(
      (y, k) => !Object.is(got[k], y) && !(Math.abs(got[k] - y) <= 9e-16 * y + 5e-324),
    );
    expect(far).toEqual([]);
  });
});

describe('the modules', () => {
  test('are what simd/build.mjs makes of the AssemblyScript beside it', {
    timeout: 60_000,
  }, async () => {
    const script = pathToFileURL(join(root, 'kernel-lib/simd/build.mjs')).href;
    const { simdBinaries } = await import(script);
    const binaries: { simd: Uint8Array[]; fused: Uint8Array[] } = await simdBinaries();
    const texts = (made: Uint8Array[]) => made.map((each) => Buffer.from(each).toString('base64'));
    expect(texts(binaries.simd)).toEqual(simdModules);
    expect(texts(binaries.fused)).toEqual(fusedModules);
  });

  test('lay constants only where a training lays nothing', () => {
    const { memory } = workplace('simd', 8 * 40_000);
    const bytes = [...new Uint8Array(memory.buffer, 0, 8 * 40_000)];
    const last = bytes.findLastIndex((byte) => byte !== 0);
    expect([last > 0, last < constantBytes]).toEqual([true, true]);
  });

  test('are below the 4096 bytes that a page may compile synchronously', () => {
    for (const text of [...simdModules, ...fusedModules]) {
      expect(fromBase64(text)).toEqual(new Uint8Array(Buffer.from(text, 'base64')));
      expect(fromBase64(text).length).toBeLessThan(4096);
    }
  });
});

/** A program that trains, as one script that needs nothing of its host. */
async function program(setting: string): Promise<string> {
  const contents = `
    import { dense, gradientDescent, input, build, random, quadratic, tanh, train } from 'kernel-lib';
    const r = random(1);
    const network = { layers: [input(20), dense(20, 10, tanh, r)], cost: quadratic };
    const examples = { x: build(40, 20, (i, j) => (i + j) % 3), y: build(40, 10) };
    const rule = gradientDescent({ eta: 0.01 });
    globalThis.result = (() => {
      try {
        const options = { rule, batchSize: 8, random: r, epochs: 1, ...${setting} };
        const [{ engine, engineReason }] = train(network, examples, options);
        return engine + ': ' + engineReason;
      } catch (error) {
        return String(error);
      }
    })();`;
  const { outputFiles } = await bundle({
    ...{ stdin: { contents, resolveDir: root }, bundle: true, write: false },
    ...{ format: 'iife', platform: 'browser', conditions: ['source'] },
  });
  return outputFiles[0].text;
}

/** What the program says in a context that has nothing but the language, after `before`. */
async function said(setting: string, before = ''): Promise<string> {
  const context: { result?: string } = vm.createContext({});
  vm.runInContext(before, context);
  vm.runInContext(await program(setting), context);
  return context.result ?? '';
}

describe('train says which engine ran, and why', () => {
  const noSimd = 'WebAssembly.validate = () => false;';
  // f64x2.relaxed_madd is the instruction 253, 135, 2
  const noRelaxed = `
    const { validate } = WebAssembly;
    WebAssembly.validate = (bytes) => !bytes.join().includes('253,135,2') && validate(bytes);`;
  const forbidden = "WebAssembly.Module = function () { throw new Error('blocked by policy'); };";

  test('with WebAssembly, without, without its SIMD, and where a page may not compile', async () => {
    expect([
      await said('{}'),
      await said("{ engine: 'plain' }"),
      await said('{ batchSize: 1 }'),
      await said('{}', 'delete globalThis.WebAssembly;'),
      await said('{}', noSimd),
      await said('{}', forbidden),
      await said("{ engine: 'simd' }", noSimd),
      await said("{ engine: 'fused' }", noRelaxed),
      await said("{ engine: 'gpu' }"),
    ]).toMatchInlineSnapshot(`
      [
        "simd: the host has it and the matrices are large",
        "plain: it was asked for",
        "plain: the matrices are small",
        "plain: this host has no WebAssembly",
        "plain: the WebAssembly of this host has no SIMD",
        "plain: this host does not compile WebAssembly (Error: blocked by policy)",
        "RangeError: train: the engine simd cannot run: the WebAssembly of this host has no SIMD; leave out \`engine\`, or give 'plain'",
        "RangeError: train: the engine fused cannot run: the WebAssembly of this host has no relaxed SIMD; leave out \`engine\`, or give 'plain'",
        "RangeError: train: engine is gpu; it must be 'plain', 'simd' or 'fused'",
      ]
    `);
  });

  test('fused, on a Node that was started without switches', async () => {
    const code = `${await program("{ engine: 'fused' }")}\nconsole.log(result);`;
    const { stdout } = spawnSync(process.execPath, ['-e', code], {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    expect(stdout).toBe('fused: it was asked for\n');
  });

  test('in a worker', async () => {
    const code = `${await program('{}')}\nrequire('node:worker_threads').parentPort.postMessage(result);`;
    const worker = new Worker(code, { eval: true });
    const message = await new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    expect(message).toBe(await said('{}'));
  });
});

test('A page that predicts but does not train carries neither the module nor the engines', async () => {
  const { outputFiles } = await bundle({
    stdin: { contents: "export { predict, matmul, sigmoid } from 'kernel-lib';", resolveDir: root },
    ...{ bundle: true, write: false, format: 'esm', conditions: ['source'] },
  });
  expect(outputFiles[0].text).toContain('function predict');
  expect(outputFiles[0].text).not.toMatch(/AGFzbQ|WebAssembly|updateInPlace/);
});

test('A memory that the host does not have is refused', () => {
  expect(refusal(() => simdEngine([2 ** 40], 0))).toMatchInlineSnapshot(
    `"RangeError: train: the engine simd needs 8796093023872 bytes but this host refuses them (RangeError: WebAssembly.Memory(): Property 'initial': value 134217729 is above the upper bound 65536); make the mini-batches or the layers smaller, or give 'plain'"`,
  );
});
