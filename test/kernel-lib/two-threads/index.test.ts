// Training with a helper: the numbers of one thread, bit for bit; what is refused; and a helper that is
// left, stopped, lost or asked by two. One worker serves nearly all of it.

import vm from 'node:vm';
import { Worker } from 'node:worker_threads';
import {
  type Activation,
  adam,
  type Cost,
  crossEntropy,
  type EngineName,
  type Epoch,
  elementwise,
  gradientDescent,
  type Helper,
  identity,
  l2,
  logLikelihood,
  momentum,
  type Network,
  type Penalty,
  quadratic,
  type Rule,
  random,
  relu,
  sigmoid,
  softmax,
  type TrainOptions,
  tanh,
  train,
  uniform,
} from 'kernel-lib';
import { helperOn, inSharedMemory } from 'kernel-lib/two-threads';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundled, helperProgram } from '../support/helper-program.ts';
import { refusal } from '../support/random-network.ts';
import { activations, type Drawn, drawn, outputs, penalties, rules } from '../support/trainings.ts';

let program: string;
let helper: Helper;

beforeAll(async () => {
  program = await helperProgram();
  helper = await helperOn(new Worker(program, { eval: true }));
});

afterAll(() => helper.stop());

/** The program of a worker that answers, but never comes to a meeting. */
const hangs = `const { parentPort } = require('node:worker_threads');
  parentPort.on('message', () => parentPort.postMessage('here'));`;

type Options<State> = Pick<TrainOptions<State>, 'rule' | 'batchSize' | 'penalty' | 'onDivergence'>;

/** The epochs of a training by `engine`, on two threads if there is a helper. */
function epochsOf<State>(
  { network, examples }: Drawn,
  options: Options<State>,
  engine: EngineName,
  ...helpers: Helper[]
): Epoch[] {
  const [second] = helpers;
  const random77 = { random: random(77), epochs: 2, engine };
  return [
    ...train(network, examples, { ...options, ...random77, ...(second && { helper: second }) }),
  ];
}

function thetaOf({ layers }: Network): number[] {
  return layers.flatMap((l) => (l.kind === 'input' ? [] : [...l.W.data, ...l.b.data]));
}

/** Throws unless every bit of θ is the same, and of the cost; but for |x − y| ≤ `rtol` |y| of the cost. */
function expectSameBits<State>(
  setting: Drawn,
  options: Options<State>,
  engine: EngineName,
  rtol = 0,
): void {
  const [one, two] = [
    epochsOf(setting, options, engine),
    epochsOf(setting, options, engine, helper),
  ];
  expect(two.map((epoch) => epoch.engineReason)).toEqual(
    one.map((epoch) => `${epoch.engineReason}; on two threads`),
  );
  two.forEach(({ network, cost, engine: ran }, k) => {
    const wanted = thetaOf(one[k].network);
    expect(thetaOf(network).filter((theta, i) => !Object.is(theta, wanted[i]))).toEqual([]);
    expect(thetaOf(network).length).toBe(wanted.length);
    const far = Math.abs(cost - one[k].cost) > rtol * Math.abs(one[k].cost);
    expect(far ? [cost, one[k].cost] : 'the same cost').toBe('the same cost');
    expect(ran).toBe(engine);
  });
}

// 60 times (40 · 31 + 31 · 7) products are enough for two threads; 150 examples leave a batch of 30.
const widths = [40, 31, 7];
const batchSize = 60;
const n = 150;

describe.each<EngineName>(['plain', 'simd', 'fused'])(
  'two threads have the bits of one on the engine %s',
  (engine) => {
    for (const [cost, sigmas] of outputs) {
      test(`for ${cost.name} of every activation, each in front`, () => {
        const r = random(31);
        sigmas.forEach((output, k) => {
          const hidden = activations[k % activations.length];
          const setting = drawn(r, widths, n, [hidden, output], cost);
          const rule = gradientDescent({ eta: 0.05 });
          expectSameBits(setting, { rule, batchSize }, engine);
        });
      });
    }

    test.each(rules.map((rule, k) => [`${rule.name} (${k})`, rule] as const))(
      'by %s',
      (_, rule) => {
        const sigmas = [tanh, sigmoid, softmax];
        const setting = drawn(random(5), [50, 30, 12, 5], n, sigmas, logLikelihood);
        expectSameBits(setting, { rule, batchSize }, engine);
      },
    );

    test.each(penalties)(
      'with the penalty %s; its two halves are added up one by one',
      (_, penalty) => {
        const setting = drawn(random(6), widths, n, [relu, sigmoid], crossEntropy);
        const options = { rule: adam({ eta: 0.01 }), batchSize, ...(penalty && { penalty }) };
        expectSameBits(setting, options, engine, penalty ? 1e-14 : 0);
      },
    );

    test('on random networks of two to four layers', () => {
      const r = random(8);
      for (let k = 0; k < 12; k++) {
        const width = () => 8 + Math.floor(40 * uniform(r));
        const inner = Array.from({ length: 1 + (k % 3) }, width);
        const sigmas = inner.map(() => activations[Math.floor(6 * uniform(r))]);
        const setting = drawn(r, [100, ...inner, 1 + (k % 9)], n, [...sigmas, tanh], quadratic);
        const rows = 60 + Math.floor((n - 59) * uniform(r));
        expectSameBits(setting, { rule: rules[k % rules.length], batchSize: rows }, engine);
      }
    });
  },
);

test('A cost without a partner, and an activation under another name, take the general formula too', () => {
  const rule = gradientDescent({ eta: 0.1 });
  const alone: Cost = { ...crossEntropy, canonical: '' };
  const renamed: Activation = { ...sigmoid, name: 'logistic' };
  const [general, other, canonical] = [
    drawn(random(9), widths, n, [tanh, sigmoid], alone),
    drawn(random(9), widths, n, [tanh, renamed], crossEntropy),
    drawn(random(9), widths, n, [tanh, sigmoid], crossEntropy),
  ];
  for (const setting of [general, other]) expectSameBits(setting, { rule, batchSize }, 'simd');
  // the two formulas round differently, so the test above can see which one ran
  const [first, second] = [general, canonical].map((setting) =>
    thetaOf(epochsOf(setting, { rule, batchSize }, 'simd')[1].network),
  );
  expect(first).not.toEqual(second);
});

test('Examples that are changed between two epochs are changed for both threads', () => {
  const options = { rule: gradientDescent({ eta: 0.1 }), batchSize };
  const [one, two] = [[], [helper]].map(([second]) => {
    const { network, examples } = drawn(random(3), widths, n, [relu, tanh], quadratic);
    const all = { ...options, random: random(1), epochs: 2, ...(second && { helper: second }) };
    const thetas: number[][] = [];
    for (const epoch of train(network, examples, all)) {
      thetas.push(thetaOf(epoch.network));
      examples.x.data.fill(0.5);
    }
    return thetas;
  });
  expect(two).toEqual(one);
});

test('A θ that is NaN on one thread is NaN on two', () => {
  const setting = drawn(random(3), widths, n, [relu, identity], quadratic);
  const options = { rule: gradientDescent({ eta: 1e200 }), batchSize } as const;
  const [one, two] = [[], [helper]].map((helpers) =>
    epochsOf(setting, { ...options, onDivergence: 'continue' }, 'plain', ...helpers).map(
      ({ network, cost }) => [cost, ...thetaOf(network)],
    ),
  );
  expect(two).toEqual(one);
  expect(two.flat().some(Number.isNaN)).toBe(true);
});

describe('a helper serves one training after another', () => {
  const rule = momentum({ eta: 0.1 });
  const setting = drawn(random(4), widths, n, [tanh, sigmoid], crossEntropy);
  const { network, examples } = setting;
  const options = () => ({ rule, batchSize, random: random(1), helper, epochs: 9 });

  test('after one that was left, by break or by return', () => {
    for (const { epoch } of train(network, examples, options())) if (epoch === 2) break;
    const epochs = train(network, examples, options());
    epochs.next();
    epochs.return();
    expectSameBits(setting, { rule, batchSize }, 'simd');
  });

  test('after one that diverged', () => {
    const { network, examples } = drawn(random(3), widths, n, [relu, identity], quadratic);
    const far = { ...options(), rule: gradientDescent({ eta: 1e200 }) };
    expect(refusal(() => [...train(network, examples, far)])).toMatchInlineSnapshot(
      `"Error: train: the cost is NaN in epoch 1, step 2; the steps are too long: try a smaller eta, examples scaled to about 1, or smaller first weights (onDivergence: 'continue' goes on all the same)"`,
    );
    expectSameBits(setting, { rule, batchSize }, 'simd');
  });

  test('after one whose cost refuses the outputs, in both threads', () => {
    const { network, examples } = drawn(random(3), widths, n, [relu, relu], crossEntropy);
    expect(refusal(() => [...train(network, examples, options())])).toMatchInlineSnapshot(
      `"RangeError: crossEntropy: a^L is 1.8041353256933665 in row 5, column 2; outputs and targets must lie in [0, 1]"`,
    );
    expectSameBits(setting, { rule, batchSize }, 'simd');
  });

  test('but not two at once', () => {
    const epochs = train(network, examples, options());
    epochs.next();
    expect(refusal(() => train(network, examples, options()).next())).toMatchInlineSnapshot(
      `"Error: train: the helper is at work in another training; let that one end (break out of its loop, or call return() of its generator), or make a second helper"`,
    );
    expect(epochs.next().value?.epoch).toBe(2); // which does not mind
    epochs.return();
    expectSameBits(setting, { rule, batchSize }, 'simd');
  });
});

describe('train says why it takes one thread', () => {
  const softplus = elementwise(
    'softplus',
    (z) => Math.log1p(Math.exp(z)),
    (z) => 1 / (1 + Math.exp(-z)),
  );
  const l4: Penalty = { ...l2({ lambda: 1 }), name: 'l4', value: () => 0 };
  const rule = gradientDescent({ eta: 0.1 });
  const mine: Rule<null> = { ...rule, name: 'mine', step: (theta, _g, s) => [theta, s] };
  const doubled: Cost = { ...quadratic, name: 'doubled', value: () => 2 };

  /** engine and engineReason of a training with a helper. */
  function said(given: {
    widths?: number[];
    sigmas?: Activation[];
    cost?: Cost;
    rule?: Rule<null>;
    penalty?: Penalty;
    batchSize?: number;
  }): string {
    const { sigmas = [tanh, tanh], cost = quadratic, penalty } = given;
    const setting = drawn(random(2), given.widths ?? widths, n, sigmas, cost);
    const [{ engine, engineReason }] = train(setting.network, setting.examples, {
      ...{ rule: given.rule ?? rule, batchSize: given.batchSize ?? batchSize },
      ...{ random: random(1), epochs: 1, helper },
      ...(penalty && { penalty }),
    });
    return `${engine}: ${engineReason}`;
  }

  test('of the size, or of a function that cannot be sent', () => {
    expect([
      said({}),
      said({ widths: [200, 31] }),
      said({ widths: [400, 7, 4] }),
      said({ batchSize: 1 }),
      said({ sigmas: [softplus, tanh] }),
      said({ sigmas: [tanh, softplus] }),
      said({ sigmas: [softmax, tanh] }),
      said({ cost: doubled }),
      said({ rule: mine }),
      said({ penalty: l4 }),
    ]).toMatchInlineSnapshot(`
      [
        "simd: the host has it and the matrices are large; on two threads",
        "simd: the host has it and the matrices are large; on one thread, because the network has no hidden layer",
        "simd: the host has it and the matrices are large; on one thread, because the first layer has 7 units, fewer than 8",
        "plain: the matrices are small; on one thread, because a forward pass takes 1457 products, and below 40000 a meeting costs more than it saves",
        "simd: the host has it and the matrices are large; on one thread, because the activation softplus is not of this library, and a function cannot be sent to another thread",
        "simd: the host has it and the matrices are large; on one thread, because the activation softplus is not of this library, and a function cannot be sent to another thread",
        "simd: the host has it and the matrices are large; on one thread, because softmax in the first layer needs the z of all its units at once",
        "simd: the host has it and the matrices are large; on one thread, because the cost doubled is not of this library, and a function cannot be sent to another thread",
        "simd: the host has it and the matrices are large; on one thread, because the rule mine is not of this library, and a function cannot be sent to another thread",
        "simd: the host has it and the matrices are large; on one thread, because the penalty l4 is not of this library, and a function cannot be sent to another thread",
      ]
    `);
  });

  test('and where there is no SharedArrayBuffer', async () => {
    const script = await bundled(`
      import { dense, gradientDescent, input, quadratic, random, tanh } from 'kernel-lib';
      import { helperOn } from 'kernel-lib/two-threads';
      const network = { layers: [input(1), dense(1, 1, tanh, random(1))], cost: quadratic };
      const worker = {
        postMessage: () => {},
        terminate: () => {},
        on: (event, listener) => event === 'message' && listener('here'),
      };
      const options = { rule: gradientDescent({ eta: 1 }), batchSize: 1 };
      globalThis.result = helperOn(worker).then((helper) => helper.refusal(network, options));`);
    const context: { result?: Promise<string> } = vm.createContext({});
    vm.runInContext('delete globalThis.SharedArrayBuffer', context);
    vm.runInContext(script, context);
    expect(await context.result).toMatchInlineSnapshot(
      `"this host has no SharedArrayBuffer (a page must be cross-origin isolated to have it)"`,
    );
  });
});

test('A thread that may not sleep, as that of a page, looks until the other is there or too late', async () => {
  const script = await bundled(`
    import { build, dense, gradientDescent, input, quadratic, random, tanh, train } from 'kernel-lib';
    import { helperOn } from 'kernel-lib/two-threads';
    const r = random(1);
    const layers = [input(40), dense(40, 31, tanh, r), dense(31, 7, tanh, r)];
    const network = { layers, cost: quadratic };
    const examples = { x: build(90, 40, (i, j) => (i * j) % 3), y: build(90, 7) };
    globalThis.run = async (worker, patience) => {
      const helper = await helperOn(worker, { patience });
      try {
        const rule = gradientDescent({ eta: 0.1 });
        const options = { rule, batchSize: 45, random: r, epochs: 2, helper };
        return [...train(network, examples, options)].map((epoch) => epoch.engineReason);
      } catch (error) {
        return String(error);
      } finally {
        helper.stop();
      }
    };`);
  type Run = (worker: Worker, patience: number) => Promise<string[] | string>;
  const context: { run?: Run } = vm.createContext({});
  const forbidden = "Atomics.wait = () => { throw new TypeError('not in this thread'); };";
  vm.runInContext(forbidden + script, context);
  const run = (code: string, patience: number) =>
    context.run?.(new Worker(code, { eval: true }), patience);
  expect([await run(program, 10), await run(hangs, 0.02)]).toMatchInlineSnapshot(`
    [
      [
        "the host has it and the matrices are large; on two threads",
        "the host has it and the matrices are large; on two threads",
      ],
      "Error: train: the helper cannot help: it did not answer for 0.02 s, so its worker was terminated or is stuck; make a new one with helperOn, or leave out \`helper\`",
    ]
  `);
});

describe('a helper that does not answer', () => {
  const { network, examples } = drawn(random(4), widths, n, [tanh, sigmoid], crossEntropy);
  const options = { rule: gradientDescent({ eta: 0.1 }), batchSize, random: random(1), epochs: 9 };
  const attempt = (other: Helper) =>
    refusal(() => train(network, examples, { ...options, helper: other }).next());

  test('because it was stopped, is refused at once', async () => {
    const other = await helperOn(new Worker(program, { eval: true }));
    other.stop();
    expect(attempt(other)).toMatchInlineSnapshot(
      `"Error: train: the helper cannot help: it was stopped; make a new one with helperOn, or leave out \`helper\`"`,
    );
  });

  test('because its worker hangs, is given up', async () => {
    const other = await helperOn(new Worker(hangs, { eval: true }), { patience: 0.2 });
    expect([attempt(other), attempt(other)]).toMatchInlineSnapshot(`
      [
        "Error: train: the helper cannot help: it did not answer for 0.2 s, so its worker was terminated or is stuck; make a new one with helperOn, or leave out \`helper\`",
        "Error: train: the helper cannot help: it did not answer for 0.2 s, so its worker was terminated or is stuck; make a new one with helperOn, or leave out \`helper\`",
      ]
    `);
    other.stop();
  });

  test('because its worker was terminated between two epochs, is known', async () => {
    const worker = new Worker(program, { eval: true });
    const other = await helperOn(worker);
    const epochs = train(network, examples, { ...options, helper: other });
    epochs.next();
    await worker.terminate();
    expect(refusal(() => epochs.next())).toMatchInlineSnapshot(
      `"Error: train: the helper cannot help: its worker was terminated; make a new one with helperOn, or leave out \`helper\`"`,
    );
    expect(attempt(other)).toMatchInlineSnapshot(
      `"Error: train: the helper cannot help: its worker was terminated; make a new one with helperOn, or leave out \`helper\`"`,
    );
  });

  test('because something failed there, says what', async () => {
    const before = 'WebAssembly.Memory = function () { throw new Error("no memory left"); };';
    const other = await helperOn(new Worker(before + program, { eval: true }));
    expect(attempt(other)).toMatchInlineSnapshot(
      `"Error: train: the helper failed: RangeError: train: the engine simd needs 113984 bytes but this host refuses them (Error: no memory left); make the mini-batches or the layers smaller, or give 'plain'"`,
    );
    other.stop();
  });

  test('because its worker runs something else, is not made', async () => {
    const made = (code: string) => helperOn(new Worker(code, { eval: true })).catch(String);
    expect([
      await made('throw new Error("not found")'),
      await made('process.exit()'),
    ]).toMatchInlineSnapshot(`
      [
        "Error: helperOn: its worker threw Error: not found; give it a worker that runs kernel-lib/helper",
        "Error: helperOn: its worker was terminated; give it a worker that runs kernel-lib/helper",
      ]
    `);
  });

  test('is not waited for without end', async () => {
    const made = helperOn(
      { postMessage: () => undefined, terminate: () => undefined },
      { patience: 0 },
    );
    expect(await made.catch(String)).toMatchInlineSnapshot(
      `"RangeError: helperOn: patience is 0; it must be a positive number of seconds"`,
    );
  });
});

test('Examples in shared memory are a copy, which is not copied again', () => {
  const { examples } = drawn(random(1), widths, n, [tanh], quadratic);
  const shared = inSharedMemory(examples);
  expect(shared).toEqual(examples);
  expect(shared.x.data.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(inSharedMemory(shared).x).toBe(shared.x);
});

test('A program that trains on one thread carries nothing of the second', async () => {
  const one = await bundled("import { train } from 'kernel-lib'; globalThis.train = train;");
  expect(one).toContain('function* epochs');
  expect(one).not.toMatch(/Atomics|SharedArrayBuffer/);
});
