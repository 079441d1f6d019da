// What is measured of one kernel in one round, from its start to its end.

import { readdirSync, readFileSync } from 'node:fs';
import { type Kernel, startKernel } from '../test/tools/kernel/conformance/kernel.ts';
import { openWorkspace } from '../test/tools/kernel/conformance/workspace.ts';
import type { KernelSpec } from '../tools/client/kernelspec.ts';
import { median } from './side-by-side.ts';

/** Times in milliseconds, memory in megabytes; NaN is what the kernel did not do. */
export interface Measured {
  /** From the start of its process to the first kernel_info_reply. */
  readonly start: number;
  /** From the start of its process to the idle of its first cell. */
  readonly firstCell: number;
  /** From sending a trivial cell to its reply and its idle. */
  readonly cell: number;
  /** A product of two 200 × 200 matrices, variables of earlier cells, in loops at the top level. */
  readonly topLevel: number;
  /** The same in a function, over its arguments. */
  readonly inFunction: number;
  /** 20,000 lines from sending the cell to its idle. NaN when one was lost or out of order. */
  readonly lines: number;
  /** Resident memory of its process group. */
  readonly memoryAtStart: number;
  readonly memoryAfter: number;
}

const CELLS = 300;
const PRODUCTS = 3;
const LINES = 20_000;
// Milliseconds that a cell may take, except the one that some kernels never end.
const LIMIT = 60_000;

const MATRICES = `const size = 200;
const A = Float64Array.from({ length: size * size }, (_, i) => (i % 7) - 3);
const B = Float64Array.from({ length: size * size }, (_, i) => (i % 5) - 2);
const C = new Float64Array(size * size);`;

const LOOPS = `for (let i = 0; i < size; i++)
  for (let j = 0; j < size; j++) {
    let sum = 0;
    for (let k = 0; k < size; k++) sum += A[i * size + k] * B[k * size + j];
    C[i * size + j] = sum;
  }`;

const FUNCTION = `function product(
  size: number, A: Float64Array, B: Float64Array, C: Float64Array,
): void {
${LOOPS}
}`;

export async function measured(spec: KernelSpec): Promise<Measured> {
  const workspace = openWorkspace();
  const begun = performance.now();
  const kernel = await startKernel(spec, workspace.path);
  try {
    await kernel.begin('const loaded = 1;').complete(LIMIT);
    const firstCell = performance.now() - begun;
    const memoryAtStart = memory(kernel);
    const cell = await trivialCell(kernel);
    const memoryAfter = memory(kernel);
    await again(() => kernel.run(MATRICES, {}, LIMIT));
    await again(() => kernel.run(FUNCTION, {}, LIMIT));
    const topLevel = await timed(kernel, LOOPS);
    const inFunction = await timed(kernel, 'product(size, A, B, C);');
    const lines = await manyLines(kernel);
    const { started: start } = kernel;
    return { start, firstCell, cell, topLevel, inFunction, lines, memoryAtStart, memoryAfter };
  } finally {
    await kernel.kill();
    workspace.remove();
  }
}

async function trivialCell(kernel: Kernel): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < CELLS; n++) {
    const start = performance.now();
    await again(() => kernel.begin(`const value${n}: number = ${n} + 1;`).complete(LIMIT));
    times.push(performance.now() - start);
  }
  return median(times);
}

// Each time in a cell of its own, as a user runs it again; the clock is the cell's.
async function timed(kernel: Kernel, code: string): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < PRODUCTS; n++) {
    const cell = `var begun = performance.now();\n${code}\nconsole.log(performance.now() - begun);`;
    const { stdout } = await again(() => kernel.run(cell, {}, LIMIT));
    times.push(Number(stdout));
  }
  return median(times);
}

// tslab loses each 512th of its messages, and when that is the idle the cell is sent once more. The
// median does not see it.
async function again<T>(act: () => Promise<T>): Promise<T> {
  return await act().catch(act);
}

async function manyLines(kernel: Kernel): Promise<number> {
  const wanted = Array.from({ length: LINES }, (_, i) => `${i}\n`).join('');
  const start = performance.now();
  try {
    const code = `for (let i = 0; i < ${LINES}; i++) console.log(i);`;
    const { heard } = await kernel.begin(code).complete();
    const time = performance.now() - start;
    const streams = heard.filter(({ type }) => type === 'stream');
    return streams.map(({ content }) => content.text).join('') === wanted ? time : Number.NaN;
  } catch {
    return Number.NaN; // no idle came: tslab loses it among the lines
  }
}

/** Megabytes that the processes of the kernel's group hold; NaN where there is no /proc. */
function memory(kernel: Kernel): number {
  try {
    const group = readdirSync('/proc').filter((id) => groupOf(id) === kernel.process.pid);
    return group.reduce((sum, id) => sum + resident(id), 0) / 1024;
  } catch {
    return Number.NaN;
  }
}

function groupOf(id: string): number | null {
  try {
    // "pid (name) state parent group …", where the name may hold anything
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
  } catch {
    return null; // no process, or one that has just ended
  }
}

function resident(id: string): number {
  const [, kilobytes = '0'] =
    readFileSync(`/proc/${id}/status`, 'utf8').match(/VmRSS:\s+(\d+)/) ?? [];
  return Number(kilobytes);
}
