// The works that peers do side by side: a network with one hidden layer, its data, its first weights
// and the order of the examples, written into a folder as files that every language reads.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, dense, type Matrix, permutation, random, sigmoid, uniform } from 'kernel-lib';

export interface Work {
  readonly name: string;
  /** n_0, n_1, n_2. */
  readonly sizes: readonly [number, number, number];
  readonly activations: readonly ['sigmoid', 'sigmoid'] | readonly ['relu', 'softmax'];
  readonly cost: 'quadratic' | 'crossEntropy' | 'logLikelihood';
  readonly rule: 'gradientDescent' | 'adam';
  readonly eta: number;
  /** The number of examples. */
  readonly n: number;
  readonly batchSize: number;
  readonly epochs: number;
  /** Of the order of the examples, one permutation an epoch. */
  readonly seed: number;
}

/** 2-2-1 sigmoid, squared error, full batch of 4, 10,000 steps: nothing but overhead. */
export const A: Work = {
  name: 'A',
  sizes: [2, 2, 1],
  activations: ['sigmoid', 'sigmoid'],
  cost: 'quadratic',
  rule: 'gradientDescent',
  eta: 0.5,
  n: 4,
  batchSize: 4,
  epochs: 10_000,
  seed: 1,
};

/** 784-30-10 sigmoid, cross-entropy, mini-batches of 10, 5,000 examples once. */
export const B: Work = {
  name: 'B',
  sizes: [784, 30, 10],
  activations: ['sigmoid', 'sigmoid'],
  cost: 'crossEntropy',
  rule: 'gradientDescent',
  eta: 0.1,
  n: 5000,
  batchSize: 10,
  epochs: 1,
  seed: 2,
};

/** 784-128-10 ReLU, softmax, mini-batches of 64, Adam, 5,000 examples once. */
export const C: Work = {
  ...B,
  name: 'C',
  sizes: [784, 128, 10],
  activations: ['relu', 'softmax'],
  cost: 'logLikelihood',
  rule: 'adam',
  eta: 0.001,
  batchSize: 64,
};

/** What the title of a table says of a work. */
export function described({ sizes, activations, cost, rule, n, batchSize, epochs }: Work): string {
  const steps = epochs * Math.ceil(n / batchSize);
  const net = `${sizes.join('-')} ${[...new Set(activations)].join(', ')}, ${cost}, ${rule}`;
  return `${net}, batch ${batchSize}, ${n} examples, ${steps.toLocaleString('en')} steps`;
}

const root = resolve(import.meta.dirname, '../build/bench');

/** The folder of a work: work.json, x, y, W1, b1, W2, b2 (.f64) and order.i32, row by row. */
export function folderOf(work: Work): string {
  const json = JSON.stringify(work);
  const hash = createHash('sha256').update(json).digest('hex').slice(0, 12);
  const folder = join(root, `${work.name}-${hash}`);
  if (existsSync(folder)) return folder;
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  const [n0, n1, n2] = work.sizes;
  const r = random(9);
  const { x, y } = work.n === 4 ? exclusiveOr() : images(work);
  const [first, second] = [dense(n0, n1, sigmoid, r), dense(n1, n2, sigmoid, r)];
  const files = { x, y, W1: first.W, b1: first.b, W2: second.W, b2: second.b };
  for (const [name, { data }] of Object.entries(files)) {
    writeFileSync(join(fresh, `${name}.f64`), data);
  }
  const order = random(work.seed);
  const rows = Array.from({ length: work.epochs }, () => permutation(order, work.n)).flat();
  writeFileSync(join(fresh, 'order.i32'), Int32Array.from(rows));
  writeFileSync(join(fresh, 'work.json'), json);
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
  return folder;
}

function exclusiveOr(): { x: Matrix; y: Matrix } {
  return {
    x: build(4, 2, (i, j) => (i >> j) & 1),
    y: build(4, 1, (i) => (i & 1) ^ (i >> 1)),
  };
}

/** Examples of n_2 classes: a class has its own bright fifth of the pixels, on noise. */
function images({ n, sizes: [n0, , n2] }: Work): { x: Matrix; y: Matrix } {
  const r = random(7);
  const bright = build(n2, n0, () => (uniform(r) < 0.2 ? 1 : 0));
  const x = build(n, n0, (i, j) => 0.5 * uniform(r) + 0.5 * bright.data[(i % n2) * n0 + j]);
  return { x, y: build(n, n2, (i, j) => (i % n2 === j ? 1 : 0)) };
}
