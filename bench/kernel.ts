// npm run bench -- kernel: the project's kernel beside tslab and Deno. Each round starts every kernel
// once, one after another; what is printed are medians over the rounds, the ratios of the project's
// kernel to the others, and whether it keeps the goals of issue 3. A dash is what a kernel did not do.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  denoKernel,
  NO_DENO,
  projectKernel,
  tslabKernel,
} from '../test/tools/kernel/conformance/peers.ts';
import { type Measured, measured } from './kernel-measured.ts';
import { median } from './side-by-side.ts';

const ROUNDS = 5;

/** Medians by the name of the kernel. */
type Peers = ReadonlyMap<string, Measured>;

interface Row {
  readonly title: string;
  readonly digits: number;
  value(medians: Measured): number;
  readonly goals?: readonly Goal[];
}

/** The project's value is at most `limit` times the peer's, or without a peer at most `limit`. */
interface Goal {
  readonly peer?: string;
  readonly limit: number;
}

const ROWS: readonly Row[] = [
  {
    title: 'start to kernel_info, ms',
    digits: 0,
    value: ({ start }) => start,
    goals: [{ peer: 'tslab', limit: 1 / 4 }],
  },
  {
    title: 'start to the end of a first cell, ms',
    digits: 0,
    value: ({ firstCell }) => firstCell,
  },
  {
    title: 'trivial cell, ms',
    digits: 2,
    value: ({ cell }) => cell,
    goals: [
      { peer: 'tslab', limit: 1 },
      { peer: 'deno', limit: 2.5 },
    ],
  },
  {
    title: '200³ product at the top level, ms',
    digits: 1,
    value: ({ topLevel }) => topLevel,
  },
  {
    title: '  ÷ the same in a function',
    digits: 2,
    value: ({ topLevel, inFunction }) => topLevel / inFunction,
    goals: [{ limit: 2 }],
  },
  {
    title: '20,000 lines complete, in order, ms',
    digits: 0,
    value: ({ lines }) => lines,
  },
  {
    title: 'memory after a first cell, MB',
    digits: 0,
    value: ({ memoryAtStart }) => memoryAtStart,
  },
  {
    title: 'memory after 300 cells, MB',
    digits: 0,
    value: ({ memoryAfter }) => memoryAfter,
    goals: [{ peer: 'tslab', limit: 2 / 3 }],
  },
];

/** The table; a line instead of Deno's column when Deno is not there. */
export async function kernel(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-kernel-'));
  try {
    const deno = denoKernel(folder);
    const specs = [projectKernel(folder), tslabKernel(folder), ...(deno ? [deno] : [])];
    const rounds = new Map(specs.map((spec) => [spec.name, [] as Measured[]]));
    for (let round = 0; round < ROUNDS; round++) {
      for (const spec of specs) {
        const one = await measured(spec).catch(failed);
        if (one) rounds.get(spec.name)?.push(one);
      }
    }
    const peers = new Map([...rounds].map(([name, list]) => [name, medians(list)]));
    const broken = [...rounds].flatMap(([name, { length }]) =>
      length < ROUNDS ? [`${name} broke off ${ROUNDS - length} of ${ROUNDS} rounds`] : [],
    );
    return [table(peers), ...broken, ...(deno ? [] : [NO_DENO])].join('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// A kernel that loses a message or dies has no numbers in that round.
function failed(error: unknown): undefined {
  const [sentence] = String(error).split('\n');
  process.stderr.write(`a round was broken off: ${sentence}\n`);
}

function medians(rounds: readonly Measured[]): Measured {
  const of = (measure: keyof Measured) => median(rounds.map((round) => round[measure]));
  return {
    start: of('start'),
    firstCell: of('firstCell'),
    cell: of('cell'),
    topLevel: of('topLevel'),
    inFunction: of('inFunction'),
    lines: of('lines'),
    memoryAtStart: of('memoryAtStart'),
    memoryAfter: of('memoryAfter'),
  };
}

function table(peers: Peers): string {
  const [[, project], ...others] = peers; // the project's kernel is measured first
  const line = (title: string, cells: readonly string[]) =>
    `  ${title.padEnd(37)}${cells.map((cell) => cell.padStart(9)).join('')}`;
  const ratios = others.map(([name]) => `÷ ${name}`);
  const head = line(`kernels, medians of ${ROUNDS} rounds`, [...peers.keys(), ...ratios]);
  const body = ROWS.map(({ title, digits, value, goals = [] }) => {
    const values = [...peers.values()].map((each) => shown(value(each), digits));
    const divided = others.map(([, other]) => shown(value(project) / value(other), 2));
    const verdicts = goals.map((goal) => verdict(goal, value, project, peers));
    return `${line(title, [...values, ...divided])}   ${verdicts.join('; ')}`.trimEnd();
  });
  return [head, ...body].join('\n');
}

function verdict(goal: Goal, value: Row['value'], project: Measured, peers: Peers): string {
  const { peer, limit } = goal;
  const other = peer === undefined ? undefined : peers.get(peer);
  const wanted = `≤ ${shown(limit, 2)}${peer === undefined ? '' : ` of ${peer}’s`}`;
  if (peer !== undefined && other === undefined) return `${wanted}: not measured`;
  const allowed = other ? limit * value(other) : limit;
  return `${wanted}: ${value(project) <= allowed ? 'yes' : 'NO'}`;
}

function shown(value: number, digits: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(digits);
}
