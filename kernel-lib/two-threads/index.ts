// A second thread for `train`: half the units of the first layer are computed by a worker. A package
// entry of its own, so that nobody else loads it.

import type { Helper, Room } from '../room.ts';
import { firstHalf } from './first-half.ts';
import { refusal } from './refusals.ts';
import type { Message } from './task.ts';

export type { Examples } from '../engine.ts';
export { inSharedMemory } from './examples.ts';

/** A worker of Node or of a browser: as much of it as is used here. */
export interface HelperWorker {
  postMessage(message: Message): void;
  terminate(): unknown;
  /** Node's way to listen. */
  on?(event: string, listener: (value: unknown) => void): unknown;
  /** A browser's. */
  addEventListener?(event: string, listener: (event: BrowserEvent) => void): void;
}

interface BrowserEvent {
  readonly data?: unknown;
  readonly message?: string;
}

/**
 * A helper for `train`: of the units of the first layer this thread computes one half and the worker the
 * other, a¹ of both meets once a step, and each thread computes all later layers.
 *
 * θ comes out bit for bit as on one thread, and so does the cost, but for the last digits of a penalty,
 * whose two halves are added up one by one. Where two threads are of no use the training runs on one, and
 * `engineReason` says why. A helper serves one training after another; `stop` ends its worker, which
 * otherwise keeps a Node program running. It wants a core of its own: where other programs keep the cores
 * busy, two threads wait for each other and may take longer than one.
 *
 * @param worker runs kernel-lib/helper: in Node as below, in a browser `new Worker(url, { type: 'module' })`
 *   with the address of that file, bundled or not.
 * @param options patience > 0: for how many seconds a training waits for the worker before it throws an
 *   Error; 10 if left out.
 * @throws Error if the worker does not run; later, at the start of a training, if the helper was stopped or
 *   is at work in another one.
 * @example
 * import { Worker } from 'node:worker_threads';
 * import { build, dense, input, momentum, quadratic, random, tanh, train } from 'kernel-lib';
 * import { helperOn } from 'kernel-lib/two-threads';
 * const helper = await helperOn(new Worker(new URL(import.meta.resolve('kernel-lib/helper'))));
 * const r = random(1);
 * const layers = [input(100), dense(100, 64, tanh, r), dense(64, 1, tanh, r)];
 * const network = { layers, cost: quadratic };
 * const examples = { x: build(90, 100, (i, j) => (i * j) % 2), y: build(90, 1) };
 * const options = { rule: momentum({ eta: 0.1 }), batchSize: 30, random: r, epochs: 3, helper };
 * const last = [...train(network, examples, options)].at(-1);
 * helper.stop();
 * last.engineReason // 'the host has it and the matrices are large; on two threads'
 */
export async function helperOn(
  worker: HelperWorker,
  { patience = 10 }: { readonly patience?: number } = {},
): Promise<Helper> {
  if (!(patience > 0 && patience < Infinity)) {
    throw new RangeError(
      `helperOn: patience is ${patience}; it must be a positive number of seconds`,
    );
  }
  const state: State = { gone: '', busy: false };
  await here(worker, state);
  const waiting = { seconds: patience, over: () => lost(state, patience) };
  return {
    refusal,
    room: (network, examples, options) => {
      checkThere(state);
      if (state.busy) throw new Error(taken);
      const { room, task } = firstHalf(network, examples, options, waiting);
      worker.postMessage({ kind: 'task', task });
      return watched(room, state);
    },
    stop: () => {
      state.gone ||= 'it was stopped';
      worker.terminate();
    },
  };
}

/** Why a helper cannot help any more, '' if it can; and whether it is at work. */
interface State {
  gone: string;
  busy: boolean;
}

/** The room, while the helper is at work in it. No spread, as in `workspace`. */
function watched(room: Room, state: State): Room {
  state.busy = true;
  const { space, sizes, reason, theta, endEpoch, penaltyElsewhere } = room;
  return {
    space,
    sizes,
    reason,
    theta,
    beginEpoch: (order) => {
      checkThere(state);
      room.beginEpoch(order);
    },
    endEpoch,
    penaltyElsewhere,
    leave: () => {
      room.leave();
      state.busy = false;
    },
  };
}

function checkThere({ gone }: State): void {
  if (gone !== '') throw new Error(sentence(gone));
}

function lost(state: State, patience: number): Error {
  state.gone ||= `it did not answer for ${patience} s, so its worker was terminated or is stuck`;
  return new Error(sentence(state.gone));
}

function sentence(gone: string): string {
  return `train: the helper cannot help: ${gone}; make a new one with helperOn, or leave out \`helper\``;
}

const taken =
  'train: the helper is at work in another training; let that one end (break out of its loop, or call ' +
  'return() of its generator), or make a second helper';

/** Resolves when the worker has answered; the state is told when it ends by itself, now or later. */
function here(worker: HelperWorker, state: State): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (why: string) => {
      state.gone ||= why;
      reject(new Error(`helperOn: ${why}; give it a worker that runs kernel-lib/helper`));
    };
    listen(worker, 'message', (answer) => {
      if (answer === 'here') resolve();
    });
    listen(worker, 'error', (error) => end(`its worker threw ${error}`));
    listen(worker, 'exit', () => end('its worker was terminated'));
    worker.postMessage({ kind: 'are you there' });
  });
}

function listen(worker: HelperWorker, event: string, listener: (value: unknown) => void): void {
  if (worker.on !== undefined) worker.on(event, listener);
  else worker.addEventListener?.(event, ({ data, message }) => listener(data ?? message));
}
