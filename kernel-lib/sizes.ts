// How large a training is, and how long the vectors are that it needs.

/** The sizes of a training: W^l is inputs[l − 1] × outputs[l − 1], and there are spare vectors like θ. */
export interface Sizes {
  readonly inputs: readonly number[];
  /** How many units of layers 1 … L are computed here: all but in one half of two threads. */
  readonly outputs: readonly number[];
  /** The first unit of layer 1 that is computed here. */
  readonly first: number;
  /** The rows of a batch, and of the last one. */
  readonly batch: number;
  readonly last: number;
  readonly spare: number;
  /** Whether both passes may be one call of the engine, and the η of a descent in it, 0 for none. */
  readonly oneCall: boolean;
  readonly eta: number;
  /** How many numbers the examples of an epoch take if its steps may be one call, else 0. */
  readonly epoch: number;
}

/** The lengths of the vectors that `workspace` wants from an engine. */
export function vectorLengths({ inputs, outputs, batch, spare, epoch }: Sizes): number[] {
  const parameters = outputs.reduce((sum, width, l) => sum + (inputs[l] + 1) * width, 0);
  return [
    ...new Array<number>(2 + spare).fill(parameters), // θ, its gradient, and what the rule remembers
    batch * outputs[outputs.length - 1], // y
    ...outputs.flatMap((width) => [batch * width, batch * width, batch * width]), // z, a, δ
    ...inputs.map((width, l) => (width === outputs[l - 1] ? 0 : batch * width)), // given, if not that a
    ...(epoch > 0 ? [epoch] : []),
  ];
}

// From so many products in a forward pass on, two at a time are faster although each call of a kernel
// costs something: measured on three-layer networks, 800 products were slower by 12 % and 2880 faster
// by 13 %.
const enoughProducts = 1500;

// More numbers would not stay in the caches from one epoch to the next.
const shortEpoch = 2 ** 14;

/** How many numbers the x and y of n examples take, with four words and their order; 0 if too many. */
export function epochLength(
  { inputs, outputs }: Pick<Sizes, 'inputs' | 'outputs'>,
  n: number,
): number {
  const length = n * (inputs[0] + outputs[outputs.length - 1]) + 2 + Math.ceil(n / 2);
  return length <= shortEpoch ? length : 0;
}

/** Whether calling the kernels one by one takes longer than what they save. */
export function isSmall(sizes: Pick<Sizes, 'inputs' | 'outputs' | 'batch'>): boolean {
  return productsOf(sizes) < enoughProducts;
}

/** How many products of two numbers a forward pass takes. */
export function productsOf({
  inputs,
  outputs,
  batch,
}: Pick<Sizes, 'inputs' | 'outputs' | 'batch'>): number {
  return batch * outputs.reduce((sum, width, l) => sum + inputs[l] * width, 0);
}
