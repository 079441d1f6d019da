// What an epoch of training gave. Its network is made when it is asked for, from a copy of θ that was
// taken at the end of that epoch: copying a few numbers costs little, making the matrices does not.

import type { EngineName } from './engine.ts';
import { copyNumbers } from './in-place.ts';
import { build, type Matrix } from './matrix.ts';
import type { Network } from './network.ts';

/** What one pass over the examples gave. */
export interface Epoch {
  /** 1, 2, 3, … */
  readonly epoch: number;
  /** The network after the last step of the epoch; made when it is first read, so no spread copies it. */
  readonly network: Network;
  /** (1/n) Σ_x C_x plus the penalty, each mini-batch measured just before its own step. */
  readonly cost: number;
  /** Which loops ran: `plain` JavaScript, or `simd` or `fused`, WebAssembly on two numbers at a time. */
  readonly engine: EngineName;
  /** Why these; and if there was a helper, whether they ran on two threads, and if not, why not. */
  readonly engineReason: string;
}

/** Copies of θ share vectors of about this length, since a vector costs more than a few numbers. */
const vectorLength = 2048;

/** What all epochs of one training share. */
interface Training {
  readonly given: Network;
  readonly engine: EngineName;
  readonly engineReason: string;
}

/** An epoch whose network is made at first sight; a class, because a thousand epochs share its getter. */
class LazyEpoch implements Epoch {
  readonly epoch: number;
  readonly cost: number;
  readonly engine: EngineName;
  readonly engineReason: string;
  #made: Network | undefined;
  readonly #training: Training;
  readonly #copies: Float64Array;
  readonly #at: number;

  constructor(epoch: number, cost: number, training: Training, copies: Float64Array, at: number) {
    this.epoch = epoch;
    this.cost = cost;
    this.engine = training.engine;
    this.engineReason = training.engineReason;
    this.#training = training;
    this.#copies = copies;
    this.#at = at;
  }

  get network(): Network {
    this.#made ??= withTheta(this.#training.given, this.#copies, this.#at);
    return this.#made;
  }
}

/** Makes the epochs of one training. */
export class EpochMaker {
  private readonly training: Training;
  private readonly theta: Float64Array;
  private readonly capacity: number;
  private copies = new Float64Array(0);
  private next = 0;

  /** @param theta the parameters W^1, b^1, W^2, … whenever an epoch is made. */
  constructor(training: Training, theta: Float64Array) {
    const size = theta.length;
    this.training = training;
    this.theta = theta;
    this.capacity = size * Math.max(1, Math.floor(vectorLength / size));
  }

  make(epoch: number, cost: number): Epoch {
    if (this.next === this.copies.length) {
      this.copies = new Float64Array(this.capacity);
      this.next = 0;
    }
    const at = this.next;
    this.next += this.theta.length;
    copyNumbers(this.copies, at, this.theta);
    return new LazyEpoch(epoch, cost, this.training, this.copies, at);
  }
}

/** The network with the parameters W^1, b^1, W^2, … that stand in a vector from `at` on; a copy. */
function withTheta(network: Network, theta: Float64Array, at: number): Network {
  let offset = at;
  const next = ({ rows, cols }: Matrix): Matrix => {
    const copy = build(rows, cols);
    copy.data.set(theta.subarray(offset, offset + rows * cols));
    offset += rows * cols;
    return copy;
  };
  const layers = network.layers.map((layer) =>
    layer.kind === 'input' ? layer : { ...layer, W: next(layer.W), b: next(layer.b) },
  );
  return { ...network, layers };
}
