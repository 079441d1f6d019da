// Peers in rounds: each does the work once a round, one after another, so that what disturbs the
// machine disturbs all of them alike. The first runs of each are not counted, since V8 compiles a training as it
// goes on; the very first gives θ, and its time is told beside the medians.
// The order is another one in each round, and there is a pause between two runs: a peer's other threads
// still collect garbage or compile when it has answered, and would slow down the same neighbour each time.

import { setTimeout as pause } from 'node:timers/promises';
import { permutation, random } from 'kernel-lib';
import type { Run, RunningPeer } from './peer-process.ts';
import { median } from './side-by-side.ts';

/** Medians of milliseconds over the rounds. */
export interface Measured {
  readonly cpu: number;
  readonly wall: number;
  readonly rounds: number;
  /** The first run of all, with θ. */
  readonly first: Run;
}

// A run of more than a second has little noise, and a table should be done within minutes.
const SLOW = 1000;
const SLOW_ROUNDS = 3;

const PAUSE = 50; // ms

/**
 * What each peer needs for the work, by name, after it has run for `warmUp` milliseconds; what one says that cannot
 * do it goes to `refused`.
 */
export async function inRounds(
  peers: readonly RunningPeer[],
  folder: string,
  rounds: number,
  warmUp: number,
  refused: (sentence: string) => void,
): Promise<ReadonlyMap<string, Measured>> {
  const first = new Map<RunningPeer, Run>();
  for (const peer of peers) {
    const run = await peer.run(folder, true).catch((error: Error) => {
      refused(`${peer.name} does not do this work: ${error.message}`);
    });
    if (run) first.set(peer, run);
    for (const begun = performance.now(); run && performance.now() - begun < warmUp; ) {
      await peer.run(folder);
    }
  }
  const runs = new Map([...first.keys()].map((peer) => [peer, [] as Run[]]));
  const r = random(rounds);
  for (let round = 0; round < rounds; round++) {
    for (const k of permutation(r, runs.size)) {
      const [peer, done] = [...runs][k];
      const slow = (done[0]?.wall ?? 0) > SLOW;
      if (round >= (slow ? SLOW_ROUNDS : rounds)) continue;
      await pause(PAUSE);
      done.push(await peer.run(folder));
    }
  }
  return new Map(
    [...first].map(([peer, run]) => {
      const done = runs.get(peer) ?? [];
      const of = (what: 'cpu' | 'wall') => median(done.map((each) => each[what]));
      return [peer.name, { cpu: of('cpu'), wall: of('wall'), rounds: done.length, first: run }];
    }),
  );
}

/** max |x − y| / (1 + |y|), which a bound of |x − y| ≤ ε + ε |y| keeps below ε; NaN if one is NaN. */
export function distance(x: ArrayLike<number>, y: ArrayLike<number>): number {
  if (x.length !== y.length) return Number.NaN;
  let largest = 0;
  for (let k = 0; k < x.length; k++) {
    const apart = Math.abs(x[k] - y[k]) / (1 + Math.abs(y[k]));
    largest = Math.max(largest, apart); // NaN once one is NaN
  }
  return largest;
}
