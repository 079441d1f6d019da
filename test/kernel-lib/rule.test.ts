import {
  type AdamState,
  adaGrad,
  adam,
  add,
  build,
  gradientDescent,
  hadamard,
  type Matrix,
  map,
  matrix,
  momentum,
  normal,
  type Rule,
  random,
  rmsProp,
  scale,
  subtract,
  toRows,
} from 'kernel-lib';
import { describe, expect, test } from 'vitest';
import { largestDifference, normalMatrix, refusal, rounded } from './support/random-network.ts';

/** ∇f of f = 0.1 x₁² + 2 x₂², the example of notebooks 08 and 09. */
const slope = (x: Matrix) => hadamard(x, matrix([[0.2, 4]]));
const start = matrix([[-5, -2]]);

/** θ after each of `steps` steps of a rule down the gradient g(θ). */
function path<State>(
  rule: Rule<State>,
  steps: number,
  g: (theta: Matrix) => Matrix = slope,
  from: Matrix = start,
): Matrix[] {
  let [theta, state] = [from, rule.start(from)];
  return Array.from({ length: steps }, () => {
    [theta, state] = rule.step(theta, g(theta), state);
    return theta;
  });
}

const points = (thetas: readonly Matrix[], decimals = 6) =>
  thetas.map((theta) => rounded(theta, decimals)[0]);

/** θ₁, θ₂, … of one weight with the given gradients, one after the other. */
function alongOneWeight<State>(rule: Rule<State>, theta: number, gradients: number[]): number[] {
  let k = 0;
  const next = () => matrix([[gradients[k++]]]);
  return path(rule, gradients.length, next, matrix([[theta]])).map(({ data }) => data[0]);
}

const worst = (xs: readonly Matrix[], ys: readonly Matrix[]) =>
  Math.max(...xs.map((x, k) => largestDifference(x, ys[k])));

describe('steps worked by hand (notebooks 08 and 09)', () => {
  test('F15: θ ← θ − η g with η = 0.4', () => {
    // −5 + 0.4·0.2·5 = −4.6,  −2 + 0.4·4·2 = 1.2
    expect(points(path(gradientDescent({ eta: 0.4 }), 3))).toEqual([
      [-4.6, 1.2],
      [-4.232, -0.72],
      [-3.89344, 0.432],
    ]);
  });

  test('F17: v ← β v + g, θ ← θ − η v with η = 0.6, β = 0.5', () => {
    // v = (−1, −8), θ = (−4.4, 2.8);  v = (−0.5 − 0.88, −4 + 11.2) = (−1.38, 7.2), θ = (−3.572, −1.52)
    expect(points(path(momentum({ eta: 0.6, beta: 0.5 }), 3))).toEqual([
      [-4.4, 2.8],
      [-3.572, -1.52],
      [-2.72936, -0.032],
    ]);
  });

  test('F18: AdaGrad with η = 0.4', () => {
    // first s = g², so each entry moves by η; then s = (1 + 0.92², …): 0.4·0.92/√1.8464 = 0.270823
    expect(points(path(adaGrad({ eta: 0.4 }), 3))).toEqual([
      [-4.6, -1.6],
      [-4.329177, -1.350122],
      [-4.114228, -1.163597],
    ]);
  });

  test('F19: RMSprop with η = 0.4, ρ = 0.9', () => {
    // s = 0.1 g², so each entry moves by 0.4/√0.1 = 1.264911
    expect(points(path(rmsProp({ eta: 0.4, rho: 0.9 }), 3))).toEqual([
      [-3.735089, -0.735089],
      [-2.952548, -0.278126],
      [-2.372972, -0.097741],
    ]);
  });

  test('F20: Adam with η = 0.4, β₁ = 0.9, β₂ = 0.999', () => {
    expect(points(path(adam({ eta: 0.4, beta1: 0.9, beta2: 0.999 }), 3))).toEqual([
      [-4.6, -1.6],
      [-4.201215, -1.20475],
      [-3.804622, -0.819485],
    ]);
  });

  test('What is left out is β = 0.9, ρ = 0.9, β₁ = 0.9, β₂ = 0.999, ε = 1e-8 outside the root', () => {
    const outside = { epsilon: 1e-8, epsilonPlace: 'outside' } as const;
    const eta = 0.4;
    expect(path(momentum({ eta }), 4)).toEqual(path(momentum({ eta, beta: 0.9 }), 4));
    expect(path(adaGrad({ eta }), 4)).toEqual(path(adaGrad({ eta, ...outside }), 4));
    expect(path(rmsProp({ eta }), 4)).toEqual(path(rmsProp({ eta, rho: 0.9, ...outside }), 4));
    expect(path(adam({ eta }), 4)).toEqual(
      path(adam({ eta, beta1: 0.9, beta2: 0.999, ...outside }), 4),
    );
  });

  test('Gradient descent diverges above η = 2 / λ_max = 0.5 and not below', () => {
    // f has the curvatures 0.2 and 4; per step θ₂ is multiplied by 1 − 4 η
    const [below] = path(gradientDescent({ eta: 0.499 }), 500).slice(-1);
    const [above] = path(gradientDescent({ eta: 0.501 }), 500).slice(-1);
    expect(Math.abs(below.data[1])).toBeCloseTo(2 * 0.996 ** 500, 12);
    expect(Math.abs(above.data[1])).toBeCloseTo(2 * 1.004 ** 500, 9);
  });
});

describe('momentum has three spellings (F17, F17a)', () => {
  const beta = 0.7;

  /** v ← β v + g, θ ← θ − η v */
  function first(etas: number[]): Matrix[] {
    let [theta, v] = [start, build(1, 2)];
    return etas.map((eta) => {
      v = add(scale(beta, v), slope(theta));
      theta = subtract(theta, scale(eta, v));
      return theta;
    });
  }

  /** v ← β v + η g, θ ← θ − v */
  function second(etas: number[]): Matrix[] {
    let [theta, v] = [start, build(1, 2)];
    return etas.map((eta) => {
      v = add(scale(beta, v), scale(eta, slope(theta)));
      theta = subtract(theta, v);
      return theta;
    });
  }

  /** v ← μ v − η g, θ ← θ + v */
  function third(etas: number[]): Matrix[] {
    let [theta, v] = [start, build(1, 2)];
    return etas.map((eta) => {
      v = subtract(scale(beta, v), scale(eta, slope(theta)));
      theta = add(theta, v);
      return theta;
    });
  }

  /** The rule of kernel-lib, exchanged for one with the new η while its state lives on. */
  function ours(etas: number[]): Matrix[] {
    let [theta, v] = [start, build(1, 2)];
    return etas.map((eta) => {
      [theta, v] = momentum({ eta, beta }).step(theta, slope(theta), v);
      return theta;
    });
  }

  test('For constant η they give the same θ', () => {
    const etas = new Array(50).fill(0.11);
    expect(worst(ours(etas), first(etas))).toBeLessThan(1e-12);
    expect(worst(ours(etas), second(etas))).toBeLessThan(1e-12);
    expect(worst(ours(etas), third(etas))).toBeLessThan(1e-12);
  });

  test('When η changes the first, which is ours, differs from the other two', () => {
    const etas = [0.11, 0.11, 0.011, 0.011];
    expect(worst(ours(etas), first(etas))).toBeLessThan(1e-12);
    expect(worst(second(etas), third(etas))).toBeLessThan(1e-12);
    expect(worst(ours(etas), second(etas))).toBeGreaterThan(0.01);
  });

  test('β = 0 is gradient descent', () => {
    expect(path(momentum({ eta: 0.3, beta: 0 }), 5)).toEqual(
      path(gradientDescent({ eta: 0.3 }), 5),
    );
  });
});

describe('ε stands outside the root or inside it', () => {
  test('AdaGrad: η g / (√s + ε) or η g / √(s + ε)', () => {
    const rule = { eta: 1, epsilon: 7 };
    // g = 3: s = 9, 3/(3 + 7) = 0.3;  g = 4: s = 25, 4/(5 + 7) = 0.3333…
    const outside = alongOneWeight(adaGrad({ ...rule, epsilonPlace: 'outside' }), 10, [3, 4]);
    expect(outside[0]).toBeCloseTo(10 - 0.3, 14);
    expect(outside[1]).toBeCloseTo(10 - 0.3 - 1 / 3, 14);
    // 3/√16 = 0.75;  4/√32 = 0.70710678…
    const inside = alongOneWeight(adaGrad({ ...rule, epsilonPlace: 'inside' }), 10, [3, 4]);
    expect(inside[0]).toBeCloseTo(10 - 0.75, 14);
    expect(inside[1]).toBeCloseTo(10 - 0.75 - Math.SQRT1_2, 14);
  });

  test('RMSprop, the same with s ← ρ s + (1 − ρ) g²', () => {
    const rule = { eta: 2, rho: 0.75, epsilon: 5 };
    // g = 4: s = 0.25·16 = 4, 2·4/(2 + 5) = 8/7;  g = −2: s = 3 + 1 = 4, −4/7
    const outside = alongOneWeight(rmsProp({ ...rule, epsilonPlace: 'outside' }), 0, [4, -2]);
    expect(outside[0]).toBeCloseTo(-8 / 7, 14);
    expect(outside[1]).toBeCloseTo(-8 / 7 + 4 / 7, 14);
    // 8/√9;  −4/√9
    const inside = alongOneWeight(rmsProp({ ...rule, epsilonPlace: 'inside' }), 0, [4, -2]);
    expect(inside[0]).toBeCloseTo(-8 / 3, 14);
    expect(inside[1]).toBeCloseTo(-4 / 3, 14);
  });

  test('Adam, after the correction of v', () => {
    const rule = { eta: 1, beta1: 0.5, beta2: 0.75, epsilon: 7 };
    // g = 3: m̂ = 3, v̂ = 9.  g = −1: m = 0.75 − 0.5 = 0.25, m̂ = 0.25/0.75 = 1/3,
    // v = 0.75·2.25 + 0.25 = 1.9375, v̂ = 1.9375/0.4375 = 31/7
    const outside = alongOneWeight(adam({ ...rule, epsilonPlace: 'outside' }), 10, [3, -1]);
    expect(outside[0]).toBeCloseTo(10 - 0.3, 14);
    expect(outside[1]).toBeCloseTo(9.7 - 1 / 3 / (Math.sqrt(31 / 7) + 7), 14);
    const inside = alongOneWeight(adam({ ...rule, epsilonPlace: 'inside' }), 10, [3, -1]);
    expect(inside[0]).toBeCloseTo(10 - 0.75, 14);
    expect(inside[1]).toBeCloseTo(9.25 - 1 / 3 / Math.sqrt(80 / 7), 14);
  });
});

describe('five steps of PyTorch’s optimisers', () => {
  // torch 2.15.0, float64, torch.optim on f = 0.1 x₁² + 2 x₂² from (−5, −2); names as there.
  const torch: [string, Matrix[], number[][]][] = [
    [
      'SGD(lr=.1)',
      path(gradientDescent({ eta: 0.1 }), 5),
      [
        [-4.9, -1.2],
        [-4.802, -0.72],
        [-4.70596, -0.432],
        [-4.6118408, -0.2592],
        [-4.519603984, -0.15552],
      ],
    ],
    [
      'SGD(lr=.1, momentum=.9)',
      path(momentum({ eta: 0.1 }), 5),
      [
        [-4.9, -1.2],
        [-4.712, 0],
        [-4.44856, 1.08],
        [-4.1224928, 1.62],
        [-3.746582464, 1.458],
      ],
    ],
    [
      'Adagrad(lr=.4, eps=1e-8)',
      path(adaGrad({ eta: 0.4 }), 5),
      [
        [-4.600000004, -1.6000000005],
        [-4.3291773935372, -1.3501219816745],
        [-4.1142275779604, -1.1635967079209],
        [-3.9323012227866, -1.0144359273106],
        [-3.7728348892796, -0.89076713795038],
      ],
    ],
    [
      'RMSprop(lr=.4, alpha=.9, eps=1e-2)',
      path(rmsProp({ eta: 0.4, epsilon: 1e-2 }), 5),
      [
        [-3.7738627987314, -0.74006924951467],
        [-3.0063578453242, -0.28219527479021],
        [-2.4342563690694, -0.10012201062538],
        [-1.9799657429202, -0.032142308773779],
        [-1.6085399760074, -0.0091472919779991],
      ],
    ],
    [
      'Adam(lr=.4, eps=1e-8)',
      path(adam({ eta: 0.4 }), 5),
      [
        [-4.600000004, -1.6000000005],
        [-4.2012149135582, -1.2047496793865],
        [-3.8046218063285, -0.81948499911417],
        [-3.4113412650648, -0.45166157788584],
        [-3.0226513698863, -0.11125778742197],
      ],
    ],
    [
      'Adam(lr=.4, betas=(.8, .95), eps=1e-2)',
      path(adam({ eta: 0.4, beta1: 0.8, beta2: 0.95, epsilon: 1e-2 }), 5),
      [
        [-4.6039603960396, -1.6004993757803],
        [-4.2098154989434, -1.2072765511414],
        [-3.8189365382718, -0.82697602564063],
        [-3.4328575456686, -0.46887038995112],
        [-3.0532811711929, -0.14516201634534],
      ],
    ],
  ];

  test.each(torch)('%s', (_, ours, theirs) => {
    expect(
      worst(
        ours,
        theirs.map((row) => matrix([row])),
      ),
    ).toBeLessThan(1e-12);
  });
});

describe('Adam', () => {
  test('t counts steps from 1, and the state before the first step is t = 0, m = v = 0', () => {
    const rule = adam({ eta: 0.1 });
    let state: AdamState = rule.start(start);
    expect(state).toEqual({ t: 0, m: build(1, 2), v: build(1, 2) });
    for (let t = 1; t <= 3; t++) {
      [, state] = rule.step(start, matrix([[1, -2]]), state);
      expect(state.t).toBe(t);
    }
  });

  test('The state holds the running means m and v before their correction', () => {
    const rule = adam({ eta: 0.1, beta1: 0.5, beta2: 0.75 });
    const [, one] = rule.step(start, matrix([[3, -2]]), rule.start(start));
    expect(toRows(one.m)).toEqual([[1.5, -1]]);
    expect(toRows(one.v)).toEqual([[2.25, 1]]);
  });

  test('The first step has length η in every entry, against the sign of g', () => {
    const g = matrix([[1e-3, -4, 700, 2e-6]]);
    const [theta] = path(adam({ eta: 0.25, epsilon: 0 }), 1, () => g, build(1, 4));
    expect(largestDifference(theta, matrix([[-0.25, 0.25, -0.25, -0.25]]))).toBeLessThan(1e-14);
  });

  test('A gradient 1000 times as large gives the same path as ε → 0', () => {
    const steep = (x: Matrix) => scale(1000, slope(x));
    const without = { eta: 0.4, epsilon: 0 };
    expect(worst(path(adam(without), 30), path(adam(without), 30, steep))).toBeLessThan(1e-12);
    const difference = (epsilon: number) => {
      const rule = adam({ eta: 0.4, epsilon });
      return worst(path(rule, 30), path(rule, 30, steep));
    };
    expect(difference(1e-2)).toBeGreaterThan(1e-4);
    expect(difference(1e-8)).toBeLessThan(1e-6);
  });
});

describe('a mistaken rule gives other numbers', () => {
  const g = slope(start);

  /** The first Adam step with m̂ and v̂ made by `correct`. */
  function firstAdamStep(correct: (mean: Matrix, beta: number) => Matrix): number[] {
    const m = correct(scale(1 - 0.9, g), 0.9);
    const v = correct(scale(1 - 0.999, hadamard(g, g)), 0.999);
    const step = hadamard(
      m,
      map(v, (x) => 1 / (Math.sqrt(x) + 1e-8)),
    );
    return rounded(subtract(start, scale(0.4, step)), 6)[0];
  }

  test('M16: Adam’s means must be divided by 1 − βᵗ, with t from 1', () => {
    const [right] = points(path(adam({ eta: 0.4 }), 1));
    expect(firstAdamStep((mean, beta) => scale(1 / (1 - beta), mean))).toEqual(right);
    expect(firstAdamStep((mean) => mean)).toEqual([-3.735089, -0.735089]);
    expect(firstAdamStep((mean, beta) => scale(1 - beta, mean))).toEqual([-1.00004, 1.999995]);
    expect(firstAdamStep((mean, beta) => scale(1 / (1 - beta ** 0), mean))).toEqual([NaN, NaN]);
    expect(firstAdamStep((mean, beta) => scale(1 / (1 - beta ** 2), mean))).not.toEqual(right);
  });

  test('M17: the accumulator is not reset, and there is one for each weight', () => {
    const rule = adaGrad({ eta: 0.4 });
    const second = path(rule, 2)[1];
    // reset after the first step, every step has length η again
    const [reset] = path(rule, 1, slope, path(rule, 1)[0]);
    expect(rounded(reset, 6)).toEqual([[-4.2, -1.2]]);
    expect(largestDifference(second, reset)).toBeGreaterThan(0.1);
    // one s for the row (1² + 8² = 65): −5 + 0.4·1/√65, −2 + 0.4·8/√65
    expect(rounded(subtract(start, scale(0.4 / Math.sqrt(65), g)), 6)).toEqual([
      [-4.950386, -1.603089],
    ]);
    expect(points(path(rule, 1))).toEqual([[-4.6, -1.6]]);
  });

  test('RMSprop with ρ and 1 − ρ exchanged', () => {
    const [right] = path(rmsProp({ eta: 0.4, rho: 0.9 }), 1);
    const [exchanged] = path(rmsProp({ eta: 0.4, rho: 1 - 0.9 }), 1);
    // −5 + 0.4/√0.9
    expect(rounded(exchanged, 6)).toEqual([[-4.578363, -1.578363]]);
    expect(largestDifference(right, exchanged)).toBeGreaterThan(0.8);
  });
});

describe('a rule is a value without memory', () => {
  const r = random(17);
  const eta = 0.1;

  function check<State>(rule: Rule<State>): void {
    const theta = normalMatrix(r, 2, 3);
    const state = rule.start(theta);
    const [, used] = rule.step(theta, normalMatrix(r, 2, 3), state);
    const g = normalMatrix(r, 2, 3);
    const before = structuredClone([theta, g, state, used]);
    const once = rule.step(theta, g, used);
    expect(rule.step(theta, g, used)).toEqual(once);
    expect([theta, g, state, used]).toEqual(before);
    // entry by entry: every entry moves as it would alone
    theta.data.forEach((entry, k) => {
      const alone = (A: Matrix) => matrix([[A.data[k]]]);
      const [first, fresh] = rule.step(matrix([[entry]]), alone(g), rule.start(alone(theta)));
      expect(first.data[0]).toBe(rule.step(theta, g, state)[0].data[k]);
      expect(fresh).toBeDefined();
    });
  }

  test('The same arguments give the same step, entry by entry, and none of them changes', () => {
    check(gradientDescent({ eta }));
    check(momentum({ eta }));
    check(adaGrad({ eta }));
    check(rmsProp({ eta }));
    check(adam({ eta }));
  });

  test('Each says its name', () => {
    const rules = [gradientDescent, momentum, adaGrad, rmsProp, adam];
    const names = ['gradientDescent', 'momentum', 'adaGrad', 'rmsProp', 'adam'];
    expect(rules.map((rule) => rule({ eta }).name)).toEqual(names);
  });

  test('Where the gradient has always been 0 nothing moves, even with ε = 0', () => {
    const g = matrix([[0, 3, -0]]);
    const theta = matrix([[5, 5, 5]]);
    const still = (thetas: Matrix[]) => {
      expect(thetas.map(({ data }) => [data[0], data[2]])).toEqual(thetas.map(() => [5, 5]));
      expect(thetas[0].data[1]).not.toBe(5);
    };
    still(path(gradientDescent({ eta }), 3, () => g, theta));
    still(path(momentum({ eta }), 3, () => g, theta));
    for (const epsilonPlace of ['outside', 'inside'] as const) {
      const options = { eta, epsilon: 0, epsilonPlace };
      still(path(adaGrad(options), 3, () => g, theta));
      still(path(rmsProp(options), 3, () => g, theta));
      still(path(adam(options), 3, () => g, theta));
    }
  });

  test('On a bowl, all five come to the bottom', () => {
    const from = matrix([[normal(r), normal(r)]]);
    const end = <State>(rule: Rule<State>) => path(rule, 4000, slope, from)[3999];
    for (const theta of [
      end(gradientDescent({ eta: 0.2 })),
      end(momentum({ eta: 0.1 })),
      end(adaGrad({ eta: 1 })),
      end(adam({ eta: 0.01 })),
    ]) {
      expect(largestDifference(theta, build(1, 2))).toBeLessThan(1e-6);
    }
    // RMSprop with constant η keeps stepping to and fro by about η
    expect(largestDifference(end(rmsProp({ eta: 0.01 })), build(1, 2))).toBeLessThan(0.02);
  });
});

describe('what is out of range is refused', () => {
  test('η is a positive number', () => {
    const rules = [gradientDescent, momentum, adaGrad, rmsProp, adam];
    const say = (eta: number) => rules.map((rule) => refusal(() => rule({ eta })));
    expect([0, -0.1, NaN, Infinity].flatMap(say)).toMatchInlineSnapshot(`
      [
        "RangeError: gradientDescent: eta is 0; it must be a positive number",
        "RangeError: momentum: eta is 0; it must be a positive number",
        "RangeError: adaGrad: eta is 0; it must be a positive number",
        "RangeError: rmsProp: eta is 0; it must be a positive number",
        "RangeError: adam: eta is 0; it must be a positive number",
        "RangeError: gradientDescent: eta is -0.1; it must be a positive number",
        "RangeError: momentum: eta is -0.1; it must be a positive number",
        "RangeError: adaGrad: eta is -0.1; it must be a positive number",
        "RangeError: rmsProp: eta is -0.1; it must be a positive number",
        "RangeError: adam: eta is -0.1; it must be a positive number",
        "RangeError: gradientDescent: eta is NaN; it must be a positive number",
        "RangeError: momentum: eta is NaN; it must be a positive number",
        "RangeError: adaGrad: eta is NaN; it must be a positive number",
        "RangeError: rmsProp: eta is NaN; it must be a positive number",
        "RangeError: adam: eta is NaN; it must be a positive number",
        "RangeError: gradientDescent: eta is Infinity; it must be a positive number",
        "RangeError: momentum: eta is Infinity; it must be a positive number",
        "RangeError: adaGrad: eta is Infinity; it must be a positive number",
        "RangeError: rmsProp: eta is Infinity; it must be a positive number",
        "RangeError: adam: eta is Infinity; it must be a positive number",
      ]
    `);
  });

  test('β, ρ, β₁ and β₂ are from 0 up to but not 1', () => {
    const say = (value: number) => [
      refusal(() => momentum({ eta: 1, beta: value })),
      refusal(() => rmsProp({ eta: 1, rho: value })),
      refusal(() => adam({ eta: 1, beta1: value })),
      refusal(() => adam({ eta: 1, beta2: value })),
    ];
    expect([1, -0.1, NaN].flatMap(say)).toMatchInlineSnapshot(`
      [
        "RangeError: momentum: beta is 1; it must be at least 0 and less than 1",
        "RangeError: rmsProp: rho is 1; it must be at least 0 and less than 1",
        "RangeError: adam: beta1 is 1; it must be at least 0 and less than 1",
        "RangeError: adam: beta2 is 1; it must be at least 0 and less than 1",
        "RangeError: momentum: beta is -0.1; it must be at least 0 and less than 1",
        "RangeError: rmsProp: rho is -0.1; it must be at least 0 and less than 1",
        "RangeError: adam: beta1 is -0.1; it must be at least 0 and less than 1",
        "RangeError: adam: beta2 is -0.1; it must be at least 0 and less than 1",
        "RangeError: momentum: beta is NaN; it must be at least 0 and less than 1",
        "RangeError: rmsProp: rho is NaN; it must be at least 0 and less than 1",
        "RangeError: adam: beta1 is NaN; it must be at least 0 and less than 1",
        "RangeError: adam: beta2 is NaN; it must be at least 0 and less than 1",
      ]
    `);
    expect(say(0)).toEqual(new Array(4).fill('nothing is thrown'));
  });

  test('ε is 0 or a positive number', () => {
    const rules = [adaGrad, rmsProp, adam];
    const say = (epsilon: number) => rules.map((rule) => refusal(() => rule({ eta: 1, epsilon })));
    expect([-1e-8, NaN, Infinity].flatMap(say)).toMatchInlineSnapshot(`
      [
        "RangeError: adaGrad: epsilon is -1e-8; it must be 0 or a positive number",
        "RangeError: rmsProp: epsilon is -1e-8; it must be 0 or a positive number",
        "RangeError: adam: epsilon is -1e-8; it must be 0 or a positive number",
        "RangeError: adaGrad: epsilon is NaN; it must be 0 or a positive number",
        "RangeError: rmsProp: epsilon is NaN; it must be 0 or a positive number",
        "RangeError: adam: epsilon is NaN; it must be 0 or a positive number",
        "RangeError: adaGrad: epsilon is Infinity; it must be 0 or a positive number",
        "RangeError: rmsProp: epsilon is Infinity; it must be 0 or a positive number",
        "RangeError: adam: epsilon is Infinity; it must be 0 or a positive number",
      ]
    `);
    expect(say(0)).toEqual(new Array(3).fill('nothing is thrown'));
  });

  test('g has the shape of θ; the message names the rule, θ and g', () => {
    const step = <State>(rule: Rule<State>) =>
      refusal(() => rule.step(start, matrix([[1], [2]]), rule.start(start)));
    expect([
      step(gradientDescent({ eta: 1 })),
      step(momentum({ eta: 1 })),
      step(adaGrad({ eta: 1 })),
      step(rmsProp({ eta: 1 })),
      step(adam({ eta: 1 })),
    ]).toMatchInlineSnapshot(`
      [
        "RangeError: gradientDescent: θ is 1 × 2 but g is 2 × 1; they must have the same number of rows (1 ≠ 2)",
        "RangeError: momentum: θ is 1 × 2 but g is 2 × 1; they must have the same number of rows (1 ≠ 2)",
        "RangeError: adaGrad: θ is 1 × 2 but g is 2 × 1; they must have the same number of rows (1 ≠ 2)",
        "RangeError: rmsProp: θ is 1 × 2 but g is 2 × 1; they must have the same number of rows (1 ≠ 2)",
        "RangeError: adam: θ is 1 × 2 but g is 2 × 1; they must have the same number of rows (1 ≠ 2)",
      ]
    `);
  });
});
