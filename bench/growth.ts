// npm run bench -- growth: work B with 30 to 240 hidden nodes and batches of 1 to 100, by the project,
// NumPy and torch.nn, each on one thread. The cost should grow as the hidden layer does, and no faster.

import type { RunningPeer } from './peer-process.ts';
import { NUMPY, PROJECT, startAll, TORCH_NN, trainingPeers, versionsOf } from './peers.ts';
import { distance, inRounds, type Measured } from './rounds.ts';
import { B, folderOf, type Work } from './works.ts';

const ROUNDS = 5;
const WARM_UP = 1000; // ms
const HIDDEN = [30, 60, 120, 240];
const BATCHES = [1, 10, 100];
const PEERS = [PROJECT, NUMPY, TORCH_NN];
const GOAL = 'goal: 8 times the hidden nodes cost at most 8 times as much';

const works: readonly Work[] = BATCHES.flatMap((batchSize) =>
  HIDDEN.map((hidden): Work => {
    return { ...B, name: `B-${hidden}-${batchSize}`, sizes: [784, hidden, 10], batchSize };
  }),
);

export async function growth(): Promise<string> {
  const programs = trainingPeers.filter(({ name }) => PEERS.includes(name));
  const { running, missing } = await startAll(programs);
  try {
    const results = new Map<Work, ReadonlyMap<string, Measured>>();
    for (const work of works) results.set(work, await resultOf(work, running));
    return [
      `growth: work B, CPU ms, medians of ${ROUNDS} rounds (3 where one takes more than a second)`,
      ...BATCHES.flatMap((batchSize) => table(batchSize, results, running)),
      ...missing,
      `versions: ${versionsOf(running)}`,
    ].join('\n');
  } finally {
    for (const peer of running) peer.end();
  }
}

/** Throws if the peers do not reach the same numbers. */
async function resultOf(
  work: Work,
  running: readonly RunningPeer[],
): Promise<ReadonlyMap<string, Measured>> {
  const result = await inRounds(running, folderOf(work), ROUNDS, WARM_UP, (sentence) => {
    throw new Error(`growth: ${sentence}`);
  });
  const [first, ...others] = [...result.values()].map((measured) => measured.first.theta ?? []);
  for (const theta of others) {
    const apart = distance(theta, first);
    if (!(apart < 1e-10)) throw new Error(`growth: ${work.name} ends ${apart} apart`);
  }
  return result;
}

/** A line a peer; the last column is the cost of 240 hidden nodes over that of 30. */
function table(
  batchSize: number,
  results: ReadonlyMap<Work, ReadonlyMap<string, Measured>>,
  running: readonly RunningPeer[],
): string[] {
  const line = (name: string, cells: readonly string[]) =>
    `  ${name.padEnd(20)}${cells.map((cell) => cell.padStart(9)).join('')}`;
  const ofBatch = [...results].filter(([work]) => work.batchSize === batchSize);
  const head = [...HIDDEN.map((hidden) => `${hidden}`), '240 ÷ 30'];
  const rows = running.map(({ name }) => {
    const times = ofBatch.map(([, result]) => result.get(name)?.cpu ?? Number.NaN);
    const growth = times[times.length - 1] / times[0];
    const verdict = name === PROJECT ? `   ${GOAL}: ${growth <= 8 ? 'yes' : 'NO'}` : '';
    return line(name, [...times.map((time) => time.toFixed(0)), growth.toFixed(1)]) + verdict;
  });
  return [line(`batch ${batchSize}, hidden`, head), ...rows];
}
