// npm run bench -- product: C = A B with A n × n, square and with 30 columns, by the project's engines,
// its pure `matmul`, the npm libraries that offer the same, and NumPy; in GFLOP/s, beside what the
// machine can do in the same rounds with the operations that WebAssembly SIMD has.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, matmul, random, uniform } from 'kernel-lib';
import type { PeerProgram, RunningPeer } from './peer-process.ts';
import { startAll, versionsOf } from './peers.ts';
import { distance, inRounds } from './rounds.ts';

const ROUNDS = 7;
const WARM_UP = 1000; // ms
const SIMD = 'kernel-lib simd';
const FUSED = 'kernel-lib fused';
const LIMIT = 'limit of × and +';
const node = (name: string): PeerProgram => {
  return { name, tool: 'node', command: ['product.mjs', name] };
};
const npm = (name: string): PeerProgram => ({ ...node(name), packages: true });

const programs: readonly PeerProgram[] = [
  { name: LIMIT, tool: 'node', command: ['limit.mjs'] },
  ...[SIMD, FUSED, 'kernel-lib plain', 'kernel-lib matmul', 'mathjs'].map(node),
  ...['ml-matrix', '@stdlib/blas-base-dgemm', 'ndarray-gemm', 'numpy-ts'].map(npm),
  { name: 'NumPy', tool: 'python', command: ['numpy_product.py'] },
];

const SIZES = [64, 128, 256, 512];
const RAGGED = 30;
// Floating-point operations of one run: 0.2 s at 1 GFLOP/s.
const OPERATIONS = 2e8;
// The goal of issue 9, in GFLOP/s or as a part of the limit.
const GOAL = 18;
const GOAL_PART = 0.85;

const shapes = [
  ...SIZES.map((n) => ({ n, columns: n })),
  ...SIZES.map((n) => ({ n, columns: RAGGED })),
];
type Shape = (typeof shapes)[number];

export async function product(): Promise<string> {
  const { running, missing } = await startAll(programs);
  const folder = mkdtempSync(join(tmpdir(), 'bench-product-'));
  try {
    const speeds: ReadonlyMap<string, number>[] = [];
    for (const shape of shapes) speeds.push(await speedsOf(shape, folder, running));
    return [
      `product: C = A B with A n × n in GFLOP/s of CPU time, medians of ${ROUNDS} rounds`,
      ...table(running, speeds),
      `  ${LIMIT}: 128-bit multiplications and additions in registers, the most that WebAssembly SIMD has`,
      verdict(SIMD, speeds),
      verdict(FUSED, speeds),
      ...missing,
      `versions: ${versionsOf(running)}`,
    ].join('\n');
  } finally {
    for (const peer of running) peer.end();
    rmSync(folder, { recursive: true });
  }
}

/** GFLOP/s by name. Throws if a peer makes another product. */
async function speedsOf(
  { n, columns }: Shape,
  parent: string,
  running: readonly RunningPeer[],
): Promise<ReadonlyMap<string, number>> {
  const r = random(n);
  const [A, B] = [build(n, n, () => uniform(r)), build(n, columns, () => uniform(r))];
  const repeats = Math.ceil(OPERATIONS / (2 * n * n * columns));
  const folder = mkdtempSync(join(parent, 'work-'));
  writeFileSync(join(folder, 'A.f64'), A.data);
  writeFileSync(join(folder, 'B.f64'), B.data);
  writeFileSync(join(folder, 'work.json'), JSON.stringify({ n, columns, repeats }));
  const wanted = matmul(A, B).data;
  const results = await inRounds(running, folder, ROUNDS, WARM_UP, (sentence) => {
    throw new Error(`product: ${sentence}`);
  });
  return new Map(
    [...results].map(([name, { cpu, first }]) => {
      if (name === LIMIT) return [name, (first.theta?.[0] ?? Number.NaN) / cpu / 1e6];
      const apart = distance(first.theta ?? [], wanted);
      if (!(apart < 1e-12))
        throw new Error(`product: ${name} is ${apart} from matmul for n = ${n}`);
      return [name, (repeats * 2 * n * n * columns) / cpu / 1e6];
    }),
  );
}

function table(
  running: readonly RunningPeer[],
  speeds: readonly ReadonlyMap<string, number>[],
): string[] {
  const line = (name: string, cells: readonly string[]) =>
    `  ${name.padEnd(24)}${cells.map((cell) => cell.padStart(8)).join('')}`;
  const head = shapes.map(({ n, columns }) => (columns === n ? `${n}` : `${n}×${columns}`));
  const rows = running.map(({ name }) =>
    line(
      name,
      speeds.map((each) => (each.get(name) ?? Number.NaN).toFixed(1)),
    ),
  );
  return [line('n, or n × columns of B', head), ...rows];
}

function verdict(name: string, speeds: readonly ReadonlyMap<string, number>[]): string {
  const parts = speeds.map((each) => {
    const [speed, limit] = [name, LIMIT].map((peer) => each.get(peer) ?? Number.NaN);
    return { speed, part: speed / limit, kept: speed >= GOAL || speed >= GOAL_PART * limit };
  });
  const least = Math.min(...parts.map(({ part }) => part));
  const slowest = Math.min(...parts.map(({ speed }) => speed));
  const goal = `  goal: ${name} ≥ ${GOAL}, or ${100 * GOAL_PART} % of the limit, everywhere`;
  const found = `${slowest.toFixed(1)} or more, ${(100 * least).toFixed(0)} % or more`;
  return `${goal}: ${found}, ${parts.every(({ kept }) => kept) ? 'yes' : 'NO'}`;
}
