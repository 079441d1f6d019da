// The classic mistakes M1 – M14 of the course, each made in a copy of the step it concerns, and what
// finds them: not the loss, which falls with most of them, but the step compared with differences of
// the cost.

import {
  type Activation,
  backpropagate,
  biasGradient,
  build,
  type Cost,
  closeness,
  crossEntropy,
  type DenseLayer,
  feedForward,
  gradientDescent,
  hadamard,
  hiddenError,
  input,
  type LayerState,
  type Matrix,
  map,
  matmul,
  matrix,
  type Network,
  outputError,
  type Parameters,
  quadratic,
  random,
  scale,
  selectRows,
  sigmoid,
  subtract,
  timesTranspose,
  train,
  transposeTimes,
  weightGradient,
  withParameters,
} from 'kernel-lib';
import { describe, expect, test } from 'vitest';
import {
  type Case,
  costOf,
  normalMatrix,
  numericalGradients,
  refusal,
  rounded,
} from './support/random-network.ts';

/** A layer as one step of training sees it. */
interface Seen extends Parameters {
  readonly activation: Activation;
  readonly before: LayerState;
  readonly own: LayerState;
}

/** The parts of a step of training, each of which can be replaced by a mistaken one. */
interface Steps {
  outputError(cost: Cost, layer: Seen, y: Matrix): Matrix;
  hiddenError(next: Parameters, deltaNext: Matrix, layer: Seen): Matrix;
  weightGradient(layer: Seen, delta: Matrix): Matrix;
  biasGradient(delta: Matrix): Matrix;
  /** W^(l+1) for the recursion, from before the update and after it. */
  recursion(old: Parameters, updated: Parameters): Parameters;
  update(
    theta: Parameters,
    g: Parameters,
    eta: number,
    place: { l: number; L: number },
  ): Parameters;
}

const right: Steps = {
  outputError: (cost, { activation, own }, y) => outputError(cost, activation, own.z, own.a, y),
  hiddenError: (next, deltaNext, { activation, own }) =>
    hiddenError(next.W, deltaNext, activation, own.z, own.a),
  weightGradient: ({ before }, delta) => weightGradient(before.a, delta),
  biasGradient,
  recursion: (old) => old,
  update: ({ W, b }, g, eta) => ({
    W: subtract(W, scale(eta, g.W)),
    b: subtract(b, scale(eta, g.b)),
  }),
};

/** One step of gradient descent, put together from `steps`: the errors by layer, and the new network. */
function descend(
  { network, x, y }: Case,
  eta: number,
  steps: Steps,
): { delta: Matrix[]; network: Network } {
  const trace = feedForward(network, x);
  const L = network.layers.length - 1;
  const seen = (l: number): Seen => {
    const { W, b, activation } = network.layers[l] as DenseLayer; // l ≥ 1
    return { W, b, activation, before: trace[l - 1], own: trace[l] };
  };
  const delta: Matrix[] = [];
  let updated = network;
  let next: Parameters = seen(L);
  for (let l = L; l >= 1; l--) {
    const layer = seen(l);
    delta[l] =
      l === L
        ? steps.outputError(network.cost, layer, y)
        : steps.hiddenError(steps.recursion(seen(l + 1), next), delta[l + 1], layer);
    const g = { W: steps.weightGradient(layer, delta[l]), b: steps.biasGradient(delta[l]) };
    next = steps.update(layer, g, eta, { l, L });
    updated = withParameters(updated, l, next);
  }
  return { delta, network: updated };
}

/**
 * Whether a step went along the gradient: (θ − θ′)/η ≈ ∂C/∂θ from differences of the cost, in every
 * entry of every parameter. |x − y| ≤ 1e-8 + 1e-5 |y|.
 */
function isAlongTheGradient(drawn: Case, eta: number, steps: Steps): boolean {
  const after = descend(drawn, eta, steps).network;
  return numericalGradients(drawn).every((g, l) => {
    if (g === null) return true;
    const [old, moved] = [drawn.network.layers[l], after.layers[l]] as [DenseLayer, DenseLayer];
    const close = (theta: Matrix, moved: Matrix, wanted: Matrix) =>
      closeness(scale(1 / eta, subtract(theta, moved)), wanted, { atol: 1e-8, rtol: 1e-5 }).close;
    return close(old.W, moved.W, g.W) && close(old.b, moved.b, g.b);
  });
}

/** σ′(z) of the sigmoid, the activation of all networks here. */
const slope = (z: Matrix) => map(sigmoid.apply(z), (a) => a * (1 - a));

const mistakes: [string, string, Partial<Steps>][] = [
  [
    'M1',
    'the sum runs over w_kj instead of w_jk (a transpose forgotten)',
    { hiddenError: ({ W }, delta, { own }) => hadamard(matmul(delta, W), slope(own.z)) },
  ],
  [
    'M2',
    'σ′(a) for σ′(z) at the output',
    { outputError: (cost, { own }, y) => hadamard(cost.gradient(own.a, y), slope(own.a)) },
  ],
  [
    'M2',
    'σ′(a) for σ′(z) in a hidden layer',
    { hiddenError: ({ W }, delta, { own }) => hadamard(timesTranspose(delta, W), slope(own.a)) },
  ],
  [
    'M3',
    'the weight gradient summed over the batch',
    { weightGradient: ({ before }, delta) => transposeTimes(before.a, delta) },
  ],
  [
    'M3',
    'averaged twice over the batch',
    {
      weightGradient: ({ before }, delta) => scale(1 / delta.rows, weightGradient(before.a, delta)),
    },
  ],
  [
    'M3',
    'the bias gradient summed over the batch',
    { biasGradient: (delta) => scale(delta.rows, biasGradient(delta)) },
  ],
  ['M4', 'the updated W^(l+1) in the recursion', { recursion: (_old, updated) => updated }],
  [
    'M5',
    'y − a for a − y',
    { outputError: (cost, layer, y) => scale(-1, right.outputError(cost, layer, y)) },
  ],
  [
    'M5',
    'the step added',
    { update: (theta, g, eta, place) => right.update(theta, g, -eta, place) },
  ],
  [
    'M6',
    'σ′ missing at the output',
    { outputError: (cost, { own }, y) => cost.gradient(own.a, y) },
  ],
  [
    'M6',
    'σ′ missing in a hidden layer',
    { hiddenError: ({ W }, delta) => timesTranspose(delta, W) },
  ],
  [
    'M7',
    'a^l for a^(l−1) in ∂C/∂W^l (S1:62)',
    { weightGradient: ({ own }, delta) => weightGradient(own.a, delta) },
  ],
  [
    'M8',
    'z^(l−1) for a^(l−1) in ∂C/∂W^l',
    { weightGradient: ({ before }, delta) => weightGradient(before.z, delta) },
  ],
  [
    'M9',
    '∂C/∂W transposed',
    { weightGradient: ({ before }, delta) => weightGradient(delta, before.a) },
  ],
  [
    'M10',
    'of the nodes k that j feeds, only the last counts (overwritten, not accumulated)',
    {
      hiddenError: ({ W }, delta, { own }) => {
        const k = W.cols - 1;
        return hadamard(
          build(own.z.rows, W.rows, (i, j) => lastOf(W, j, k) * lastOf(delta, i, k)),
          slope(own.z),
        );
      },
    },
  ],
  [
    'M10',
    'of the examples only the last counts',
    {
      weightGradient: ({ before }, delta) => {
        const last = [delta.rows - 1];
        return weightGradient(selectRows(before.a, last), selectRows(delta, last));
      },
    },
  ],
  [
    'M11',
    'a factor 2, the ½ of the cost forgotten',
    { outputError: (cost, layer, y) => scale(2, right.outputError(cost, layer, y)) },
  ],
  [
    'M12',
    'the weight left out of the chain',
    {
      hiddenError: ({ W }, delta, { own }) =>
        hadamard(
          timesTranspose(
            delta,
            map(W, () => 1),
          ),
          slope(own.z),
        ),
    },
  ],
  [
    'M13',
    'the output layer never updated (S3:163)',
    { update: (theta, g, eta, at) => (at.l === at.L ? theta : right.update(theta, g, eta, at)) },
  ],
  [
    'M13',
    'the biases never updated',
    { update: (theta, g, eta, at) => ({ ...right.update(theta, g, eta, at), b: theta.b }) },
  ],
  [
    'M14',
    '∂C/∂a used as ∂C/∂z with cross-entropy',
    { outputError: (_cost, { own }, y) => crossEntropy.gradient(own.a, y) },
  ],
];

function lastOf(A: Matrix, row: number, col: number): number {
  return A.data[row * A.cols + col];
}

/** Three layers of three nodes: square, so that a wrong transpose or a^l for a^(l−1) fits. */
function square(seed: number, cost: Cost): Case {
  const r = random(seed);
  const layer = (): DenseLayer => ({
    kind: 'dense',
    W: normalMatrix(r, 3, 3),
    b: normalMatrix(r, 1, 3),
    activation: sigmoid,
  });
  const network = { layers: [input(3), layer(), layer(), layer()], cost };
  const x = normalMatrix(r, 4, 3);
  return { network, x, y: build(4, 3, (i, j) => (i === j || i === 3 ? 0.9 : 0.1)) };
}

const costFor = (id: string) => (id === 'M14' ? crossEntropy : quadratic);
const eta = 0.5;

describe('every mistake is found by comparing the step with differences of the cost', () => {
  test.each([quadratic, crossEntropy])('The right step passes', (cost) => {
    for (let seed = 1; seed <= 20; seed++) {
      expect(isAlongTheGradient(square(seed, cost), eta, right), `seed ${seed}`).toBe(true);
    }
  });

  test.each(mistakes)('%s, %s: fails', (id, _sentence, wrong) => {
    for (let seed = 1; seed <= 20; seed++) {
      const drawn = square(seed, costFor(id));
      expect(isAlongTheGradient(drawn, eta, { ...right, ...wrong }), `seed ${seed}`).toBe(false);
    }
  });

  test('M1 to M14 are all there', () => {
    const ids = new Set(mistakes.map(([id]) => id));
    expect([...ids]).toEqual(Array.from({ length: 14 }, (_, k) => `M${k + 1}`));
  });

  test('The copy with the right steps is what train does', () => {
    const drawn = square(5, quadratic);
    const options = { rule: gradientDescent({ eta }), batchSize: 4, random: random(1), epochs: 1 };
    const [{ network }] = train(drawn.network, drawn, options);
    const ours = descend(drawn, eta, right);
    for (let l = 1; l <= 3; l++) {
      const [trained, copied] = [network.layers[l], ours.network.layers[l]] as DenseLayer[];
      expect(closeness(trained.W, copied.W, { atol: 1e-15, rtol: 0 }).close).toBe(true);
      expect(closeness(trained.b, copied.b, { atol: 1e-15, rtol: 0 }).close).toBe(true);
    }
    const { delta } = backpropagate(drawn.network, feedForward(drawn.network, drawn.x), drawn.y);
    expect(ours.delta.slice(1)).toEqual(delta.slice(1));
  });

  test('On layers that are not square M1, M7 and M9 are refused for their shapes', () => {
    const drawn = twoThreeTwo();
    const say = ([id, sentence, wrong]: (typeof mistakes)[0]) =>
      `${id}, ${sentence}: ${refusal(() => descend(drawn, eta, { ...right, ...wrong }))}`;
    const [refused, silent] = [
      ['M1', 'M7', 'M9'],
      ['M4', 'M5', 'M8', 'M12'],
    ].map((ids) => mistakes.filter(([id]) => ids.includes(id)).map(say));
    expect(refused).toMatchInlineSnapshot(`
      [
        "M1, the sum runs over w_kj instead of w_jk (a transpose forgotten): RangeError: matmul: A is 2 × 2 but B is 3 × 2; the columns of A must match the rows of B (2 ≠ 3)",
        "M7, a^l for a^(l−1) in ∂C/∂W^l (S1:62): RangeError: subtract: A is 3 × 2 but B is 2 × 2; they must have the same number of rows (3 ≠ 2)",
        "M9, ∂C/∂W transposed: RangeError: subtract: A is 3 × 2 but B is 2 × 3; they must have the same number of rows (3 ≠ 2)",
      ]
    `);
    expect(silent.every((text) => text.endsWith(': nothing is thrown'))).toBe(true);
  });
});

describe('the loss does not find them', () => {
  /** C after so many steps, each made from `steps`. */
  function lossAfter(drawn: Case, count: number, steps: Steps): number {
    let network = drawn.network;
    for (let k = 0; k < count; k++) network = descend({ ...drawn, network }, eta, steps).network;
    return costOf({ ...drawn, network });
  }

  const visible = (sentence: string) =>
    sentence === 'y − a for a − y' || sentence === 'the step added';

  test.each(mistakes.filter(([, sentence]) => !visible(sentence)))(
    '%s, %s: the loss falls all the same (seed 4, 300 steps)',
    (id, _sentence, wrong) => {
      const drawn = square(4, costFor(id));
      expect(lossAfter(drawn, 300, { ...right, ...wrong })).toBeLessThan(costOf(drawn));
    },
  );

  test.each(mistakes.filter(([, sentence]) => visible(sentence)))(
    '%s, %s: this one the loss shows',
    (id, _sentence, wrong) => {
      const drawn = square(4, costFor(id));
      expect(lossAfter(drawn, 300, { ...right, ...wrong })).toBeGreaterThan(costOf(drawn));
    },
  );

  test('M4 is even faster than the truth, in one step of notebooks 04 and 06', () => {
    const wrong = { ...right, recursion: (_old: Parameters, updated: Parameters) => updated };
    const loss = (drawn: Case, rate: number, steps: Steps) =>
      costOf({ ...drawn, network: descend(drawn, rate, steps).network });
    expect(loss(twoTwoOne(), 0.5, right)).toBeCloseTo(0.087362108, 9);
    expect(loss(twoTwoOne(), 0.5, wrong)).toBeCloseTo(0.087359373, 9);
    expect(loss(twoThreeTwo(), 1, right)).toBeCloseTo(0.24287133, 8);
    expect(loss(twoThreeTwo(), 1, wrong)).toBeCloseTo(0.242861, 6);
  });
});

describe('the mistaken steps give the wrong numbers that notebooks 04 and 06 print', () => {
  const wrongly = (sentence: string): Steps => {
    const found = mistakes.find(([, s]) => s === sentence);
    if (found === undefined) throw new Error(`no mistake is called “${sentence}”`);
    return { ...right, ...found[2] };
  };

  /** (θ − θ′)/η, the gradient the step followed. */
  function followed(drawn: Case, l: number, steps: Steps, rate = 0.5): Parameters {
    const { network } = descend(drawn, rate, steps);
    const [old, moved] = [drawn.network.layers[l], network.layers[l]] as [DenseLayer, DenseLayer];
    return {
      W: scale(1 / rate, subtract(old.W, moved.W)),
      b: scale(1 / rate, subtract(old.b, moved.b)),
    };
  }

  const delta = (drawn: Case, l: number, sentence: string, rate = 0.5) =>
    rounded(descend(drawn, rate, wrongly(sentence)).delta[l], 6);

  test('Notebook 04, two inputs, two hidden nodes, one output', () => {
    const net = twoTwoOne();
    expect(delta(net, 2, 'σ′(a) for σ′(z) at the output')).toEqual([[-0.101676]]);
    expect(delta(net, 1, 'σ′(a) for σ′(z) in a hidden layer')).toEqual([[-0.017958, 0.012509]]);
    expect(delta(net, 2, 'σ′ missing at the output')).toEqual([[-0.439493]]);
    expect(delta(net, 1, 'the weight left out of the chain')).toEqual([[-0.026934, -0.026614]]);
    const M4 = descend(net, 0.5, wrongly('the updated W^(l+1) in the recursion'));
    expect(rounded(M4.delta[1])).toEqual([[-0.019531727, 0.012493409]]);
    // M7 fits in shape in the first layer only: ∂C/∂w_11 = δ¹_1 a¹_1
    const [own] = [feedForward(net.network, net.x)[1].a];
    const { delta: rightly } = descend(net, 0.5, right);
    expect(rounded(weightGradient(own, rightly[1]), 6)[0][0]).toBe(-0.008768);
  });

  test('Notebook 06, a batch of two through a network 2-3-2', () => {
    const net = twoThreeTwo();
    expect(delta(net, 2, 'σ′(a) for σ′(z) at the output')[0]).toEqual([-0.09085, 0.119357]);
    expect(delta(net, 2, 'σ′ missing at the output')[0]).toEqual([-0.3974, 0.509029]);
    expect(delta(net, 1, 'σ′(a) for σ′(z) in a hidden layer')[0]).toEqual([
      -0.023751, 0.016754, -0.012626,
    ]);
    const M4 = 'the updated W^(l+1) in the recursion';
    expect(delta(net, 1, M4, 1)[0]).toEqual([-0.02375, 0.01802, -0.013639]);
    const summed = followed(net, 1, wrongly('the weight gradient summed over the batch'));
    expect(rounded(summed.W, 6)[0][0]).toBe(-0.035604);
    const M13 = descend(net, 1, wrongly('the output layer never updated (S3:163)'));
    expect(costOf({ ...net, network: M13.network })).toBeCloseTo(0.244829, 6);
  });
});

/** The network of notebook 04. */
function twoTwoOne(): Case {
  const hidden = [
    [0.1, 0.4],
    [-0.3, 0.2],
  ]; // from–to
  const layers = [input(2), dense(hidden, [0.05, -0.1]), dense([[0.7], [-0.5]], [0.2])];
  return { network: { layers, cost: quadratic }, x: matrix([[0.5, 0.8]]), y: matrix([[1]]) };
}

/** The network of notebooks 05 and 06. */
function twoThreeTwo(): Case {
  const hidden = [
    [0.2, -0.4, 0.1],
    [0.5, 0.3, -0.2],
  ]; // from–to
  const output = [
    [0.3, -0.6],
    [-0.2, 0.4],
    [0.7, 0.1],
  ];
  const layers = [input(2), dense(hidden, [0.1, -0.1, 0.05]), dense(output, [-0.05, 0.2])];
  const x = matrix([
    [1, 0.5],
    [-0.5, 2],
  ]);
  return {
    network: { layers, cost: quadratic },
    x,
    y: matrix([
      [1, 0],
      [0, 1],
    ]),
  };
}

function dense(W: number[][], b: number[]): DenseLayer {
  return { kind: 'dense', W: matrix(W), b: matrix([b]), activation: sigmoid };
}
