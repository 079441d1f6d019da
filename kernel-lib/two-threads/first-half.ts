// The first thread's half of a training: it sends the helper its task, shuffles, computes the cost, and
// puts both halves of W^1 together when an epoch has ended.

import type { Examples } from '../engine.ts';
import { chosenEngine } from '../engine-choice.ts';
import type { Matrix } from '../matrix.ts';
import type { Network } from '../network.ts';
import type { Room, RoomOptions } from '../room.ts';
import type { Sizes } from '../sizes.ts';
import { sizesOf } from '../training.ts';
import { type Workspace, workspace } from '../workspace.ts';
import { columnsInto } from './columns.ts';
import { copyExamplesInto, sharedRoom } from './examples.ts';
import { halfOf, helpersOf, sharing } from './half.ts';
import { meetingOf, type Patience } from './meeting.ts';
import { type PairMemory, type PairSizes, pairMemory } from './memory.ts';
import { described, type Task } from './task.ts';

/** The room of the first half, and the task to be sent to the helper. */
export function firstHalf<State>(
  network: Network,
  examples: Examples,
  options: RoomOptions<State>,
  patience: Patience,
): { room: Room; task: Task } {
  const n = examples.x.rows;
  const whole = sizesOf(network, options, n);
  const pair = pairSizes(whole, n);
  const mine = halfOf(network, 0, pair.units - pair.helpers);
  const sizes = sizesOf(mine, options, n);
  const { engine, reason } = chosenEngine(options.engine, sizes);
  const memory = pairMemory(pair);
  const theirs = halfOf(network, pair.units - pair.helpers, pair.helpers);
  const shared = sharedRoom(examples);
  const task: Task = {
    ...described(theirs, options, n),
    ...{ engine: engine.name, sizes: pair, buffer: memory.buffer },
    ...shared,
  };
  const meeting = meetingOf(memory.cells, 0, patience);
  const { share, penalty } = sharing(memory, meeting, 0, () => undefined);
  const space = workspace(mine, engine, sizes, share);
  const { theta, join } = joined(space, whole, memory);
  const room: Room = {
    space,
    sizes,
    theta,
    reason: `${reason}; on two threads`,
    beginEpoch: (order) => {
      memory.order.set(order);
      copyExamplesInto(shared, examples); // each time, since the caller may have changed them
      meeting.meet();
    },
    endEpoch: () => {
      meeting.meet();
      join();
    },
    penaltyElsewhere: penalty,
    leave: () => {
      meeting.end();
      engine.release();
    },
  };
  return { room, task };
}

function pairSizes({ inputs, outputs, batch, last }: Sizes, n: number): PairSizes {
  const [units] = outputs;
  return { n, batch, last, inputs: inputs[0], units, helpers: helpersOf(units) };
}

/** θ of the whole network, and what puts it together from this half and the helper's. */
function joined(
  { layers, theta: half }: Workspace,
  { inputs: [inputs], outputs: [units] }: Sizes,
  { W, b }: PairMemory,
): { theta: Float64Array; join(): void } {
  const [first] = layers;
  const later = half.subarray(first.W.data.length + first.b.data.length);
  const own = first.W.cols;
  const theta = new Float64Array((inputs + 1) * units + later.length);
  const W1: Matrix = { rows: inputs, cols: units, data: theta };
  const b1: Matrix = { rows: 1, cols: units, data: theta.subarray(inputs * units) };
  const join = () => {
    columnsInto(W1, first.W, 0);
    columnsInto(W1, W, own);
    columnsInto(b1, first.b, 0);
    columnsInto(b1, b, own);
    theta.set(later, (inputs + 1) * units);
  };
  return { theta, join };
}
