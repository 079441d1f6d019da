// The helper's half of a training: the same steps as in the first thread, on its own units of layer 1.

import { madeEngine } from '../engine-choice.ts';
import { penaltyValue } from '../in-place-cost.ts';
import { penaltyFormula } from '../penalty.ts';
import { type Steps, stepsOn } from '../steps.ts';
import { sizesOf } from '../training.ts';
import { type Workspace, workspace } from '../workspace.ts';
import { sharing } from './half.ts';
import { ended, type Meeting, meetingOf } from './meeting.ts';
import { type PairMemory, type PairSizes, pairMemory } from './memory.ts';
import { networkOf, optionsOf, type Task } from './task.ts';

/** Does the task until the first thread ends it; what fails here is told to the first thread. */
export function secondHalf(task: Task): void {
  const memory = pairMemory(task.sizes, task.buffer);
  const meeting = meetingOf(memory.cells, 1);
  let half: Half | undefined;
  try {
    half = halfOn(task, memory, meeting);
    runEpochs(half, task.sizes, memory, meeting);
  } catch (error) {
    if (error !== ended) meeting.fail(String(error));
  } finally {
    half?.space.engine.release();
  }
}

interface Half {
  readonly space: Workspace;
  readonly steps: Steps;
}

function halfOn(task: Task, memory: PairMemory, meeting: Meeting): Half {
  const { n, units, helpers } = task.sizes;
  const first = units - helpers;
  const [network, options] = [networkOf(task), optionsOf(task)];
  const { penalty } = options;
  const formula = penalty && penaltyFormula(penalty);
  const { share } = sharing(memory, meeting, first, (slot) => {
    if (formula !== undefined) slot.penalty[0] = penaltyValue(formula, space.layers[0].W, n);
  });
  const sizes = sizesOf(network, options, n, first);
  const space = workspace(network, madeEngine(task.engine, sizes), sizes, share);
  return { space, steps: stepsOn(space, task, options, sizes) };
}

function runEpochs(
  { space, steps }: Half,
  { n, batch }: PairSizes,
  memory: PairMemory,
  meeting: Meeting,
): never {
  const [{ W, b }] = space.layers;
  for (;;) {
    meeting.meet(); // the order of an epoch is there
    for (let from = 0; from < n; from += batch) {
      steps.passes(memory.order, from);
      steps.move();
    }
    memory.W.data.set(W.data);
    memory.b.data.set(b.data);
    meeting.meet();
  }
}
