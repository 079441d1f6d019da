import {
  type Activation,
  adam,
  backpropagate,
  build,
  type Cost,
  crossEntropy,
  dense,
  type Epoch,
  type Examples,
  feedForward,
  gradientDescent,
  identity,
  input,
  l1,
  l2,
  type Matrix,
  matrix,
  momentum,
  type Network,
  type Parameters,
  permutation,
  predict,
  quadratic,
  type Rule,
  random,
  scale,
  selectRows,
  sigmoid,
  subtract,
  type TrainOptions,
  tanh,
  toRows,
  train,
  withParameters,
} from 'kernel-lib';
import { describe, expect, test } from 'vitest';
import { largestDifference, normalMatrix, refusal } from './support/random-network.ts';

/** y = θ₀ + θ₁ x through (0, 1), (1, 3), (2, 2), (3, 5) from θ = 0: the example of notebook 08. */
const line: Network = {
  layers: [input(1), { kind: 'dense', W: build(1, 1), b: build(1, 1), activation: identity }],
  cost: quadratic,
};
const points: Examples = { x: matrix([[0], [1], [2], [3]]), y: matrix([[1], [3], [2], [5]]) };

/** A network 3-4-2 and seven examples, for which nothing is special. */
function setting(cost: Cost = quadratic, output: Activation = tanh) {
  const r = random(99);
  const layers = [input(3), dense(3, 4, tanh, r), dense(4, 2, output, r)];
  const network: Network = { layers, cost };
  const examples = {
    x: normalMatrix(r, 7, 3),
    y: build(7, 2, (i, j) => ((3 * i + 5 * j) % 7) / 7),
  };
  return { network, examples };
}

function run<State>(network: Network, examples: Examples, options: TrainOptions<State>): Epoch[] {
  return [...train(network, examples, options)];
}

/** {W^l, b^l} of one layer, as lists. */
function parameters(network: Network, l: number): { W: number[][]; b: number[][] } {
  const { W, b } = theta(network, l);
  return { W: toRows(W), b: toRows(b) };
}

function theta(network: Network, l: number): Parameters {
  const layer = network.layers[l];
  if (layer.kind === 'input') throw new Error(`layer ${l} is the input`);
  return { W: layer.W, b: layer.b };
}

/** The cost, and a list that receives the targets of every batch it measures. */
function watched(cost: Cost): { cost: Cost; batches: number[][] } {
  const batches: number[][] = [];
  const value = (a: Matrix, y: Matrix) => {
    batches.push([...y.data]);
    return cost.value(a, y);
  };
  return { cost: { ...cost, value }, batches };
}

/** Largest difference of all parameters of two networks of the same layers. */
function distance(one: Network, other: Network): number {
  let worst = 0;
  for (let l = 1; l < one.layers.length; l++) {
    const [p, q] = [theta(one, l), theta(other, l)];
    worst = Math.max(worst, largestDifference(p.W, q.W), largestDifference(p.b, q.b));
  }
  return worst;
}

const ascending = (numbers: number[]) => [...numbers].sort((a, b) => a - b);

describe('an epoch', () => {
  test.each([1, 2, 3, 4, 6, 7])('Every example occurs once, in batches of %i', (batchSize) => {
    const { cost, batches } = watched(quadratic);
    const y = matrix([[10], [11], [12], [13], [14], [15], [16]]);
    const x = scale(0.1, y);
    const options = { rule: gradientDescent({ eta: 1e-3 }), batchSize, random: random(5) };
    const epochs = run({ ...line, cost }, { x, y }, { ...options, epochs: 3 });
    expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
    const perEpoch = Math.ceil(7 / batchSize);
    expect(batches.length).toBe(3 * perEpoch);
    for (let e = 0; e < 3; e++) {
      const order = batches.slice(e * perEpoch, (e + 1) * perEpoch);
      expect(ascending(order.flat())).toEqual([10, 11, 12, 13, 14, 15, 16]);
      expect(order.slice(0, -1).every((batch) => batch.length === batchSize)).toBe(true);
      expect(order[perEpoch - 1].length).toBe(7 % batchSize || batchSize);
    }
  });

  test('Each example keeps its own target', () => {
    // y = 2x holds for all, so at W = 2, b = 0 the cost of every batch is 0, and no step moves
    const solved = withParameters(line, 1, { W: matrix([[2]]), b: build(1, 1) });
    const x = matrix([[1], [-2], [3], [0.5], [4]]);
    const options = { rule: gradientDescent({ eta: 0.1 }), batchSize: 2, random: random(1) };
    const [last] = run(solved, { x, y: scale(2, x) }, { ...options, epochs: 4 }).slice(-1);
    expect(last.cost).toBe(0);
    expect(parameters(last.network, 1)).toEqual({ W: [[2]], b: [[0]] });
  });

  test('One batch of N is a step of gradient descent', () => {
    // ∂C/∂θ at 0 is −(1/4) Σ y = −2.75 and −(1/4) Σ x y = −(3 + 4 + 15)/4 = −5.5
    const options = { rule: gradientDescent({ eta: 0.1 }), batchSize: 4, random: random(2) };
    const [first] = run(line, points, { ...options, epochs: 1 });
    const { W, b } = parameters(first.network, 1);
    expect(W[0][0]).toBeCloseTo(0.55, 14);
    expect(b[0][0]).toBeCloseTo(0.275, 14);
    // measured before the step: (1/4) Σ ½ y² = (1 + 9 + 4 + 25)/8
    expect(first.cost).toBeCloseTo(4.875, 14);
  });

  test('F15: N steps of gradient descent by hand are N epochs of one batch', () => {
    const { network, examples } = setting();
    const options = { rule: gradientDescent({ eta: 0.3 }), random: random(3), epochs: 5 };
    const [last] = run(network, examples, { ...options, batchSize: 7 }).slice(-1);
    let byHand = network;
    for (let k = 0; k < 5; k++) {
      const { gradient } = backpropagate(byHand, feedForward(byHand, examples.x), examples.y);
      for (const l of [1, 2]) {
        const { W, b } = theta(byHand, l);
        const g = gradient[l] ?? { W, b }; // only the input has none
        byHand = withParameters(byHand, l, {
          W: subtract(W, scale(0.3, g.W)),
          b: subtract(b, scale(0.3, g.b)),
        });
      }
    }
    // the order of the examples is shuffled, so sums round differently
    expect(distance(last.network, byHand)).toBeLessThan(1e-14);
  });

  test('F16: A last batch of one is averaged over one: 3 + 1 examples, worked by hand', () => {
    const eta = 0.1;
    const { cost, batches } = watched(quadratic);
    const options = { rule: gradientDescent({ eta }), batchSize: 3, random: random(8), epochs: 1 };
    const [{ network, cost: measured }] = run({ ...line, cost }, points, options);
    // this seed takes the examples 1, 0, 3 and then 2
    expect(batches).toEqual([[3, 1, 5], [2]]);
    // (0, 1), (1, 3), (3, 5) at θ = 0: ∂C/∂θ₀ = −9/3, ∂C/∂θ₁ = −(0 + 3 + 15)/3, C = (1 + 9 + 25)/6
    // θ = (0.3, 0.6).  Then (2, 2): a = 0.3 + 1.2 = 1.5, a − y = −0.5, C = 0.125,
    // θ = (0.3 + 0.1·0.5, 0.6 + 0.1·0.5·2) = (0.35, 0.7)
    const { W, b } = parameters(network, 1);
    expect(b[0][0]).toBeCloseTo(0.35, 14);
    expect(W[0][0]).toBeCloseTo(0.7, 14);
    // 3/4 · 35/6 + 1/4 · 0.125
    expect(measured).toBeCloseTo(4.40625, 14);
  });

  test('The order is that of permutation, drawn anew for each epoch', () => {
    const { cost, batches } = watched(quadratic);
    const y = matrix([[0], [1], [2], [3], [4], [5]]);
    const options = { rule: gradientDescent({ eta: 1e-3 }), batchSize: 2, epochs: 2 };
    run({ ...line, cost }, { x: y, y }, { ...options, random: random(21) });
    const r = random(21);
    const orders = [permutation(r, 6), permutation(r, 6)];
    expect(batches.flat()).toEqual(orders.flat());
    expect(orders[0]).not.toEqual(orders[1]);
  });
});

describe('training is reproducible', () => {
  const options = { rule: momentum({ eta: 0.2 }), batchSize: 3, epochs: 4 };

  test('The same seed gives the same numbers', () => {
    const { network, examples } = setting();
    const once = run(network, examples, { ...options, random: random(4) });
    const again = run(network, examples, { ...options, random: random(4) });
    expect(again.map(({ cost }) => cost)).toEqual(once.map(({ cost }) => cost));
    expect(distance(again[3].network, once[3].network)).toBe(0);
  });

  test('Another seed gives another order, and other numbers', () => {
    const { network, examples } = setting();
    const one = run(network, examples, { ...options, random: random(4) });
    const other = run(network, examples, { ...options, random: random(5) });
    expect(distance(one[3].network, other[3].network)).toBeGreaterThan(1e-4);
  });

  test('The given network and examples are not changed, nor is the network of an earlier epoch', () => {
    const { network, examples } = setting();
    const all = () => structuredClone([theta(network, 1), theta(network, 2), examples]);
    const before = all();
    const epochs = train(network, examples, { ...options, random: random(4) });
    const first = epochs.next().value;
    const kept = structuredClone(theta(first?.network ?? network, 1));
    expect([...epochs]).toHaveLength(3);
    expect(all()).toEqual(before);
    expect(theta(first?.network ?? network, 1)).toEqual(kept);
    expect(first?.network).not.toBe(network);
  });

  test('An epoch that is looked at later still shows its own network, always the same one', () => {
    const { network, examples } = setting();
    const { epochs: _, ...endless } = options;
    const many = { ...endless, epochs: 200 }; // more than share one vector of copies
    const late = run(network, examples, { ...many, random: random(4) });
    const atOnce: Network[] = [];
    for (const epoch of train(network, examples, { ...many, random: random(4) })) {
      atOnce.push(epoch.network);
    }
    expect(late.map((epoch) => theta(epoch.network, 1))).toEqual(
      atOnce.map((made) => theta(made, 1)),
    );
    expect(theta(late[10].network, 1)).not.toEqual(theta(late[11].network, 1));
    expect(late[10].network).toBe(late[10].network);
  });

  test('Epochs are made when they are asked for', () => {
    const { network, examples } = setting();
    const { cost, batches } = watched(quadratic);
    const epochs = train({ ...network, cost }, examples, { ...options, random: random(4) });
    expect(batches).toHaveLength(0);
    epochs.next();
    expect(batches).toHaveLength(3);
  });

  test('Without a number of epochs the caller decides when to stop', () => {
    const { network, examples } = setting();
    const { epochs: _, ...endless } = options;
    const seen: number[] = [];
    for (const { epoch } of train(network, examples, { ...endless, random: random(4) })) {
      seen.push(epoch);
      if (epoch === 25) break;
    }
    expect(seen).toEqual(Array.from({ length: 25 }, (_, k) => k + 1));
  });
});

describe('the state of the rule', () => {
  test('It lives across epochs: Adam’s t counts steps, not epochs', () => {
    const ts: number[] = [];
    const inner = adam({ eta: 0.01 });
    const rule: typeof inner = {
      ...inner,
      step: (theta, g, state) => {
        const result = inner.step(theta, g, state);
        ts.push(result[1].t);
        return result;
      },
    };
    run(line, points, { rule, batchSize: 2, random: random(6), epochs: 3 });
    // two steps an epoch, each for W and for b
    expect(ts).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]);
  });

  test('Momentum by hand over two epochs: v is not reset', () => {
    // One example (1, 1) from θ = 0, η = 0.1, β = 0.5, both parameters alike (x = 1):
    // g = −1, v = −1, θ = 0.1;  a = 0.2, g = −0.8, v = −1.3, θ = 0.23
    const one = { x: matrix([[1]]), y: matrix([[1]]) };
    const rule = momentum({ eta: 0.1, beta: 0.5 });
    const epochs = run(line, one, { rule, batchSize: 1, random: random(1), epochs: 2 });
    expect(parameters(epochs[0].network, 1)).toEqual({ W: [[0.1]], b: [[0.1]] });
    expect(parameters(epochs[1].network, 1).W[0][0]).toBeCloseTo(0.23, 15);
    expect(parameters(epochs[1].network, 1).b[0][0]).toBeCloseTo(0.23, 15);
  });

  test('Each W and each b has a state of its own, started for its shape', () => {
    const { network, examples } = setting();
    const shapes: number[][] = [];
    // counts its steps, so that a state handed to the wrong parameters shows
    const rule: Rule<{ of: Matrix; steps: number }> = {
      name: 'counting',
      start: (theta) => {
        shapes.push([theta.rows, theta.cols]);
        return { of: theta, steps: 0 };
      },
      step: (theta, g, { of, steps }) => {
        expect([of.rows, of.cols]).toEqual([theta.rows, theta.cols]);
        expect([g.rows, g.cols]).toEqual([theta.rows, theta.cols]);
        if (steps === 0) expect(theta).toBe(of);
        return [subtract(theta, scale(0.01, g)), { of, steps: steps + 1 }];
      },
    };
    run(network, examples, { rule, batchSize: 3, random: random(1), epochs: 2 });
    expect(shapes).toEqual([
      [3, 4],
      [1, 4],
      [4, 2],
      [1, 2],
    ]);
  });

  test('All layers step from gradients at one Θ', () => {
    const { network, examples } = setting();
    const { gradient } = backpropagate(network, feedForward(network, examples.x), examples.y);
    const given: Matrix[] = [];
    const rule: Rule<null> = {
      name: 'large',
      start: () => null,
      step: (theta, g, state) => {
        given.push(g);
        return [subtract(theta, scale(50, g)), state];
      },
    };
    run(network, examples, { rule, batchSize: 7, random: random(1), epochs: 1 });
    const wanted = gradient.flatMap((g) => (g === null ? [] : [g.W, g.b]));
    expect(Math.max(...given.map((g, k) => largestDifference(g, wanted[k])))).toBeLessThan(1e-15);
  });
});

describe('the penalty', () => {
  test('F9c: Its gradient is added for the weights and not for the biases, with n of the whole set', () => {
    // From W = 2, b = 3 on examples that are fitted exactly, only the penalty moves:
    // λ/2n Σ w² with λ = 0.8, n = 4 has the gradient 0.2 · 2 = 0.4; 2 − 0.5 · 0.4 = 1.8
    const fitted = withParameters(line, 1, { W: matrix([[2]]), b: matrix([[3]]) });
    const examples = { x: points.x, y: matrix([[3], [5], [7], [9]]) };
    const rule = gradientDescent({ eta: 0.5 });
    const penalty = l2({ lambda: 0.8 });
    const options = { rule, batchSize: 4, random: random(1), epochs: 1 };
    const [first] = run(fitted, examples, { ...options, penalty });
    expect(parameters(first.network, 1)).toEqual({ W: [[1.8]], b: [[3]] });
    // 0 + 0.8/8 · 4
    expect(first.cost).toBeCloseTo(0.4, 15);
    const [plain] = run(fitted, examples, options);
    expect(parameters(plain.network, 1)).toEqual({ W: [[2]], b: [[3]] });
    expect(plain.cost).toBe(0);
  });

  test('With batches of one n is still that of the whole set, and each step decays', () => {
    // x = 0 for all: W does not enter the outputs. Four steps of −0.5 · 0.2/2 sgn w = −0.05
    const examples = { x: build(2, 1), y: build(2, 1) };
    const from = withParameters(line, 1, { W: matrix([[2]]), b: build(1, 1) });
    const penalty = l1({ lambda: 0.2 });
    const options = { rule: gradientDescent({ eta: 0.5 }), batchSize: 1, random: random(1) };
    const epochs = run(from, examples, { ...options, penalty, epochs: 2 });
    expect(parameters(epochs[0].network, 1).W[0][0]).toBeCloseTo(1.9, 14);
    expect(parameters(epochs[1].network, 1).W[0][0]).toBeCloseTo(1.8, 14);
    // each batch before its own step: ½ · 0.1 · 2 + ½ · 0.1 · 1.95
    expect(epochs[0].cost).toBeCloseTo(0.1975, 14);
  });

  test('The weights of every layer are penalised', () => {
    const { network, examples } = setting();
    const options = { rule: gradientDescent({ eta: 1 }), batchSize: 7, epochs: 1 };
    const penalty = l2({ lambda: 0.7 });
    const [plain] = run(network, examples, { ...options, random: random(1) });
    const [decayed] = run(network, examples, { ...options, random: random(1), penalty });
    for (const l of [1, 2]) {
      const [p, q] = [theta(plain.network, l), theta(decayed.network, l)];
      const difference = subtract(p.W, q.W); // η λ/n W = 0.1 W
      expect(largestDifference(difference, scale(0.1, theta(network, l).W))).toBeLessThan(1e-15);
      expect(q.b).toEqual(p.b);
    }
    const value = [1, 2].reduce((sum, l) => sum + penalty.value(theta(network, l).W, 7), 0);
    expect(decayed.cost - plain.cost).toBeCloseTo(value, 14);
  });
});

describe('the reported cost', () => {
  test('It is the mean over all examples, each batch measured just before its own step', () => {
    const { network, examples } = setting(crossEntropy, sigmoid);
    const options = { rule: gradientDescent({ eta: 2 }), batchSize: 3, epochs: 1 };
    const [{ cost }] = run(network, examples, { ...options, random: random(30) });
    // The same steps one batch at a time; 3 + 3 + 1 examples.
    const order = permutation(random(30), 7);
    let [current, sum] = [network, 0];
    for (const rows of [order.slice(0, 3), order.slice(3, 6), order.slice(6)]) {
      const batch = { x: selectRows(examples.x, rows), y: selectRows(examples.y, rows) };
      sum += rows.length * crossEntropy.value(predict(current, batch.x), batch.y);
      const whole = { ...options, batchSize: rows.length, random: random(0) };
      current = run(current, batch, whole)[0].network;
    }
    expect(cost).toBeCloseTo(sum / 7, 14);
  });
});

test('XOR is learned (a smoke test: that the loss falls proves little)', () => {
  const r = random(3);
  const network: Network = {
    layers: [input(2), dense(2, 4, tanh, r), dense(4, 1, sigmoid, r)],
    cost: crossEntropy,
  };
  const x = matrix([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]); // four corners
  const y = matrix([[0], [1], [1], [0]]);
  const rule = adam({ eta: 0.05 });
  const epochs = run(network, { x, y }, { rule, batchSize: 4, random: r, epochs: 300 });
  const [last] = epochs.slice(-1);
  expect(last.cost).toBeLessThan(0.05);
  expect([...predict(last.network, x).data].map(Math.round)).toEqual([0, 1, 1, 0]);
});

describe('what does not fit is refused', () => {
  const rule = gradientDescent({ eta: 0.1 });
  const options = { rule, batchSize: 2, random: random(1) };

  test('At the call: the batch size, the number of epochs, and a target for each example', () => {
    const { x, y } = points;
    const say = (more: object, examples = points) =>
      refusal(() => train(line, examples, { ...options, ...more }));
    const empty = { rows: 0, cols: 1, data: new Float64Array(0) };
    expect([
      say({ batchSize: 0 }),
      say({ batchSize: 5 }),
      say({ batchSize: NaN }),
      say({ batchSize: 1.5 }),
      say({ batchSize: -1 }),
      say({ batchSize: Infinity }),
      say({ epochs: 0 }),
      say({ epochs: NaN }),
      say({ epochs: 2.5 }),
      say({}, { x: empty, y: empty }),
      say({}, { x, y: selectRows(y, [0, 1, 2]) }),
      say({}, { x: selectRows(x, [0]), y }),
    ]).toMatchInlineSnapshot(`
      [
        "RangeError: train: batchSize is 0; it must be a whole number from 1 on",
        "RangeError: train: batchSize is 5 but there are 4 examples; it must be at most 4",
        "RangeError: train: batchSize is NaN; it must be a whole number from 1 on",
        "RangeError: train: batchSize is 1.5; it must be a whole number from 1 on",
        "RangeError: train: batchSize is -1; it must be a whole number from 1 on",
        "RangeError: train: batchSize is Infinity; it must be a whole number from 1 on",
        "RangeError: train: epochs is 0; it must be a whole number from 1 on",
        "RangeError: train: epochs is NaN; it must be a whole number from 1 on",
        "RangeError: train: epochs is 2.5; it must be a whole number from 1 on",
        "RangeError: train: the number of examples is 0; it must be a whole number from 1 on",
        "RangeError: train: x is 4 × 1 but y is 3 × 1; each example needs a target (4 ≠ 3 rows)",
        "RangeError: train: x is 1 × 1 but y is 4 × 1; each example needs a target (1 ≠ 4 rows)",
      ]
    `);
    expect(say({ batchSize: 4, epochs: 1 })).toBe('nothing is thrown');
    expect(() => train(line, points, { ...options, batchSize: 0 })).toThrow(RangeError);
  });

  test('At the first epoch: examples that do not fit the network', () => {
    const { x, y } = points;
    const say = (examples: Examples, network = line) => {
      const epochs = train(network, examples, options); // does not throw
      return refusal(() => epochs.next());
    };
    const wide = (A: Matrix) => build(A.rows, 2);
    expect([
      say({ x, y: wide(y) }),
      say({ x: wide(x), y }),
      say(points, { ...line, layers: [input(1)] }),
      say({ x, y }, { ...line, cost: crossEntropy }),
    ]).toMatchInlineSnapshot(`
      [
        "RangeError: outputError: a^L is 2 × 1 but y is 2 × 2; they must have the same number of columns (1 ≠ 2)",
        "RangeError: feedForward: x is 2 × 2 but the input layer has size 1; the columns of x must match it (2 ≠ 1)",
        "RangeError: network: layers are [input]; the first must be input(size) and at least one dense layer must follow",
        "RangeError: crossEntropy: y is 2 in row 0, column 0; outputs and targets must lie in [0, 1]",
      ]
    `);
  });

  test('The generator of random numbers is used only by the epochs that are made', () => {
    const r = random(8);
    const before = [...r.words];
    const epochs = train(line, points, { ...options, random: r });
    expect([...r.words]).toEqual(before);
    epochs.next();
    expect([...r.words]).not.toEqual(before);
  });

  test('At the call: numbers that are no Float64Array, or not as many as the shape says', () => {
    const { x, y } = points;
    const say = (examples: unknown, network: unknown = line) =>
      refusal(() => train(network as Network, examples as Examples, options).next());
    const layer = (W: unknown) => ({ ...line, layers: [input(1), { ...line.layers[1], W }] });
    expect([
      say({ x: { ...x, data: new Float32Array(4) }, y }),
      say({ x, y: { ...y, data: [1, 3, 2, 5] } }),
      say({ x: { ...x, data: new Float64Array(3) }, y }),
      say({ x, y: { ...y, data: undefined } }),
      say({ x, y }, layer({ rows: 1, cols: 1, data: new Float32Array(1) })),
      say({ x, y }, layer({ rows: 1, cols: 1, data: new Float64Array(2) })),
    ]).toMatchInlineSnapshot(`
      [
        "TypeError: train: the data of x is of kind Float32Array; it must be a Float64Array, as matrix and build make it",
        "TypeError: train: the data of y is of kind Array; it must be a Float64Array, as matrix and build make it",
        "RangeError: train: x is 4 × 1 but its data has 3 numbers; it must have one for each entry (3 ≠ 4)",
        "TypeError: train: the data of y is of kind Undefined; it must be a Float64Array, as matrix and build make it",
        "TypeError: train: the data of W^1 is of kind Float32Array; it must be a Float64Array, as matrix and build make it",
        "RangeError: train: W^1 is 1 × 1 but its data has 2 numbers; it must have one for each entry (2 ≠ 1)",
      ]
    `);
  });

  test('What a user’s functions return, if it has the wrong shape', () => {
    const wide = (A: Matrix) => build(A.rows, A.cols + 1);
    const { network, examples } = setting();
    const say = (sigma: Activation, more: object = {}, cost: Cost = quadratic) => {
      const layers = network.layers.map((layer) => ({ ...layer, activation: sigma }));
      return refusal(() => run({ layers, cost }, examples, { ...options, epochs: 1, ...more }));
    };
    const penalty = { ...l2({ lambda: 1 }), gradient: wide };
    expect([
      say({ ...tanh, apply: wide }),
      say({ ...tanh, pullBack: wide }),
      say(tanh, {}, { ...quadratic, gradient: wide }),
      say(tanh, { penalty }),
      say(tanh, { rule: { ...rule, step: (theta: Matrix) => [wide(theta), null] } }),
    ]).toMatchInlineSnapshot(`
      [
        "RangeError: train: tanh.apply returned a matrix 2 × 5 with 10 numbers; it must be 2 × 4 (10 ≠ 8)",
        "RangeError: train: tanh.pullBack returned a matrix 2 × 3 with 6 numbers; it must be 2 × 2 (6 ≠ 4)",
        "RangeError: train: quadratic.gradient returned a matrix 2 × 3 with 6 numbers; it must be 2 × 2 (6 ≠ 4)",
        "RangeError: train: l2.gradient returned a matrix 3 × 5 with 15 numbers; it must be 3 × 4 (15 ≠ 12)",
        "RangeError: train: gradientDescent.step returned a matrix 3 × 5 with 15 numbers; it must be 3 × 4 (15 ≠ 12)",
      ]
    `);
  });
});

describe('a cost that is no number any more', () => {
  const rule = gradientDescent({ eta: 1e3 });
  const options = { rule, batchSize: 2, random: random(1), epochs: 400 };

  test('stops the training, and says where and what to try', () => {
    const say = (more: object, examples = points) =>
      refusal(() => run(line, examples, { ...options, ...more }));
    const { x, y } = points;
    const broken = matrix([[0], [1], [Number.NaN], [3]]);
    expect([
      say({ random: random(1) }),
      say({ random: random(1), engine: 'simd' }),
      say({ random: random(1) }, { x: broken, y }),
      say({ random: random(1), engine: 'plain' }, { x: broken, y }),
      say({ random: random(1) }, { x, y: scale(Infinity, y) }),
    ]).toMatchInlineSnapshot(`
      [
        "Error: train: the cost is Infinity in epoch 23, step 1; the steps are too long: try a smaller eta, examples scaled to about 1, or smaller first weights (onDivergence: 'continue' goes on all the same)",
        "Error: train: the cost is Infinity in epoch 23, step 1; the steps are too long: try a smaller eta, examples scaled to about 1, or smaller first weights (onDivergence: 'continue' goes on all the same)",
        "Error: train: the cost is NaN in epoch 1, step 2; x holds NaN in row 2, column 0: mend that example or leave it out (onDivergence: 'continue' goes on all the same)",
        "Error: train: the cost is NaN in epoch 1, step 2; x holds NaN in row 2, column 0: mend that example or leave it out (onDivergence: 'continue' goes on all the same)",
        "Error: train: the cost is Infinity in epoch 1, step 1; y holds Infinity in row 0, column 0: mend that example or leave it out (onDivergence: 'continue' goes on all the same)",
      ]
    `);
  });

  test('goes on if it is told to, with the cost as it is', () => {
    const epochs = run(line, points, { ...options, onDivergence: 'continue' });
    expect(epochs).toHaveLength(400);
    expect(epochs[399].cost).toBeNaN();
  });

  test('is found before the step: the last epoch that was given is whole', () => {
    const given: Epoch[] = [];
    const wild = train(line, points, { ...options, random: random(1) });
    const said = refusal(() => {
      for (const epoch of wild) given.push(epoch);
    });
    expect(said).toContain(`in epoch ${given.length + 1}, step 1`);
    const { W, b } = theta(given[given.length - 1].network, 1);
    expect([...W.data, ...b.data].every(Number.isFinite)).toBe(true);
  });
});

describe('two trainings at once', () => {
  test.each(['plain', 'simd'] as const)('do not disturb each other on the engine %s', (engine) => {
    const { network, examples } = setting();
    const options = { rule: adam({ eta: 0.1 }), batchSize: 3, epochs: 6, engine };
    const alone = (seed: number) => run(network, examples, { ...options, random: random(seed) });
    const one = train(network, examples, { ...options, random: random(4) });
    const other = train(network, examples, { ...options, random: random(5) });
    for (let k = 0; k < 6; k++) {
      // asked in turn, epoch by epoch
      for (const [epochs, seed] of [
        [one, 4],
        [other, 5],
      ] as const) {
        const { value } = epochs.next();
        expect(value?.cost).toBe(alone(seed)[k].cost);
        expect(distance(value?.network ?? network, alone(seed)[k].network)).toBe(0);
      }
    }
  });

  test('One within a function of another: a training may start a training', () => {
    const { network, examples } = setting();
    const options = { rule: adam({ eta: 0.1 }), batchSize: 3, epochs: 2 };
    const training = (outer: Network) => run(outer, examples, { ...options, random: random(4) });
    const busy: Cost = {
      ...quadratic,
      value: (a, y) => {
        training(network);
        return quadratic.value(a, y);
      },
    };
    const [wanted, got] = [training(network), training({ ...network, cost: busy })];
    expect(distance(got[1].network, wanted[1].network)).toBe(0);
  });
});
