// npm run bench -- train: works A, B and C by the project, the lecture's step functions, NumPy, PyTorch,
// tfjs, brain.js and ml-matrix, with the same weights, data and order. Rounds are interleaved; what is
// printed are medians of CPU time (all threads) and of wall time, ratios to NumPy on one thread, how far
// each peer's θ and cost are from those of the step functions, the wall time of its very first run, and
// whether the goals of issue 9 are kept.

import type { Run, RunningPeer } from './peer-process.ts';
import {
  BRAIN,
  FUSED,
  FUSED_2,
  NUMPY,
  NUMPY_2,
  PLAIN,
  PROJECT,
  PROJECT_2,
  STEPS,
  startAll,
  TORCH_NN,
  trainingPeers,
  versionsOf,
} from './peers.ts';
import { distance, inRounds, type Measured } from './rounds.ts';
import { A, B, C, described, folderOf, type Work } from './works.ts';

const ROUNDS = 11;

/** For runs of some milliseconds. */
const MANY_ROUNDS = 31;

/**
 * In milliseconds. V8 has compiled the steps of all works after half a second, but what a training does once, it
 * compiles when it has seen a thousand trainings: with work A after three.
 */
const WARM_UP = 4000;

/** `time` of `peer` is at most `limit` times that of `other`. */
interface Goal {
  readonly peer: string;
  readonly time: 'cpu' | 'wall';
  readonly limit: number;
  readonly other: string;
}

const cpu = (limit: number, other: string, peer = PROJECT): Goal => ({
  ...{ peer, time: 'cpu', limit, other },
});

const wallOfTwo = (peer: string): Goal => ({ peer, time: 'wall', limit: 1, other: NUMPY_2 });

/** Of NumPy and of torch.nn, by the engine that is chosen and by the one that has to be asked for. */
const both = (numpy: number, torch: number): Goal[] =>
  [PROJECT, FUSED].flatMap((peer) => [cpu(numpy, NUMPY, peer), cpu(torch, TORCH_NN, peer)]);

const steps: Goal = { peer: STEPS, time: 'cpu', limit: 2, other: PLAIN };

interface WorkToDo {
  readonly work: Work;
  readonly rounds?: number;
  readonly goals: readonly Goal[];
}

const WORKS: readonly WorkToDo[] = [
  { work: A, rounds: MANY_ROUNDS, goals: [cpu(0.015, NUMPY), cpu(0.3, TORCH_NN)] },
  { work: B, goals: [...both(1.15, 0.3), steps, wallOfTwo(PROJECT_2), wallOfTwo(FUSED_2)] },
  { work: C, goals: [...both(1.35, 1.2), steps, wallOfTwo(PROJECT_2), wallOfTwo(FUSED_2)] },
];

type Results = ReadonlyMap<string, Measured>;

/** θ and C that a peer must reach. */
type Reference = (name: string) => Run;

export async function train(): Promise<string> {
  const { running, missing } = await startAll(trainingPeers);
  try {
    const tables: string[] = [];
    for (const { work, rounds = ROUNDS, goals } of WORKS) {
      const refused: string[] = [];
      const results = await inRounds(running, folderOf(work), rounds, WARM_UP, (sentence) => {
        refused.push(sentence);
      });
      const rows = table(rounds, results, await referencesOf(work, running));
      const verdicts = goals.map((goal) => verdict(goal, results));
      tables.push(
        [`${work.name}: ${described(work)}`, ...rows, ...verdicts, ...refused].join('\n'),
      );
    }
    return [`versions: ${versionsOf(running)}`, ...missing, ...tables].join('\n\n');
  } finally {
    for (const peer of running) peer.end();
  }
}

/** The step functions', and for brain.js theirs in steps of one example. */
async function referencesOf(work: Work, running: readonly RunningPeer[]): Promise<Reference> {
  const steps = running.find(({ name }) => name === STEPS);
  if (steps === undefined) throw new Error('train: the step functions did not start');
  const reference = await steps.run(folderOf(work), true);
  if (work !== A) return () => reference;
  const single = { ...A, name: 'A1', batchSize: 1 };
  const online = { ...(await steps.run(folderOf(single), true)), cost: Number.NaN };
  return (name) => (name === BRAIN ? online : reference);
}

function table(rounds: number, results: Results, reference: Reference): string[] {
  const numpy = results.get(NUMPY)?.cpu ?? Number.NaN;
  const line = (name: string, cells: readonly string[]) =>
    `  ${name.padEnd(26)}${cells.map((cell) => cell.padStart(10)).join('')}`;
  const head = line(`${rounds} rounds`, [
    'CPU ms',
    'wall ms',
    '÷ NumPy',
    'apart',
    'first ms',
    'rounds',
  ]);
  const rows = [...results].map(([name, { cpu, wall, rounds, first }]) => {
    const wanted = reference(name);
    const theta = distance(first.theta ?? [], wanted.theta ?? []);
    const cost = Number.isNaN(wanted.cost) ? 0 : distance([first.cost], [wanted.cost]);
    const apart = Math.max(theta, cost);
    const bound = trainingPeers.find((peer) => peer.name === name)?.bound ?? 0;
    const cells = [
      cpu.toFixed(1),
      wall.toFixed(1),
      (cpu / numpy).toFixed(3),
      apart.toExponential(0),
      first.wall.toFixed(1),
      String(rounds),
    ];
    const row = line(name, cells);
    return apart <= bound ? row : `${row}   NO: more than ${bound} apart`;
  });
  return [head, ...rows];
}

function verdict({ peer, time, limit, other }: Goal, results: Results): string {
  const [ours, theirs] = [results.get(peer)?.[time], results.get(other)?.[time]];
  const wanted = `  goal: ${peer} ≤ ${limit} of ${other} (${time})`;
  if (ours === undefined || theirs === undefined) return `${wanted}: not measured`;
  return `${wanted}: ${(ours / theirs).toFixed(3)}, ${ours <= limit * theirs ? 'yes' : 'NO'}`;
}
