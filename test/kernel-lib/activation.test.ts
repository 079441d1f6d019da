import {
  type Activation,
  build,
  elementwise,
  elu,
  hadamard,
  identity,
  leakyRelu,
  type Matrix,
  map,
  matrix,
  numericalGradient,
  random,
  relu,
  scale,
  selectRows,
  sigmoid,
  softmax,
  tanh,
  toRows,
} from 'kernel-lib';
import { describe, expect, test } from 'vitest';
import {
  expectClose,
  expectSame,
  expectUntouched,
  largestDifference,
  sixDigits,
} from './support/compare.ts';
import { randomMatrix, transpose } from './support/draw.ts';

const elementwiseOnes: [string, Activation][] = [
  ['sigmoid', sigmoid],
  ['tanh', tanh],
  ['relu', relu],
  ['leakyRelu(0.01)', leakyRelu(0.01)],
  ['leakyRelu(0.3)', leakyRelu(0.3)],
  ['leakyRelu(−0.2)', leakyRelu(-0.2)],
  ['leakyRelu(1.5)', leakyRelu(1.5)],
  ['elu(1)', elu(1)],
  ['elu(0.5)', elu(0.5)],
  ['elu(2)', elu(2)],
  ['identity', identity],
];
const all: [string, Activation][] = [...elementwiseOnes, ['softmax', softmax]];

const apply = (sigma: Activation, z: readonly number[]) => toRows(sigma.apply(matrix([z])))[0];

/** σ′ at each z, as the pull-back of g = 1. */
const slope = (sigma: Activation, z: readonly number[]) => {
  const Z = matrix([z]);
  return toRows(
    sigma.pullBack(
      map(Z, () => 1),
      Z,
      sigma.apply(Z),
    ),
  )[0];
};

/** ∂a_i/∂z_j in row i, column j, as pull-backs of g = e_i. */
const jacobian = (sigma: Activation, z: readonly number[]) => {
  const I = build(z.length, z.length, (i, j) => (i === j ? 1 : 0));
  const Z = build(z.length, z.length, (_i, j) => z[j]);
  return sigma.pullBack(I, Z, sigma.apply(Z));
};

describe('values and slopes', () => {
  // Notebook 07: six digits at z = −3, −1, 0, 1, 3.
  test.each([
    {
      name: 'F21, sigmoid',
      sigma: sigmoid,
      a: [0.047426, 0.268941, 0.5, 0.731059, 0.952574],
      prime: [0.045177, 0.196612, 0.25, 0.196612, 0.045177],
    },
    {
      name: 'F22, tanh',
      sigma: tanh,
      a: [-0.995055, -0.761594, 0, 0.761594, 0.995055],
      prime: [0.009866, 0.419974, 1, 0.419974, 0.009866],
    },
    {
      name: 'F25, ELU with α = 1',
      sigma: elu(1),
      a: [-0.950213, -0.632121, 0, 1, 3],
      prime: [0.049787, 0.367879, 1, 1, 1],
    },
    {
      name: 'F24, leaky ReLU with α = 0.01',
      sigma: leakyRelu(0.01),
      a: [-0.03, -0.01, 0, 1, 3],
      prime: [0.01, 0.01, 1, 1, 1],
    },
    { name: 'F23, ReLU', sigma: relu, a: [0, 0, 0, 1, 3], prime: [0, 0, 0, 1, 1] },
    { name: 'identity', sigma: identity, a: [-3, -1, 0, 1, 3], prime: [1, 1, 1, 1, 1] },
  ])('$name at −3, −1, 0, 1, 3, worked by hand', ({ sigma, a, prime }) => {
    const z = [-3, -1, 0, 1, 3];
    expectClose([apply(sigma, z)], [a], sixDigits);
    expectClose([slope(sigma, z)], [prime], sixDigits);
  });

  // mpmath 1.4.1, 50 digits, rounded to double. −10⁻⁹ tells e^z − 1 computed with 16 digits from the
  // same computed with 7.
  const z = [-30, -2.3, -0.4, -1e-9, 1e-9, 0.4, 2.3];
  test.each([
    {
      name: 'F21, sigmoid',
      sigma: sigmoid,
      a: [
        9.357622968839299e-14, 0.09112296101485615, 0.401312339887548, 0.49999999975, 0.50000000025,
        0.598687660112452, 0.9088770389851438,
      ],
      prime: [
        9.357622968838423e-14, 0.08281956699074115, 0.24026074574152914, 0.25, 0.25,
        0.24026074574152914, 0.08281956699074115,
      ],
    },
    {
      name: 'F22, tanh',
      sigma: tanh,
      a: [
        -1, -0.9800963962661914, -0.3799489622552249, -1e-9, 1e-9, 0.3799489622552249,
        0.9800963962661914,
      ],
      prime: [
        3.502604305078608e-26, 0.03941105402602482, 0.8556387860811777, 1, 1, 0.8556387860811777,
        0.03941105402602482,
      ],
    },
    {
      name: 'F25, ELU with α = 1.7',
      sigma: elu(1.7),
      a: [
        -1.699999999999841, -1.5295599656712335, -0.5604559217394132, -1.69999999915e-9, 1e-9, 0.4,
        2.3,
      ],
      prime: [
        1.5907959047028298e-13, 0.17044003432876637, 1.1395440782605868, 1.6999999983, 1, 1, 1,
      ],
    },
  ])('$name agrees with mpmath', ({ sigma, a, prime }) => {
    expectClose([apply(sigma, z)], [a], { rtol: 1e-15 });
    expectClose([slope(sigma, z)], [prime], { atol: 1e-16, rtol: 2e-15 });
  });

  test('σ′(0) is 1/4, 1, 0, 1, 1 and 1, at −0 as at 0', () => {
    const chosen: [Activation, number][] = [
      [sigmoid, 1 / 4],
      [tanh, 1],
      [relu, 0],
      [leakyRelu(0.3), 1],
      [elu(2), 1],
      [identity, 1],
    ];
    for (const [sigma, prime] of chosen) {
      expectSame([slope(sigma, [0, -0])], [[prime, prime]]);
    }
  });

  test('max(0, −0) is 0, and the kinked functions are 0 at ±0', () => {
    expect(apply(relu, [-0, 0])).toEqual([0, 0]);
    for (const sigma of [leakyRelu(0.3), elu(2), identity, tanh]) {
      expect(apply(sigma, [-0, 0]).map(Math.abs)).toEqual([0, 0]);
    }
  });
});

describe('elementwise', () => {
  const cube = elementwise(
    'cube',
    (z) => z ** 3,
    (z, a) => (3 * a) / z,
  );

  test('gives σ(z) and g ⊙ σ′, with σ′ told both z and a', () => {
    // (z³)′ = 3 z² = 3 a / z: at z = 2, −1 it is 12, 3; times g = 0.5, −2 it is 6, −6
    const z = matrix([[2, -1]]);
    expectSame(cube.apply(z), [[8, -1]]);
    expectSame(cube.pullBack(matrix([[0.5, -2]]), z, cube.apply(z)), [[6, -6]]);
    expect(cube.name).toBe('cube');
  });

  test('an infinite slope against g = 0 is NaN, not 0', () => {
    const one = matrix([[1]]);
    const steep = elementwise(
      'steep',
      (z) => z,
      () => Infinity,
    );
    expectSame(steep.pullBack(matrix([[0]]), one, one), [[Number.NaN]]);
  });
});

describe.each(all)('%s', (name, sigma) => {
  const r = random(31);
  const z = randomMatrix(r, 4, 5);
  const g = randomMatrix(r, 4, 5);
  const a = sigma.apply(z);

  test('∂C/∂z of C = ⟨g, σ(z)⟩ by central differences is the pull-back of g', () => {
    const C = (Z: Matrix) => hadamard(g, sigma.apply(Z)).data.reduce((s, c) => s + c, 0);
    expectClose(sigma.pullBack(g, z, a), numericalGradient(C, z), { atol: 1e-9, rtol: 1e-8 });
  });

  test('a batch is treated row by row', () => {
    for (let i = 0; i < z.rows; i++) {
      const row = (A: Matrix) => selectRows(A, [i]);
      expectSame(sigma.apply(row(z)), row(a));
      expectSame(sigma.pullBack(row(g), row(z), row(a)), row(sigma.pullBack(g, z, a)));
    }
  });

  test('the pull-back is linear in g', () => {
    const doubled = sigma.pullBack(scale(2, g), z, a);
    expectSame(doubled, scale(2, sigma.pullBack(g, z, a)));
  });

  test('a and its pull-back are finite for |z| = 800 and |z| = 1e308', () => {
    for (const far of [800, 1e308]) {
      const Z = matrix([
        [far, -far, 0],
        [-far, -far, -far],
        [far, far, far],
      ]);
      const A = sigma.apply(Z);
      expect([...A.data].filter((x) => !Number.isFinite(x))).toEqual([]);
      const dz = sigma.pullBack(
        matrix([
          [1, -2, 3],
          [1, -2, 3],
          [1, -2, 3],
        ]),
        Z,
        A,
      );
      expect([...dz.data].filter((x) => !Number.isFinite(x))).toEqual([]);
    }
  });

  test('NaN stays NaN, and 0 · NaN in the pull-back too', () => {
    expect(apply(sigma, [Number.NaN])).toEqual([Number.NaN]);
    const one = matrix([[1]]);
    expectSame(sigma.pullBack(matrix([[Number.NaN]]), one, sigma.apply(one)), [[Number.NaN]]);
  });

  test('neither z, nor a, nor g is changed, nor returned in place of a new matrix', () => {
    expectUntouched([z, a, g], () => {
      sigma.apply(z).data.fill(7);
      sigma.pullBack(g, z, a).data.fill(7);
    });
  });

  test('the pull-back of g with the shape of another layer is refused', () => {
    expect(() => sigma.pullBack(build(5, 4), z, a)).toThrow(
      `${sigma.name}.pullBack: ∂C/∂a is 5 × 4 but z is 4 × 5`,
    );
    expect(() => sigma.pullBack(g, z, build(4, 1))).toThrow(
      `${sigma.name}.pullBack: z is 4 × 5 but a is 4 × 1`,
    );
    expect(sigma.name).toBe(name.split('(')[0]);
  });
});

describe('sigmoid and tanh', () => {
  const z = Array.from({ length: 2001 }, (_, k) => (k - 1000) * 0.8);

  test('σ(−z) = 1 − σ(z) to 1e-15 for |z| ≤ 800', () => {
    const mirrored = apply(
      sigmoid,
      z.map((x) => -x),
    );
    const complement = apply(sigmoid, z).map((a) => 1 - a);
    expectClose([mirrored], [complement], { atol: 1e-15 });
  });

  test('ln σ(−720) = −720: the tail is not lost where e^720 overflows', () => {
    // ln σ(z) = z − ln(1 + e^z), and e^(−720) is 2e-313, below the rounding of 720.
    expect(1 / (1 + Math.exp(720))).toBe(0); // the formula as it is printed
    expect(Math.log(apply(sigmoid, [-720])[0])).toBeCloseTo(-720, 9);
    expect(Math.log(apply(sigmoid, [-700])[0])).toBeCloseTo(-700, 12);
  });

  test('F26a: σ rises from 0 to 1, and 0 ≤ σ′ ≤ σ′(0) = 1/4', () => {
    const a = apply(sigmoid, z);
    expect(a.every((x, k) => k === 0 || x >= a[k - 1])).toBe(true);
    expect([a[0], a[a.length - 1]]).toEqual([0, 1]);
    expect(slope(sigmoid, z).every((s) => s >= 0 && s <= 1 / 4)).toBe(true);
  });

  test('tanh z = 2 σ(2z) − 1', () => {
    const twice = apply(
      sigmoid,
      z.map((x) => 2 * x),
    ).map((a) => 2 * a - 1);
    expectClose([apply(tanh, z)], [twice], { atol: 1e-15 });
  });

  test('M2: σ′ taken at a in place of z is another number', () => {
    // σ′(1) = .196612 but σ′(σ(1)) = σ′(.731059) = .219362
    for (const sigma of [sigmoid, tanh]) {
      const Z = [-3, -1, 0.5, 1, 3];
      const mistaken = slope(sigma, apply(sigma, Z));
      expect(largestDifference([mistaken], [slope(sigma, Z)])).toBeGreaterThan(1e-2);
    }
    expectClose([slope(sigmoid, apply(sigmoid, [1]))], [[0.219362]], sixDigits);
  });
});

describe('ReLU and its kin', () => {
  const z = [-2, -0.5, 0, 0.5, 2];

  test('leaky ReLU is ReLU for α = 0 and linear for α = 1', () => {
    expectClose([apply(leakyRelu(0), z)], [apply(relu, z)], {});
    expectSame([apply(leakyRelu(1), z)], [z]);
  });

  test('leaky ReLU is not max(0, z) + α z, which is (1 + α) z on the right', () => {
    const misread = z.map((x) => Math.max(0, x) + 0.3 * x);
    expect(largestDifference([misread], [apply(leakyRelu(0.3), z)])).toBeCloseTo(0.6, 12);
  });

  test('leaky ReLU is α z on the left for every α, which max(z, α z) is not for α > 1', () => {
    for (const alpha of [-0.3, 0.3, 1.5]) {
      expectSame([apply(leakyRelu(alpha), z)], [[-2 * alpha, -0.5 * alpha, 0, 0.5, 2]]);
    }
    expect(Math.max(-2, 1.5 * -2)).not.toBe(1.5 * -2);
  });

  test('for α < 0 the slope is told by z: a = α z is positive on the left', () => {
    expectSame([slope(leakyRelu(-0.3), z)], [[-0.3, -0.3, 1, 1, 1]]);
  });

  test('ELU tends to −α on the left, and its slope there is a + α', () => {
    for (const alpha of [0.5, 1, 2]) {
      expect(apply(elu(alpha), [-800])).toEqual([-alpha]);
      const left = z.filter((x) => x < 0);
      expectClose([slope(elu(alpha), left)], [apply(elu(alpha), left).map((a) => a + alpha)], {
        atol: 1e-15,
      });
    }
    // a + 1, right for α = 1 only: at z = −½, α = 2 it is 0.213 and not 1.213
    const aPlusOne = apply(elu(2), [-0.5])[0] + 1;
    expect(Math.abs(aPlusOne - slope(elu(2), [-0.5])[0])).toBeCloseTo(1, 12);
  });

  test('a number that is not finite is refused as α', () => {
    expect(() => leakyRelu(Number.NaN)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: leakyRelu: alpha is NaN; alpha must be a finite number]`,
    );
    expect(() => leakyRelu(Infinity)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: leakyRelu: alpha is Infinity; alpha must be a finite number]`,
    );
    expect(() => elu(Number.NaN)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: elu: alpha is NaN; alpha must be a finite number]`,
    );
    expect(() => elu(-Infinity)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: elu: alpha is -Infinity; alpha must be a finite number]`,
    );
  });
});

describe('softmax', () => {
  const z = [2.5, -1, 3.2, 0.5];
  const r = random(32);
  const batch = randomMatrix(r, 6, 4);

  test('F28, F28a: a and the third row of the Jacobian, worked by hand', () => {
    // e^z = 12.182494, .367879, 24.532530, 1.648721 with sum 38.731625
    expectClose([apply(softmax, z)], [[0.314536, 0.009498, 0.633398, 0.042568]], sixDigits);
    // a₃ (1_3j − a_j)
    const third = selectRows(jacobian(softmax, z), [2]);
    expectClose(third, [[-0.199227, -0.006016, 0.232205, -0.026962]], sixDigits);
  });

  test('F28, F28a: a and its Jacobian agree with mpmath', () => {
    // mpmath 1.4.1, 50 digits, rounded to double
    const a = [0.1051607581536539, 0.2586537279263507, 0.6361855139199954];
    const J = [
      [0.09410197309820262, -0.02720022212800396, -0.06690175097019865],
      [-0.02720022212800396, 0.19175197695615204, -0.16455175482814807],
      [-0.06690175097019865, -0.16455175482814807, 0.23145350579834673],
    ];
    expectClose([apply(softmax, [-0.7, 0.2, 1.1])], [a], { rtol: 1e-15 });
    expectClose(jacobian(softmax, [-0.7, 0.2, 1.1]), J, { rtol: 2e-15 });
  });

  test('the entries of a row are positive and add up to 1', () => {
    const a = softmax.apply(batch);
    expect(a.data.every((x) => x > 0)).toBe(true);
    for (const row of toRows(a)) expect(row.reduce((s, x) => s + x, 0)).toBeCloseTo(1, 15);
  });

  test('the Jacobian is symmetric and its rows add up to 0', () => {
    for (const row of toRows(batch)) {
      const J = jacobian(softmax, row);
      expectClose(transpose(J), J, { atol: 1e-17, rtol: 1e-15 });
      const sums = toRows(J).map((entries) => [entries.reduce((s, x) => s + x, 0)]);
      expectClose(sums, [[0], [0], [0], [0]], { atol: 1e-16 });
    }
  });

  test('a number added to all of a row changes nothing, row by row another number', () => {
    // The shifts are powers of two, so z + c has no rounding for z with few digits.
    const rows = [
      [2.5, -1, 3.25, 0.5],
      [0.75, 1.5, -2, 4],
    ];
    const shifted = rows.map((row, i) => row.map((x) => x + [1024, -512][i]));
    expectSame(softmax.apply(matrix(shifted)), softmax.apply(matrix(rows)));
    expectClose(softmax.apply(map(batch, (x) => x + 1000)), softmax.apply(batch), { rtol: 1e-12 });
  });

  test('(1000, 1001, 1002) gives (.090031, .244728, .665241), and so does −1002 … −1000', () => {
    const a = [[0.090031, 0.244728, 0.665241]];
    expectClose([apply(softmax, [1000, 1001, 1002])], a, sixDigits);
    expectClose([apply(softmax, [-1002, -1001, -1000])], a, sixDigits);
    expect(apply(softmax, [800, -800, 0])).toEqual([1, 0, 0]); // e^(−800) is below all doubles
  });

  test('equal entries share equally', () => {
    expect(apply(softmax, [3, 3, 3, 3])).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect(apply(softmax, [800, -800, 800])).toEqual([0.5, 0, 0.5]);
    expect(apply(softmax, [-0, 0])).toEqual([0.5, 0.5]);
  });

  test('two classes are a sigmoid of z₁ − z₂', () => {
    for (const [z1, z2] of [
      [2, 0.5],
      [-3, 4],
      [300, -400],
    ]) {
      const s = apply(sigmoid, [z1 - z2])[0];
      expectClose([apply(softmax, [z1, z2])], [[s, 1 - s]], { atol: 1e-15 });
    }
    expectClose([apply(softmax, [2, 0.5])], [[0.817574, 0.182426]], sixDigits);
  });

  test('one class is certain, and its slope 0', () => {
    expect(apply(softmax, [-7])).toEqual([1]);
    expect(slope(softmax, [-7]).map(Math.abs)).toEqual([0]);
  });

  test('M15: the slope a (1 − a) of each entry alone is not the Jacobian', () => {
    const g = [0.3, -1, 0.2, 0.9];
    const [Z, G] = [matrix([z]), matrix([g])];
    const a = apply(softmax, z);
    const diagonalOnly = a.map((x, j) => g[j] * x * (1 - x));
    expect(largestDifference([diagonalOnly], softmax.pullBack(G, Z, matrix([a])))).toBeGreaterThan(
      1e-2,
    );
  });

  test('M15: with the largest z of each column subtracted a row is another distribution', () => {
    const rows = [
      [1000, 1001, 1002],
      [1003, 1000.5, 1001],
    ];
    const columnMax = rows[0].map((_, j) => Math.max(rows[0][j], rows[1][j]));
    const mistaken = rows.map((row) => {
      const e = row.map((x, j) => Math.exp(x - columnMax[j]));
      const sum = e.reduce((s, x) => s + x, 0);
      return e.map((x) => x / sum);
    });
    expect(largestDifference(mistaken, softmax.apply(matrix(rows)))).toBeGreaterThan(1e-2);
  });
});

describe('shapes that do not fit', () => {
  const [g, z] = [build(2, 3), build(3, 2)];

  test('are named by the elementwise pull-back and by that of softmax', () => {
    expect(() => sigmoid.pullBack(g, z, z)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: sigmoid.pullBack: ∂C/∂a is 2 × 3 but z is 3 × 2; they must have the same number of rows (2 ≠ 3)]`,
    );
    expect(() => sigmoid.pullBack(z, z, g)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: sigmoid.pullBack: z is 3 × 2 but a is 2 × 3; they must have the same number of rows (3 ≠ 2)]`,
    );
    expect(() => softmax.pullBack(g, z, z)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: softmax.pullBack: ∂C/∂a is 2 × 3 but z is 3 × 2; they must have the same number of rows (2 ≠ 3)]`,
    );
    expect(() => softmax.pullBack(z, z, build(3, 4))).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: softmax.pullBack: z is 3 × 2 but a is 3 × 4; they must have the same number of columns (2 ≠ 4)]`,
    );
  });
});
