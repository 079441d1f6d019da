import {
  type Activation,
  activate,
  biasGradient,
  build,
  type Cost,
  crossEntropy,
  elementwise,
  elu,
  hadamard,
  hiddenError,
  identity,
  leakyRelu,
  logLikelihood,
  type Matrix,
  map,
  matmul,
  matrix,
  numericalGradient,
  outputError,
  quadratic,
  random,
  relu,
  scale,
  selectRows,
  sigmoid,
  softmax,
  subtract,
  sumRows,
  tanh,
  timesTranspose,
  transposeTimes,
  weightedInput,
  weightGradient,
} from 'kernel-lib';
import { derivative } from 'mathjs';
import { describe, expect, test } from 'vitest';
import {
  expectClose,
  expectSame,
  expectUntouched,
  largestDifference,
  type Numbers,
  nineDigits,
  sixDigits,
} from './support/compare.ts';
import { oneHot, randomMatrix, randomProbabilities, transpose } from './support/draw.ts';

describe('notebook 00: two inputs, two nodes', () => {
  const W = matrix([
    [0.1, 0.4],
    [-0.3, 0.2],
  ]);
  const b = matrix([[0.05, -0.1]]);
  const x = matrix([[0.5, 0.8]]);

  test('F5: z = Wᵀ a + b, worked by hand', () => {
    // .1·.5 − .3·.8 + .05 = −.14    .4·.5 + .2·.8 − .1 = .26
    expectClose(weightedInput(W, b, x), [[-0.14, 0.26]], { atol: 1e-16 });
  });

  test('M1: without the transpose z is (.42, −.09)', () => {
    // .1·.5 + .4·.8 + .05 = .42    −.3·.5 + .2·.8 − .1 = −.09
    const mistaken = weightedInput(transpose(W), b, x);
    expectClose(mistaken, [[0.42, -0.09]], { atol: 1e-16 });
    expect(largestDifference(mistaken, weightedInput(W, b, x))).toBeGreaterThan(1e-6);
  });
});

describe('notebook 04: two inputs, two hidden nodes, one output', () => {
  const x = matrix([[0.5, 0.8]]);
  const W1 = matrix([
    [0.1, 0.4],
    [-0.3, 0.2],
  ]);
  const W2 = matrix([[0.7], [-0.5]]);
  const y = matrix([[1]]);
  const z1 = weightedInput(W1, matrix([[0.05, -0.1]]), x);
  const a1 = activate(sigmoid, z1);
  const z2 = weightedInput(W2, matrix([[0.2]]), a1);
  const a2 = activate(sigmoid, z2);
  const delta2 = outputError(quadratic, sigmoid, z2, a2, y);
  const delta1 = hiddenError(W2, delta2, sigmoid, z1, a1);

  test('F5, F6: z and a, layer by layer', () => {
    expectClose(a1, [[0.465057055, 0.564636292]], nineDigits);
    expectClose(z2, [[0.243221792]], nineDigits);
    expectClose(a2, [[0.560507456]], nineDigits);
  });

  test('F11: δ² = (a² − y) a² (1 − a²), worked by hand', () => {
    // (.560507456 − 1) · .560507456 · .439492544 = −.439492544 · .246338848
    expectClose(delta2, [[-0.108264087]], nineDigits);
  });

  test('F12: δ¹ = (W² δ²) ⊙ a¹ (1 − a¹), worked by hand', () => {
    //  .7 · (−.108264087) · .465057055 · .534942945
    // −.5 · (−.108264087) · .564636292 · .435363708
    expectClose(delta1, [[-0.018853681, 0.013306855]], nineDigits);
  });

  test('F13, F14: all nine derivatives, worked by hand', () => {
    const W = [
      [-0.009426841, 0.006653428],
      [-0.015082945, 0.010645484],
    ];
    expectClose(weightGradient(x, delta1), W, nineDigits);
    expectClose(biasGradient(delta1), [[-0.018853681, 0.013306855]], nineDigits);
    expectClose(weightGradient(a1, delta2), [[-0.050348977], [-0.061129833]], nineDigits);
    expectClose(biasGradient(delta2), [[-0.108264087]], nineDigits);
  });

  test('all nine derivatives as mathjs derives them from the formula of C', () => {
    const hidden = (j: number) => `1 / (1 + exp(-(w1${j} * 0.5 + w2${j} * 0.8 + b${j})))`;
    const z = `v1 * ${hidden(1)} + v2 * ${hidden(2)} + c`;
    const C = `(1 / (1 + exp(-(${z}))) - 1)^2 / 2`;
    const theta = {
      ...{ w11: 0.1, w12: 0.4, w21: -0.3, w22: 0.2, b1: 0.05, b2: -0.1 },
      ...{ v1: 0.7, v2: -0.5, c: 0.2 },
    };
    const d = (name: string): number => derivative(C, name, { simplify: false }).evaluate(theta);
    const exact = { atol: 1e-16, rtol: 1e-13 };
    const W = [
      [d('w11'), d('w12')],
      [d('w21'), d('w22')],
    ];
    expectClose(weightGradient(x, delta1), W, exact);
    expectClose(biasGradient(delta1), [[d('b1'), d('b2')]], exact);
    expectClose(weightGradient(a1, delta2), [[d('v1')], [d('v2')]], exact);
    expectClose(biasGradient(delta2), [[d('c')]], exact);
  });

  const sigmoidPrime = (z: Matrix) => map(sigmoid.apply(z), (a) => a * (1 - a));

  /** The classic mistakes with the numbers that the notebook prints for them. */
  const mistakes: { title: string; mistaken: Matrix; right: Matrix; printed: number[][] }[] = [
    {
      title: 'M2: σ′(a²) for σ′(z²) gives δ² = −.101676',
      mistaken: hadamard(subtract(a2, y), sigmoidPrime(a2)),
      right: delta2,
      printed: [[-0.101676]],
    },
    {
      title: 'M5: y − a² for a² − y gives δ² = +.108264',
      mistaken: hadamard(subtract(y, a2), sigmoidPrime(z2)),
      right: delta2,
      printed: [[0.108264]],
    },
    {
      title: 'M6: δ² without σ′ is −.439493',
      mistaken: subtract(a2, y),
      right: delta2,
      printed: [[-0.439493]],
    },
    {
      title: 'M2: σ′(a¹) for σ′(z¹) gives δ¹ = (−.017958, .012509)',
      mistaken: hadamard(timesTranspose(delta2, W2), sigmoidPrime(a1)),
      right: delta1,
      printed: [[-0.017958, 0.012509]],
    },
    {
      title: 'M12: δ¹ with W² left out is (−.026934, −.026614)',
      mistaken: hadamard(matmul(delta2, matrix([[1, 1]])), sigmoidPrime(z1)),
      right: delta1,
      printed: [[-0.026934, -0.026614]],
    },
    {
      title: 'M7: a¹ for a⁰ in ∂C/∂W¹ gives −.008768 for w¹₁₁',
      mistaken: selectRows(transposeTimes(a1, delta1), [0]),
      right: selectRows(weightGradient(x, delta1), [0]),
      printed: [[-0.008768, 0.006188]],
    },
    {
      title: 'M9: ∂C/∂W¹ transposed exchanges w¹₁₂ and w¹₂₁',
      mistaken: transpose(weightGradient(x, delta1)),
      right: weightGradient(x, delta1),
      printed: [
        [-0.009427, -0.015083],
        [0.006653, 0.010645],
      ],
    },
    {
      title: 'M8: z¹ for a¹ in ∂C/∂W² gives (.015157, −.028149)',
      mistaken: transposeTimes(z1, delta2),
      right: weightGradient(a1, delta2),
      printed: [[0.015157], [-0.028149]],
    },
  ];
  for (const { title, mistaken, right, printed } of mistakes) {
    test(title, () => {
      expectClose(mistaken, printed, sixDigits);
      expect(largestDifference(mistaken, right)).toBeGreaterThan(1e-6);
    });
  }
});

describe('notebooks 05 and 06: a 2-3-2 network and a batch of two', () => {
  const X = matrix([
    [1, 0.5],
    [-0.5, 2],
  ]);
  const W1 = matrix([
    [0.2, -0.4, 0.1],
    [0.5, 0.3, -0.2],
  ]);
  const W2 = matrix([
    [0.3, -0.6],
    [-0.2, 0.4],
    [0.7, 0.1],
  ]);
  const Y = matrix([
    [1, 0],
    [0, 1],
  ]);
  const Z1 = weightedInput(W1, matrix([[0.1, -0.1, 0.05]]), X);
  const A1 = activate(sigmoid, Z1);
  const Z2 = weightedInput(W2, matrix([[-0.05, 0.2]]), A1);
  const A2 = activate(sigmoid, Z2);
  const delta2 = outputError(quadratic, sigmoid, Z2, A2, Y);
  const delta1 = hiddenError(W2, delta2, sigmoid, Z1, A1);

  test('F8: Z = A W + 1 b and A = σ(Z), layer by layer, worked by hand', () => {
    // row 1: .2 + .25 + .1 = .55   −.4 + .15 − .1 = −.35   .1 − .1 + .05 = .05
    // row 2: −.1 + 1 + .1 = 1      .2 + .6 − .1 = .7       −.05 − .4 + .05 = −.4
    const z1 = [
      [0.55, -0.35, 0.05],
      [1, 0.7, -0.4],
    ];
    const a1 = [
      [0.634135591, 0.413382421, 0.512497396],
      [0.731058579, 0.668187772, 0.40131234],
    ];
    const a2 = [
      [0.602600497, 0.509029357],
      [0.578495096, 0.517186026],
    ];
    expectClose(Z1, z1, { atol: 2e-16 });
    expectClose(A1, a1, nineDigits);
    expectClose(A2, a2, nineDigits);
  });

  test('F11, F12: Δ² and Δ¹, a row per example and not divided by n', () => {
    const d2 = [
      [-0.095166506, 0.127215838],
      [0.141059388, -0.12056089],
    ];
    const d1 = [
      [-0.024332835, 0.01695533, -0.013465325],
      [0.022542413, -0.016946897, 0.020827119],
    ];
    expectClose(delta2, d2, nineDigits);
    expectClose(delta1, d1, nineDigits);
  });

  test('F13, F14: (1/n) Aᵀ Δ and (1/n) 1ᵀ Δ', () => {
    const firstRow = selectRows(weightGradient(X, delta1), [0]);
    // ½ (1 · (−.024332835) − .5 · .022542413) = −.017802021
    expectClose(firstRow, [[-0.017802021, 0.012714389, -0.011939442]], nineDigits);
    // ½ (−.095166506 + .141059388) = .022946441
    expectClose(biasGradient(delta2), [[0.022946441, 0.003327474]], nineDigits);
  });

  const sigmoidPrime = (z: Matrix) => map(sigmoid.apply(z), (a) => a * (1 - a));
  const first = (A: Matrix) => selectRows(A, [0]);

  const mistakes: { title: string; mistaken: Matrix; right: Matrix; printed: number[][] }[] = [
    {
      title: 'M2: σ′(A²) for σ′(Z²) gives a first row (−.090850, .119357) of Δ²',
      mistaken: first(hadamard(subtract(A2, Y), sigmoidPrime(A2))),
      right: first(delta2),
      printed: [[-0.09085, 0.119357]],
    },
    {
      title: 'M6: without σ′ the first row of Δ² is (−.397400, .509029)',
      mistaken: first(subtract(A2, Y)),
      right: first(delta2),
      printed: [[-0.3974, 0.509029]],
    },
    {
      title: 'M2: σ′(A¹) for σ′(Z¹) gives (−.023751, .016754, −.012626) in Δ¹',
      mistaken: first(hadamard(timesTranspose(delta2, W2), sigmoidPrime(A1))),
      right: first(delta1),
      printed: [[-0.023751, 0.016754, -0.012626]],
    },
    {
      title: 'M3: the sum over the batch is −.035604 for w¹₁₁',
      mistaken: first(transposeTimes(X, delta1)),
      right: first(weightGradient(X, delta1)),
      printed: [[-0.035604, 0.025429, -0.023879]],
    },
  ];
  for (const { title, mistaken, right, printed } of mistakes) {
    test(title, () => {
      expectClose(mistaken, printed, sixDigits);
      expect(largestDifference(mistaken, right)).toBeGreaterThan(1e-6);
    });
  }
});

describe('notebook 11: three samples, one sigmoid neuron', () => {
  const X = matrix([
    [1, 0],
    [0, 1],
    [1, 1],
  ]);
  const y = matrix([[0], [1], [1]]);
  const z = weightedInput(matrix([[1.5], [-0.5]]), matrix([[0.25]]), X);
  const a = activate(sigmoid, z);
  const delta = outputError(crossEntropy, sigmoid, z, a, y);

  test('a = σ(1.75), σ(−.25), σ(1.25)', () => {
    expectClose(z, [[1.75], [-0.25], [1.25]], {});
    expectClose(a, [[0.851953], [0.437823], [0.7773]], sixDigits);
  });

  test('F27: the gradient of the cross-entropy, worked by hand', () => {
    // δ = a − y = (.851953, −.562177, −.222700); ⅓ (.851953 − .222700), ⅓ (−.562177 − .222700)
    expectClose(weightGradient(X, delta), [[0.209750888], [-0.261625547]], nineDigits);
    expectClose(biasGradient(delta), [[0.022358721]], nineDigits);
  });

  test('the gradient of the squared error', () => {
    const squared = outputError(quadratic, sigmoid, z, a, y);
    expectClose(weightGradient(X, squared), [[0.022968562], [-0.058973752]], nineDigits);
    // The notebook's plan printed −.023155035; mpmath 1.4.1 gives −.02315503688961676.
    expectClose(biasGradient(squared), [[-0.023155037]], nineDigits);
  });

  test('M3: the sum over the samples is (.629253, −.784877)', () => {
    const mistaken = transposeTimes(X, delta);
    expectClose(mistaken, [[0.629253], [-0.784877]], sixDigits);
    expect(largestDifference(mistaken, weightGradient(X, delta))).toBeGreaterThan(1e-6);
  });

  test('M14: ∂C/∂a = (a − y) / (a (1 − a)) is not δ = ∂C/∂z', () => {
    // 1/(1 − .851953) = 6.7546, −1/.437823 = −2.2840, −1/.777300 = −1.2865
    const mistaken = crossEntropy.gradient(a, y);
    expectClose(mistaken, [[6.754603], [-2.284025], [-1.286505]], sixDigits);
    expect(largestDifference(mistaken, delta)).toBeGreaterThan(1e-6);
  });
});

describe('notebook 12: softmax of (2.5, −1, 3.2, .5), right class 3', () => {
  const z = matrix([[2.5, -1, 3.2, 0.5]]);
  const a = activate(softmax, z);
  const y = matrix([[0, 0, 1, 0]]);

  test('F28: δ = a − y = (.314536, .009498, −.366602, .042568) for the log-likelihood', () => {
    const delta = outputError(logLikelihood, softmax, z, a, y);
    expectClose(delta, [[0.314536, 0.009498, -0.366602, 0.042568]], sixDigits);
  });

  test('δ = Jᵀ (a − y) for the squared error, as NumPy computes it', () => {
    // NumPy 2.4.6: (np.diag(a) - np.outer(a, a)).T @ (a - y)
    const J = [[0.1402535001450693, 0.0013379875582212, -0.1489956358049866, 0.0074041481016961]];
    expectClose(outputError(quadratic, softmax, z, a, y), J, { atol: 1e-15 });
  });

  test('M15: with a (1 − a) for the Jacobian the first entry is .067815, not .140254', () => {
    const mistaken = hadamard(
      subtract(a, y),
      map(a, (x) => x * (1 - x)),
    );
    expectClose([[mistaken.data[0]]], [[0.067815]], sixDigits);
    const right = outputError(quadratic, softmax, z, a, y);
    expect(largestDifference(mistaken, right)).toBeGreaterThan(1e-6);
  });

  test('M6: a − y is not δ for the squared error', () => {
    const right = outputError(quadratic, softmax, z, a, y);
    expect(largestDifference(subtract(a, y), right)).toBeGreaterThan(1e-6);
  });
});

describe('against NumPy 2.4.6, each sum spelled out by einsum', () => {
  const A = matrix([
    [1, 0.5, -2],
    [-0.5, 2, 0.75],
  ]);
  const Z = matrix([
    [0.55, -0.35, 0.05],
    [1, 0.7, -0.4],
  ]);
  const W = matrix([
    [0.3, -0.6],
    [-0.2, 0.4],
    [0.7, 0.1],
  ]);
  const delta = matrix([
    [0.15, -0.4],
    [-0.25, 0.35],
  ]);
  const square = matrix([
    [0.3, -0.6, 0.2],
    [-0.2, 0.4, 0.9],
    [0.7, 0.1, -0.5],
  ]);
  const exact = { atol: 1e-16, rtol: 1e-14 };

  test("F5: z_j = Σ_i w_ij a_i + b_j, a square W: einsum('ij,ni->nj')", () => {
    const z = [
      [-1.1, -0.9, 1.9],
      [0.075, 0.875, 1.575],
    ];
    expectClose(weightedInput(square, matrix([[0.1, -0.3, 0.25]]), A), z, { atol: 1e-15 });
  });

  test("F12: δ_j = Σ_k w_jk δ_k σ′(z_j), W of 3 × 2, tanh: einsum('jk,nk->nj')", () => {
    const d = [
      [0.21360166268417344, -0.1685017837027629, 0.0648377704501519],
      [-0.11969268735999744, 0.12060052209666716, -0.11978943005136487],
    ];
    expectClose(hiddenError(W, delta, tanh, Z, tanh.apply(Z)), d, exact);
  });

  test("F12: δ_j = Σ_k w_jk δ_k σ′(z_j), a square W, sigmoid: einsum('jk,nk->nj')", () => {
    const deltaNext = matrix([
      [0.15, -0.4, 0.3],
      [-0.25, 0.35, 0.6],
    ]);
    const d = [
      [0.08004263691234319, 0.019399791601800005, -0.021236724281894902],
      [-0.0324409689848445, 0.16185039750396962, -0.10571472812627282],
    ];
    expectClose(hiddenError(square, deltaNext, sigmoid, Z, sigmoid.apply(Z)), d, exact);
  });

  test("δ_j = Σ_i J_ij Σ_k w_ik δ_k, a hidden softmax: einsum('nij,ni->nj')", () => {
    const d = [
      [0.08058024911067298, -0.06317044029560438, -0.017409808815068584],
      [-0.09814252329127296, 0.10435268189475527, -0.00621015860348232],
    ];
    expectClose(hiddenError(W, delta, softmax, Z, softmax.apply(Z)), d, { atol: 1e-16 });
  });

  test("F13, F14: ∂C/∂w_ij = (1/n) Σ_x a_i δ_j and ∂C/∂b_j = (1/n) Σ_x δ_j: einsum('ni,nj->ij') / 2", () => {
    const dW = [
      [0.1375, -0.2875],
      [-0.2125, 0.25],
      [-0.24375, 0.53125],
    ];
    expectClose(weightGradient(A, delta), dW, exact);
    expectClose(biasGradient(delta), [[-0.05, -0.025]], { atol: 1e-16 });
  });
});

// One row of two outputs.
describe('F11: δ^L against the symbolic derivative ∂C_x/∂z, by mathjs', () => {
  const z = [0.7, -0.4];
  const y = [0.3, 0.7];
  const sigmas: [string, Activation, (k: number) => string][] = [
    ['sigmoid', sigmoid, (k) => `1 / (1 + exp(-z${k}))`],
    ['tanh', tanh, (k) => `tanh(z${k})`],
    ['softmax', softmax, (k) => `exp(z${k}) / (exp(z0) + exp(z1))`],
    ['identity', identity, (k) => `z${k}`],
  ];
  const costs: [Cost, (a: string, y: number) => string][] = [
    [quadratic, (a, t) => `(${a} - ${t})^2 / 2`],
    [crossEntropy, (a, t) => `(-${t} * log(${a}) - (1 - ${t}) * log(1 - (${a})))`],
    [logLikelihood, (a, t) => `(-${t} * log(${a}))`],
  ];
  for (const [name, sigma, a] of sigmas) {
    for (const [cost, term] of costs) {
      // The logarithms want outputs in (0, 1).
      if (cost !== quadratic && sigma !== sigmoid && sigma !== softmax) continue;
      test(`${name} with ${cost.name}`, () => {
        const C = `${term(`(${a(0)})`, y[0])} + ${term(`(${a(1)})`, y[1])}`;
        const expected = [0, 1].map((k): number =>
          derivative(C, `z${k}`, { simplify: false }).evaluate({ z0: z[0], z1: z[1] }),
        );
        const Z = matrix([z]);
        const delta = outputError(cost, sigma, Z, activate(sigma, Z), matrix([y]));
        expectClose(delta, [expected], { atol: 1e-15, rtol: 1e-13 });
      });
    }
  }
});

describe('canonical pairs', () => {
  const r = random(51);
  const z = randomMatrix(r, 5, 3);
  const y = oneHot([2, 0, 1, 1, 0], 3);
  /** The same σ under a name that no cost knows, so that outputError takes the general formula. */
  const unknown = (sigma: Activation): Activation => ({ ...sigma, name: `copy of ${sigma.name}` });
  const general = (cost: Cost, sigma: Activation, Z: Matrix) =>
    outputError(cost, unknown(sigma), Z, sigma.apply(Z), y);

  test.each([
    { name: 'F27, cross-entropy and sigmoid', cost: crossEntropy, sigma: sigmoid },
    { name: 'F28, log-likelihood and softmax', cost: logLikelihood, sigma: softmax },
    { name: 'quadratic and identity', cost: quadratic, sigma: identity },
  ])('$name: δ^L = a − y exactly, and the general formula agrees', (pair) => {
    const { cost, sigma } = pair;
    const a = sigma.apply(z);
    const delta = outputError(cost, sigma, z, a, y);
    expectSame(delta, subtract(a, y));
    expectClose(general(cost, sigma, z), delta, { atol: 1e-15, rtol: 1e-14 });
  });

  test.each([
    { cost: quadratic, sigma: sigmoid },
    { cost: quadratic, sigma: tanh },
    { cost: quadratic, sigma: softmax },
    { cost: crossEntropy, sigma: softmax },
    { cost: logLikelihood, sigma: sigmoid },
  ])('$cost.name, $sigma.name: δ^L is the general formula and not a − y', ({ cost, sigma }) => {
    const a = sigma.apply(z);
    const delta = outputError(cost, sigma, z, a, y);
    expectSame(delta, general(cost, sigma, z));
    expect(largestDifference(delta, subtract(a, y))).toBeGreaterThan(1e-6);
  });

  test('at a = 1, y = 0 the general formula loses δ^L = 1 to a factor 0; the branch keeps it', () => {
    const far = matrix([[800, 800, -800]]);
    const a = sigmoid.apply(far);
    const target = matrix([[0, 1, 1]]);
    expectSame(outputError(crossEntropy, sigmoid, far, a, target), [[1, 0, -1]]);
    const lost = outputError(crossEntropy, unknown(sigmoid), far, a, target);
    expectClose(lost, [[0, 0, 0]], {});
  });

  test("a cost without a canonical activation, '', has none called '' either", () => {
    const nameless = elementwise(
      '',
      (x) => x ** 2,
      (x) => 2 * x,
    );
    const cost: Cost = { ...quadratic, canonical: '' };
    const Z = matrix([[3]]);
    // (a − y) σ′(z) = (9 − 1) · 6
    expectSame(outputError(cost, nameless, Z, matrix([[9]]), matrix([[1]])), [[48]]);
  });

  test('a cost written by hand, without a check, is used as it is', () => {
    const linear: Cost = {
      name: 'linear',
      canonical: '',
      value: (a) => sumRows(a).data[0] / a.rows,
      gradient: (a) => map(a, () => 1),
    };
    const Z = matrix([[3, -2]]);
    const delta = outputError(linear, tanh, Z, tanh.apply(Z), matrix([[0, 0]]));
    expectClose(delta, tanh.pullBack(matrix([[1, 1]]), Z, tanh.apply(Z)), {});
  });
});

// Central differences of C through one step at a time, with biases that are not 0.
describe('central differences', () => {
  const tolerance = { atol: 1e-8, rtol: 1e-7 };
  const sigmas: [string, Activation][] = [
    ['sigmoid', sigmoid],
    ['tanh', tanh],
    ['relu', relu],
    ['leakyRelu(0.1)', leakyRelu(0.1)],
    ['elu(1.5)', elu(1.5)],
    ['identity', identity],
    ['softmax', softmax],
  ];
  const pairs: { title: string; sigma: Activation; cost: Cost }[] = [
    ...sigmas.map(([name, sigma]) => ({ title: `${name} and quadratic`, sigma, cost: quadratic })),
    { title: 'sigmoid and crossEntropy', sigma: sigmoid, cost: crossEntropy },
    { title: 'softmax and crossEntropy', sigma: softmax, cost: crossEntropy },
    { title: 'sigmoid and logLikelihood', sigma: sigmoid, cost: logLikelihood },
    { title: 'softmax and logLikelihood', sigma: softmax, cost: logLikelihood },
  ];

  describe.each(pairs)('$title', ({ sigma, cost }) => {
    // 3 nodes and 3 nodes: only a square W lets a wrong transpose through without an exception.
    test.each([
      [4, 2],
      [3, 3],
    ])('∂C/∂W and ∂C/∂b of a layer from %i nodes to %i', (from, to) => {
      const r = random(60 + from);
      const [W, b] = [randomMatrix(r, from, to), randomMatrix(r, 1, to)];
      const aPrev = randomMatrix(r, 5, from);
      const y = oneHot([0, 1, to - 1, 0, 1], to);
      const C = (w: Matrix, c: Matrix) =>
        cost.value(activate(sigma, weightedInput(w, c, aPrev)), y);
      const z = weightedInput(W, b, aPrev);
      const delta = outputError(cost, sigma, z, activate(sigma, z), y);
      const dW = numericalGradient((w) => C(w, b), W);
      const db = numericalGradient((c) => C(W, c), b);
      expectClose(weightGradient(aPrev, delta), dW, tolerance);
      expectClose(biasGradient(delta), db, tolerance);
    });

    test('δ^L = ∂C_x/∂z^L, a row per example', () => {
      const z = randomMatrix(random(70), 5, 3);
      const y = oneHot([0, 1, 2, 0, 1], 3);
      const nC = (Z: Matrix) => 5 * cost.value(activate(sigma, Z), y);
      const delta = outputError(cost, sigma, z, activate(sigma, z), y);
      expectClose(delta, numericalGradient(nC, z), tolerance);
    });
  });

  describe.each(sigmas.map(([name, sigma]) => ({ name, sigma })))('hidden $name', ({ sigma }) => {
    test.each([
      [4, 2],
      [3, 3],
    ])('δ^l = ∂C_x/∂z^l with W^(l+1) from %i nodes to %i', (from, to) => {
      const r = random(80 + from);
      const z = randomMatrix(r, 5, from);
      const [WNext, bNext] = [randomMatrix(r, from, to), randomMatrix(r, 1, to)];
      const y = randomMatrix(r, 5, to);
      const next = (Z: Matrix) => weightedInput(WNext, bNext, activate(sigma, Z));
      const nC = (Z: Matrix) => 5 * quadratic.value(activate(tanh, next(Z)), y);
      const zNext = next(z);
      const deltaNext = outputError(quadratic, tanh, zNext, activate(tanh, zNext), y);
      const delta = hiddenError(WNext, deltaNext, sigma, z, activate(sigma, z));
      expectClose(delta, numericalGradient(nC, z), tolerance);
    });
  });
});

// For every mistake of the catalogue that a single step can hold: on this random square input, the
// right step and the mistaken formula differ. So a test on such input would notice the mistake.
describe('the classic mistakes give other numbers on random square layers', () => {
  const r = random(90);
  const n = 4;
  const [W, WNext] = [randomMatrix(r, 3, 3), randomMatrix(r, 3, 3)];
  const [b, zPrev] = [randomMatrix(r, 1, 3), randomMatrix(r, n, 3)];
  const aPrev = tanh.apply(zPrev);
  const z = weightedInput(W, b, aPrev);
  const a = sigmoid.apply(z);
  const y = randomProbabilities(r, n, 3);
  const deltaNext = randomMatrix(r, n, 3);
  const prime = (x: Matrix) => map(sigmoid.apply(x), (s) => s * (1 - s));
  const hidden = hiddenError(WNext, deltaNext, sigmoid, z, a);
  const delta = outputError(quadratic, sigmoid, z, a, y);
  const cross = outputError(crossEntropy, sigmoid, z, a, y);
  const backwards = timesTranspose(deltaNext, WNext);

  const mistakes: [string, Numbers, Numbers][] = [
    ['M1: W a for Wᵀ a', weightedInput(transpose(W), b, aPrev), z],
    ['bias dropped', matmul(aPrev, W), z],
    ['M1: Wᵀ δ for W δ', hadamard(matmul(deltaNext, WNext), prime(z)), hidden],
    ['M2: σ′(a^l) in δ^l', hadamard(backwards, prime(a)), hidden],
    ['M2: σ′(a^L) in δ^L', hadamard(subtract(a, y), prime(a)), delta],
    ['M3: sum for mean in ∂C/∂W', transposeTimes(aPrev, delta), weightGradient(aPrev, delta)],
    [
      'M3: twice averaged',
      scale(1 / n, weightGradient(aPrev, delta)),
      weightGradient(aPrev, delta),
    ],
    ['M3: sum for mean in ∂C/∂b', sumRows(delta), biasGradient(delta)],
    ['M3: 1/n in δ', scale(1 / n, delta), delta],
    ['M3: 1/n_l for 1/n', scale(1 / 3, transposeTimes(aPrev, delta)), weightGradient(aPrev, delta)],
    ['M5: y − a', hadamard(subtract(y, a), prime(z)), delta],
    ['M5: y − a in the canonical pair', subtract(y, a), cross],
    ['M6: no σ′ in δ^L', subtract(a, y), delta],
    ['M6: no σ′ in δ^l', backwards, hidden],
    ['M7: a^l for a^(l−1)', weightGradient(a, delta), weightGradient(aPrev, delta)],
    ['M8: z for a in ∂C/∂W', weightGradient(zPrev, delta), weightGradient(aPrev, delta)],
    ['M9: ∂C/∂W transposed', weightGradient(delta, aPrev), weightGradient(aPrev, delta)],
    ['M11: 2 (a − y)', scale(2, delta), delta],
    ['M12: W^(l+1) left out', hadamard(deltaNext, prime(z)), hidden],
    ['M12: W^l for W^(l+1)', hadamard(timesTranspose(deltaNext, W), prime(z)), hidden],
    ['M14: ∂C/∂a for ∂C/∂z', crossEntropy.gradient(a, y), cross],
    ['M14: a − y times σ′ once more', hadamard(subtract(a, y), prime(z)), cross],
  ];
  test.each(mistakes)('%s', (_title, mistaken, right) => {
    expect(largestDifference(mistaken, right)).toBeGreaterThan(1e-6);
  });

  test('M1: a W^(l+1) that is not square is refused the wrong way round', () => {
    const tall = randomMatrix(r, 4, 3);
    const z4 = randomMatrix(r, n, 4);
    expect(hiddenError(tall, deltaNext, sigmoid, z4, sigmoid.apply(z4)).cols).toBe(4);
    expect(() => hiddenError(transpose(tall), deltaNext, sigmoid, z4, z4)).toThrow(RangeError);
  });
});

describe('batches', () => {
  const r = random(95);
  const n = 6;
  const [W, b] = [randomMatrix(r, 4, 3), randomMatrix(r, 1, 3)];
  const aPrev = randomMatrix(r, n, 4);
  const z = weightedInput(W, b, aPrev);
  const a = sigmoid.apply(z);
  const y = oneHot([0, 1, 2, 2, 1, 0], 3);
  const delta = outputError(quadratic, sigmoid, z, a, y);
  const WNext = randomMatrix(r, 3, 2);
  const deltaNext = randomMatrix(r, n, 2);

  test('one batch of N gives the mean of the gradients of N batches of one', () => {
    const mean = (gradients: Matrix[]) =>
      map(gradients[0], () => 0).data.map(
        (_, k) => gradients.reduce((s, G) => s + G.data[k], 0) / n,
      );
    const rows = Array.from({ length: n }, (_, i) => i);
    const WMean = mean(
      rows.map((i) => weightGradient(selectRows(aPrev, [i]), selectRows(delta, [i]))),
    );
    const bMean = mean(rows.map((i) => biasGradient(selectRows(delta, [i]))));
    const rounding = { atol: 1e-16, rtol: 1e-14 };
    expectClose(
      weightGradient(aPrev, delta),
      build(4, 3, (i, j) => WMean[3 * i + j]),
      rounding,
    );
    expectClose(
      biasGradient(delta),
      build(1, 3, (_i, j) => bMean[j]),
      rounding,
    );
  });

  test('with every example twice, the gradients stay and the errors repeat', () => {
    const twice = [0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5];
    const [aPrev2, delta2] = [selectRows(aPrev, twice), selectRows(delta, twice)];
    const rounding = { atol: 1e-16, rtol: 1e-14 };
    expectClose(weightGradient(aPrev2, delta2), weightGradient(aPrev, delta), rounding);
    expectClose(biasGradient(delta2), biasGradient(delta), rounding);
  });

  test('z, a, δ^L and δ^l of an example do not depend on the others', () => {
    const order = [4, 0, 5, 5];
    const some = (A: Matrix) => selectRows(A, order);
    expectSame(weightedInput(W, b, some(aPrev)), some(z));
    expectSame(activate(softmax, some(z)), some(softmax.apply(z)));
    expectSame(outputError(quadratic, sigmoid, some(z), some(a), some(y)), some(delta));
    expectSame(
      hiddenError(WNext, some(deltaNext), sigmoid, some(z), some(a)),
      some(hiddenError(WNext, deltaNext, sigmoid, z, a)),
    );
  });

  test('no step changes its arguments, nor returns one of them', () => {
    expectUntouched([W, b, aPrev, z, a, y, delta, WNext, deltaNext], () => {
      for (const result of [
        weightedInput(W, b, aPrev),
        activate(identity, z),
        outputError(quadratic, sigmoid, z, a, y),
        outputError(crossEntropy, sigmoid, z, a, y),
        hiddenError(WNext, deltaNext, identity, z, a),
        weightGradient(aPrev, delta),
        biasGradient(delta),
        biasGradient(selectRows(delta, [0])),
      ]) {
        result.data.fill(7);
      }
    });
  });
});

describe('shapes that do not fit', () => {
  const m = (rows: number, cols: number) => build(rows, cols, () => 0.5);

  test('weightedInput: a^(l−1) and W^l, b^l and W^l', () => {
    expect(() => weightedInput(m(30, 10), m(1, 10), m(10, 784))).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: weightedInput: a^(l-1) is 10 × 784 but W^l is 30 × 10; the columns of a^(l-1) must match the rows of W^l (784 ≠ 30)]`,
    );
    expect(() => weightedInput(m(3, 2), m(1, 3), m(5, 3))).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: weightedInput: b^l is 1 × 3 but W^l is 3 × 2; b^l must be one row with an entry for each column of W^l (1 × 2)]`,
    );
    expect(() => weightedInput(m(3, 2), m(2, 1), m(5, 3))).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: weightedInput: b^l is 2 × 1 but W^l is 3 × 2; b^l must be one row with an entry for each column of W^l (1 × 2)]`,
    );
    expect(() => weightedInput(m(3, 2), m(5, 2), m(5, 3))).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: weightedInput: b^l is 5 × 2 but W^l is 3 × 2; b^l must be one row with an entry for each column of W^l (1 × 2)]`,
    );
  });

  test('outputError: y and a^L, z^L and a^L', () => {
    const [wide, narrow, short] = [m(4, 3), m(4, 2), m(3, 3)];
    const error = (z: Matrix, a: Matrix, y: Matrix) => () =>
      outputError(crossEntropy, sigmoid, z, a, y);
    expect(error(wide, wide, narrow)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: outputError: a^L is 4 × 3 but y is 4 × 2; they must have the same number of columns (3 ≠ 2)]`,
    );
    expect(error(wide, wide, short)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: outputError: a^L is 4 × 3 but y is 3 × 3; they must have the same number of rows (4 ≠ 3)]`,
    );
    expect(error(narrow, wide, wide)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: outputError: z^L is 4 × 2 but a^L is 4 × 3; they must have the same number of columns (2 ≠ 3)]`,
    );
  });

  test('outputError: what the cost refuses, in the canonical branch too', () => {
    const a = m(1, 2);
    const beyond = matrix([[0.5, 1.5]]);
    const twoClasses = matrix([[1, 1]]);
    expect(() =>
      outputError(crossEntropy, sigmoid, a, a, beyond),
    ).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: crossEntropy: y is 1.5 in row 0, column 1; outputs and targets must lie in [0, 1]]`,
    );
    expect(() =>
      outputError(crossEntropy, tanh, a, matrix([[-0.5, 0.5]]), a),
    ).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: crossEntropy: a^L is -0.5 in row 0, column 0; outputs and targets must lie in [0, 1]]`,
    );
    expect(() =>
      outputError(logLikelihood, softmax, a, a, twoClasses),
    ).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: logLikelihood: row 0 of y adds up to 2; it must mark the classes with weights that add up to 1]`,
    );
  });

  test('hiddenError: δ^(l+1) and W^(l+1), their product and z^l, z^l and a^l', () => {
    const error = (WNext: Matrix, deltaNext: Matrix, z: Matrix, a: Matrix) => () =>
      hiddenError(WNext, deltaNext, tanh, z, a);
    expect(error(m(3, 2), m(4, 3), m(4, 3), m(4, 3))).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: hiddenError: δ^(l+1) is 4 × 3 but W^(l+1) is 3 × 2; the columns of δ^(l+1) must match the columns of W^(l+1) (3 ≠ 2)]`,
    );
    expect(error(m(3, 2), m(4, 2), m(4, 2), m(4, 2))).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: hiddenError: δ^(l+1) (W^(l+1))ᵀ is 4 × 3 but z^l is 4 × 2; they must have the same number of columns (3 ≠ 2)]`,
    );
    expect(error(m(3, 2), m(4, 2), m(5, 3), m(5, 3))).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: hiddenError: δ^(l+1) (W^(l+1))ᵀ is 4 × 3 but z^l is 5 × 3; they must have the same number of rows (4 ≠ 5)]`,
    );
    expect(error(m(3, 2), m(4, 2), m(4, 3), m(4, 1))).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: tanh.pullBack: z is 4 × 3 but a is 4 × 1; they must have the same number of columns (3 ≠ 1)]`,
    );
  });

  test('weightGradient: the examples of a^(l−1) and of δ^l', () => {
    expect(() => weightGradient(m(4, 3), m(5, 2))).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: weightGradient: a^(l-1) is 4 × 3 but δ^l is 5 × 2; both need a row for each example (4 ≠ 5)]`,
    );
  });
});
