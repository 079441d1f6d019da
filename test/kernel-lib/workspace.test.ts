// `train` on its workspaces gives the numbers of the pure step functions: over random networks, every
// activation, cost, rule and penalty, batches with a shorter last one, on every engine.

import {
  type Activation,
  adam,
  build,
  type Cost,
  crossEntropy,
  type EngineName,
  elementwise,
  gradientDescent,
  identity,
  type Layer,
  l2,
  leakyRelu,
  logLikelihood,
  type Matrix,
  map,
  momentum,
  type Network,
  type Penalty,
  quadratic,
  type Rule,
  random,
  relu,
  scale,
  sigmoid,
  softmax,
  subtract,
  tanh,
  train,
  uniform,
} from 'kernel-lib';
import { describe, expect, test } from 'vitest';
import { pureTrain } from './support/pure-train.ts';
import { activations, type Drawn, drawn, outputs, penalties, rules } from './support/trainings.ts';

const engines: EngineName[] = ['plain', 'simd', 'fused'];

/** Throws unless every parameter and cost agrees: |x − y| ≤ r |y| + r/100; fused sums round otherwise. */
function expectSameTraining<State>(
  { network, examples }: Drawn,
  options: { rule: Rule<State>; batchSize: number; penalty?: Penalty; epochs?: number },
  engine: EngineName,
): void {
  const epochs = options.epochs ?? 3;
  const wanted = pureTrain(network, examples, { ...options, epochs, random: random(77) });
  const got = [...train(network, examples, { ...options, epochs, engine, random: random(77) })];
  const numbers = (made: readonly { network: Network; cost: number }[]) =>
    made.flatMap(({ network: { layers }, cost }) => [
      cost,
      ...layers.flatMap((layer) =>
        layer.kind === 'input' ? [] : [...layer.W.data, ...layer.b.data],
      ),
    ]);
  const [expected, actual] = [numbers(wanted), numbers(got)];
  expect(actual.length).toBe(expected.length);
  const r = engine === 'fused' ? 1e-11 : 1e-12;
  const worst = expected.reduce(
    (most, y, k) => Math.max(most, Math.abs(actual[k] - y) / (r * Math.abs(y) + r / 100)),
    0,
  );
  expect(worst).toBeLessThanOrEqual(1);
  expect(got.map((epoch) => epoch.engine)).toEqual(got.map(() => engine));
}

describe.each(engines)('the engine %s trains as the pure step functions do', (engine) => {
  for (const [cost, sigmas] of outputs) {
    for (const output of sigmas) {
      test(`with ${cost.name} of ${output.name}, every activation in front`, () => {
        const r = random(2024);
        for (const hidden of [...activations, softmax]) {
          const setting = drawn(r, [5, 9, 4], 11, [hidden, output], cost);
          expectSameTraining(
            setting,
            { rule: gradientDescent({ eta: 0.05 }), batchSize: 4 },
            engine,
          );
        }
      });
    }
  }

  test.each(rules.map((rule, k) => [`${rule.name} (${k})`, rule] as const))('by %s', (_, rule) => {
    const setting = drawn(random(5), [7, 12, 10, 3], 13, [tanh, sigmoid, softmax], logLikelihood);
    for (const [, penalty] of penalties) {
      const options = { rule, batchSize: 5, ...(penalty && { penalty }) };
      expectSameTraining(setting, options, engine);
    }
  });

  test.each([1, 2, 3, 7, 16, 40])('in batches of %i out of 40', (batchSize) => {
    const setting = drawn(random(6), [33, 17, 6], 40, [sigmoid, softmax], logLikelihood);
    expectSameTraining(setting, { rule: adam({ eta: 0.01 }), batchSize }, engine);
  });

  test('on random widths, ragged and of one', () => {
    const r = random(7);
    const width = () => 1 + Math.floor(uniform(r) * uniform(r) * 60);
    for (let k = 0; k < 40; k++) {
      const depth = 1 + Math.floor(4 * uniform(r));
      const widths = Array.from({ length: depth + 1 }, width);
      const n = 1 + Math.floor(30 * uniform(r));
      const sigmas = Array.from(widths, () => activations[Math.floor(6 * uniform(r))]);
      const setting = drawn(r, widths, n, sigmas, quadratic);
      const batchSize = 1 + Math.floor(n * uniform(r));
      const rule = rules[k % rules.length];
      expectSameTraining(setting, { rule, batchSize, epochs: 2 }, engine);
    }
  });
});

describe('a small network with the quadratic cost, whose epoch is one call,', () => {
  const rule = gradientDescent({ eta: 0.01 });
  const numbersOf = (epochs: Iterable<{ network: Network; cost: number }>, after = () => {}) => {
    const numbers: number[] = [];
    for (const { network, cost } of epochs) {
      numbers.push(cost);
      for (const layer of network.layers) {
        if (layer.kind === 'dense') numbers.push(...layer.W.data, ...layer.b.data);
      }
      after();
    }
    return numbers;
  };

  test.each([5, 2000])('has the bits of the plain loops on %i examples', (n) => {
    // 2000 examples of 5 + 4 numbers are more than are laid out at once
    const { network, examples } = drawn(random(9), [5, 7, 4], n, [relu, identity], quadratic);
    const options = { rule, batchSize: 3, epochs: 4 };
    const [plain, simd] = (['plain', 'simd'] as const).map((engine) =>
      numbersOf(train(network, examples, { ...options, engine, random: random(2) })),
    );
    expect(simd).toEqual(plain);
  });

  const shapes = [
    [2, 2, 1],
    [4, 1],
    [5, 1, 3],
    [1, 3, 2, 1],
    [3, 2],
    [2, 1, 3, 3],
  ];
  test.each(shapes.map((widths) => widths.join('-')))(
    'has the bits of the plain loops: %s',
    (name) => {
      const widths = name.split('-').map(Number);
      for (const sigma of [relu, leakyRelu(0.1), identity]) {
        const { network, examples } = drawn(random(3), widths, 7, [sigma], quadratic);
        for (const batchSize of [1, 2, 3, 7]) {
          const bits = <State>(step: Rule<State>, engine: EngineName) => {
            const options = { rule: step, batchSize, epochs: 3, engine, random: random(2) };
            return numbersOf(train(network, examples, options));
          };
          expect(bits(rule, 'simd')).toEqual(bits(rule, 'plain'));
          const other = momentum({ eta: 0.01 });
          expect(bits(other, 'simd')).toEqual(bits(other, 'plain'));
        }
      }
      // e^x has the bits of Math.exp in some hosts only
      const setting = drawn(random(3), widths, 7, [sigmoid], quadratic);
      for (const batchSize of [1, 2, 3, 7])
        expectSameTraining(setting, { rule, batchSize }, 'simd');
    },
  );

  test.each([relu, leakyRelu(0.1)])('has the slope of $name at 0', (sigma) => {
    const { network, examples } = drawn(random(3), [3, 2, 2], 5, [sigma, identity], quadratic);
    const [first, hidden, last] = network.layers;
    const zeros = { W: build(3, 2), b: build(1, 2) };
    const flat: Network = { ...network, layers: [first, { ...hidden, ...zeros } as Layer, last] };
    const [plain, simd] = (['plain', 'simd'] as const).map((engine) => {
      const options = { rule, batchSize: 5, epochs: 2, engine, random: random(2) };
      return numbersOf(train(flat, examples, options));
    });
    expect(simd).toEqual(plain);
  });

  test('draws the orders that permutation draws, to the last bit of each number', () => {
    // one bit that is wrong changes one of about 10⁵ draws, and that order all later numbers
    const { network, examples } = drawn(random(3), [1, 1], 6000, [identity], quadratic);
    const [plain, simd] = (['plain', 'simd'] as const).map((engine) => {
      const options = { rule, batchSize: 1, epochs: 150, engine, random: random(2) };
      return numbersOf(train(network, examples, options));
    });
    expect(simd).toEqual(plain);
  });

  test('sees examples that are changed between two epochs', () => {
    const [plain, simd] = (['plain', 'simd'] as const).map((engine) => {
      const { network, examples } = drawn(random(9), [5, 7, 4], 9, [relu, identity], quadratic);
      const options = { rule, batchSize: 4, epochs: 3, engine, random: random(2) };
      return numbersOf(train(network, examples, options), () => {
        examples.x.data[0] += 0.5;
        examples.y.data[1] -= 0.5;
      });
    });
    expect(simd).toEqual(plain);
  });
});

describe.each(engines)(
  'what a user wrote runs on the engine %s through its own functions',
  (engine) => {
    const rule = momentum({ eta: 0.1 });
    const setting = (sigmas: Activation[], cost: Cost) =>
      drawn(random(8), [6, 9, 5], 13, sigmas, cost);

    test('an activation, hidden or at the output', () => {
      const softplus = elementwise(
        'softplus',
        (z) => Math.log1p(Math.exp(z)),
        (z) => 1 / (1 + Math.exp(-z)),
      );
      const options = { rule, batchSize: 4 };
      expectSameTraining(setting([softplus, sigmoid], crossEntropy), options, engine);
      expectSameTraining(setting([tanh, softplus], quadratic), options, engine);
      // not the sigmoid although it bears its name, so that the cost still takes it for its partner
      const flat = { ...sigmoid, apply: (z: Matrix) => sigmoid.apply(scale(0.5, z)) };
      expectSameTraining(setting([flat, flat], crossEntropy), options, engine);
    });

    test('a cost, and one that only replaces the value of a cost of the library', () => {
      const quartic: Cost = {
        name: 'quartic',
        canonical: '',
        value: (a, y) => subtract(a, y).data.reduce((sum, d) => sum + d ** 4, 0) / a.rows,
        gradient: (a, y) => map(subtract(a, y), (d) => 4 * d ** 3),
      };
      const doubled: Cost = { ...crossEntropy, value: (a, y) => 2 * crossEntropy.value(a, y) };
      const options = { rule, batchSize: 4, penalty: l2({ lambda: 1 }) };
      expectSameTraining(setting([tanh, sigmoid], quartic), options, engine);
      expectSameTraining(setting([tanh, sigmoid], doubled), options, engine);
    });

    test('a rule with a state of its own, and one that only replaces the start', () => {
      const slowing: Rule<number> = {
        name: 'slowing',
        start: () => 0,
        step: (theta, g, t) => [subtract(theta, scale(0.5 / (t + 1), g)), t + 1],
      };
      const running: Rule<Matrix> = { ...rule, start: (theta) => map(theta, () => 0.01) };
      expectSameTraining(
        setting([tanh, sigmoid], crossEntropy),
        { rule: slowing, batchSize: 4 },
        engine,
      );
      expectSameTraining(
        setting([tanh, sigmoid], crossEntropy),
        { rule: running, batchSize: 4 },
        engine,
      );
    });

    test('a penalty', () => {
      const penalty: Penalty = {
        name: 'l4',
        value: (W, n) => W.data.reduce((sum, w) => sum + w ** 4, 0) / n,
        gradient: (W, n) => map(W, (w) => (4 * w ** 3) / n),
      };
      expectSameTraining(
        setting([tanh, sigmoid], quadratic),
        { rule, batchSize: 4, penalty },
        engine,
      );
    });

    test('and may keep what it is given: no later step writes into it', () => {
      const kept: { given: Matrix; copied: number[] }[] = [];
      const keep = (...given: Matrix[]) => {
        for (const A of given) kept.push({ given: A, copied: [...A.data] });
      };
      const { network, examples } = setting(
        [
          {
            ...tanh,
            apply: (z) => {
              keep(z);
              return tanh.apply(z);
            },
          },
          sigmoid,
        ],
        {
          ...crossEntropy,
          value: (a, y) => {
            keep(a, y);
            return crossEntropy.value(a, y);
          },
        },
      );
      const keeping: Rule<Matrix> = {
        ...rule,
        step: (theta, g, v) => {
          keep(theta, g, v);
          return rule.step(theta, g, v);
        },
      };
      const penalty = {
        ...l2({ lambda: 1 }),
        value: (W: Matrix) => {
          keep(W);
          return 0;
        },
      };
      const options = {
        rule: keeping,
        penalty,
        batchSize: 4,
        random: random(1),
        epochs: 2,
        engine,
      };
      expect([...train(network, examples, options)]).toHaveLength(2);
      expect(kept.length).toBe(8 * (1 + 2 + 12 + 2)); // in each of the 8 steps: z; a, y; θ, g, v of 4; W of 2
      for (const { given, copied } of kept) expect([...given.data]).toEqual(copied);
    });
  },
);
