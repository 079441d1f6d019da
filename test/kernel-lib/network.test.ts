import {
  type Activation,
  backpropagate,
  build,
  type Cost,
  crossEntropy,
  type DenseLayer,
  dense,
  elu,
  feedForward,
  identity,
  input,
  type Layer,
  leakyRelu,
  logLikelihood,
  type Matrix,
  map,
  matmul,
  matrix,
  type Network,
  type Parameters,
  predict,
  quadratic,
  type Random,
  random,
  relu,
  selectRows,
  shape,
  sigmoid,
  softmax,
  subtract,
  tanh,
  toRows,
  uniform,
  withParameters,
} from 'kernel-lib';
import { describe, expect, test } from 'vitest';
import {
  type Case,
  largestDifference,
  numericalGradients,
  numericalInputGradient,
  randomCase,
  rounded,
  steepElu,
} from './support/random-network.ts';

function layer(W: number[][], b: number[], activation: Activation): DenseLayer {
  return { kind: 'dense', W: matrix(W), b: matrix([b]), activation };
}

/** Every number of back-propagation, ∂C/∂W¹, ∂C/∂b¹, …, then δ⁰ … δ^L, as one list of matrices. */
function everything({ network, x, y }: Case): Matrix[] {
  const { delta, gradient } = backpropagate(network, feedForward(network, x), y);
  return [...listed(gradient), ...delta];
}

/** W¹, b¹, W², b², … */
function listed(gradient: readonly (Parameters | null)[]): Matrix[] {
  return gradient.flatMap((g) => (g === null ? [] : [g.W, g.b]));
}

function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('a value is missing');
  return value;
}

function largest(xs: readonly Matrix[], ys: readonly Matrix[]): number {
  expect(xs.map(shape)).toEqual(ys.map(shape));
  return xs.reduce((worst, x, k) => Math.max(worst, largestDifference(x, ys[k])), 0);
}

describe('two inputs, two hidden nodes, one output (notebook 04)', () => {
  const network: Network = {
    layers: [
      input(2),
      layer(
        [
          [0.1, 0.4],
          [-0.3, 0.2],
        ],
        [0.05, -0.1],
        sigmoid,
      ),
      layer([[0.7], [-0.5]], [0.2], sigmoid),
    ],
    cost: quadratic,
  };
  const x = matrix([[0.5, 0.8]]);
  const y = matrix([[1]]);
  const trace = feedForward(network, x);
  const { delta, gradient } = backpropagate(network, trace, y);

  test('The forward pass keeps every z and a', () => {
    // z¹_1 = 0.1·0.5 − 0.3·0.8 + 0.05 = −0.14,  z¹_2 = 0.4·0.5 + 0.2·0.8 − 0.1 = 0.26
    expect(rounded(trace[1].z)).toEqual([[-0.14, 0.26]]);
    expect(rounded(trace[1].a)).toEqual([[0.465057055, 0.564636292]]);
    expect(rounded(trace[2].z)).toEqual([[0.243221792]]);
    expect(rounded(trace[2].a)).toEqual([[0.560507456]]);
    expect(trace[0]).toEqual({ z: x, a: x });
    expect(predict(network, x)).toEqual(trace[2].a);
    // ½ (0.560507456 − 1)²
    expect(quadratic.value(trace[2].a, y)).toBeCloseTo(0.096576848, 9);
  });

  test('All nine derivatives, and the errors they are made of', () => {
    expect(rounded(delta[2])).toEqual([[-0.108264087]]);
    expect(rounded(delta[1])).toEqual([[-0.018853681, 0.013306855]]);
    // ∂C/∂w_ij = a⁰_i δ¹_j: the row is the input node, the column the hidden node
    expect(rounded(present(gradient[1]).W)).toEqual([
      [-0.009426841, 0.006653428],
      [-0.015082945, 0.010645484],
    ]);
    expect(rounded(present(gradient[1]).b)).toEqual([[-0.018853681, 0.013306855]]);
    expect(rounded(present(gradient[2]).W)).toEqual([[-0.050348977], [-0.061129833]]);
    expect(rounded(present(gradient[2]).b)).toEqual([[-0.108264087]]);
    expect(gradient[0]).toBeNull();
  });

  test('δ⁰ = W¹ δ¹ is the derivative with respect to the input', () => {
    // 0.1·(−0.018853681) + 0.4·0.013306855 and −0.3·(−0.018853681) + 0.2·0.013306855
    expect(rounded(delta[0], 8)).toEqual([[0.00343737, 0.00831748]]);
  });
});

describe('two inputs, three hidden nodes, two outputs, a batch of two (notebooks 05 and 06)', () => {
  const network: Network = {
    layers: [
      input(2),
      layer(
        [
          [0.2, -0.4, 0.1],
          [0.5, 0.3, -0.2],
        ],
        [0.1, -0.1, 0.05],
        sigmoid,
      ),
      layer(
        [
          [0.3, -0.6],
          [-0.2, 0.4],
          [0.7, 0.1],
        ],
        [-0.05, 0.2],
        sigmoid,
      ),
    ],
    cost: quadratic,
  };
  const x = matrix([
    [1, 0.5],
    [-0.5, 2],
  ]);
  const y = matrix([
    [1, 0],
    [0, 1],
  ]);
  const trace = feedForward(network, x);
  const { delta, gradient } = backpropagate(network, trace, y);

  test('Z¹ = X W¹ + 1b¹ and A² = σ(A¹ W² + 1b²)', () => {
    // z¹_11 = 0.2·1 + 0.5·0.5 + 0.1 = 0.55
    expect(rounded(trace[1].z)).toEqual([
      [0.55, -0.35, 0.05],
      [1, 0.7, -0.4],
    ]);
    expect(rounded(trace[1].a)).toEqual([
      [0.634135591, 0.413382421, 0.512497396],
      [0.731058579, 0.668187772, 0.40131234],
    ]);
    expect(rounded(trace[2].a)).toEqual([
      [0.602600497, 0.509029357],
      [0.578495096, 0.517186026],
    ]);
  });

  test('The rows of Δ² and Δ¹ are the errors of single samples, not divided by n', () => {
    expect(rounded(delta[2])).toEqual([
      [-0.095166506, 0.127215838],
      [0.141059388, -0.12056089],
    ]);
    expect(rounded(delta[1])).toEqual([
      [-0.024332835, 0.01695533, -0.013465325],
      [0.022542413, -0.016946897, 0.020827119],
    ]);
  });

  test('The gradients and the cost are means over the batch', () => {
    expect(rounded(present(gradient[1]).W)[0]).toEqual([-0.017802021, 0.012714389, -0.011939442]);
    expect(rounded(present(gradient[2]).b)).toEqual([[0.022946441, 0.003327474]]);
    // (0.208518626 + 0.283882955) / 2
    expect(quadratic.value(trace[2].a, y)).toBeCloseTo(0.24620079, 9);
    const costs = [0, 1].map((i) =>
      quadratic.value(selectRows(trace[2].a, [i]), selectRows(y, [i])),
    );
    expect(costs[0]).toBeCloseTo(0.208518626, 9);
    expect(costs[1]).toBeCloseTo(0.283882955, 9);
  });
});

describe('a network 2-5-3-4, one example', () => {
  const drawn = randomCase(random(7), {
    activations: [tanh, sigmoid, identity],
    cost: quadratic,
    n: 1,
  });
  const { network, x, y } = drawn;
  const layers = network.layers.filter((l): l is DenseLayer => l.kind === 'dense');
  const trace = feedForward(network, x);

  test('F7: ŷ = σ³((W³)ᵀ σ²((W²)ᵀ σ¹((W¹)ᵀ x + b¹) + b²) + b³), with sums written out', () => {
    const sigmas = [Math.tanh, (z: number) => 1 / (1 + Math.exp(-z)), (z: number) => z];
    const composed = layers.reduce(
      (u, { W, b }, k) =>
        [...b.data].map((b_j, j) =>
          sigmas[k](u.reduce((z, u_i, i) => z + toRows(W)[i][j] * u_i, b_j)),
        ),
      [...x.data],
    );
    expect(composed.length).toBe(layers[2].W.cols);
    expect(largestDifference(predict(network, x), matrix([composed]))).toBeLessThan(1e-14);
    expect(trace[3].a).toEqual(predict(network, x));
  });

  test('F10: ∂C/∂Θ^l = ∂C/∂a^L ∂a^L/∂a^(L−1) ⋯ ∂a^l/∂Θ^l, multiplied as matrices', () => {
    const slopes = [(a: number) => 1 - a * a, (a: number) => a * (1 - a), () => 1];
    const { gradient } = backpropagate(network, trace, y);
    // ∂C_x/∂a^L = (a^L − y)ᵀ, a row
    let row = subtract(trace[3].a, y);
    for (let l = 3; l >= 1; l--) {
      const { W } = layers[l - 1];
      const prime = [...trace[l].a.data].map(slopes[l - 1]);
      // (∂a^l/∂w_ij)_j = σ′(z_j) a_i, and (∂a^l/∂b_j)_j = σ′(z_j)
      const dW = build(W.rows, W.cols, (i, j) => row.data[j] * prime[j] * trace[l - 1].a.data[i]);
      const db = build(1, W.cols, (_, j) => row.data[j] * prime[j]);
      expect(largest(listed([gradient[l]]), [dW, db])).toBeLessThan(1e-14);
      // ∂a^l_j/∂a^(l−1)_i = σ′(z_j) w_ij: a row for each node of layer l
      row = matmul(
        row,
        build(W.cols, W.rows, (j, i) => prime[j] * toRows(W)[i][j]),
      );
    }
  });
});

describe('back-propagation is the derivative of the cost', () => {
  const sigmas: Activation[] = [
    sigmoid,
    tanh,
    relu,
    leakyRelu(0.1),
    steepElu,
    identity,
    softmax, // in a hidden layer too, where its Jacobian is not diagonal
  ];
  // crossEntropy and logLikelihood take outputs from 0 to 1 only.
  const pairs: [Activation, Cost][] = [
    ...sigmas.map((sigma): [Activation, Cost] => [sigma, quadratic]),
    [sigmoid, crossEntropy],
    [softmax, crossEntropy],
    [sigmoid, logLikelihood],
    [softmax, logLikelihood],
  ];

  /** σ¹ … σ^L: the last is given, the first hidden one too, those between are drawn. */
  function stack(r: Random, depth: number, hidden: Activation, output: Activation): Activation[] {
    return Array.from({ length: depth }, (_, k) => {
      if (k === depth - 1) return output;
      return k === 0 ? hidden : sigmas[Math.floor(uniform(r) * sigmas.length)];
    });
  }

  test.each(pairs.map(([output, cost], k) => ({ output, cost, k })))(
    'Every ∂C/∂w, ∂C/∂b and ∂C_x/∂x, at depth 1 to 5, for $output.name with $cost.name',
    ({ output, cost, k }) => {
      const r = random(1000 + k);
      for (let depth = 1; depth <= 5; depth++) {
        for (const hidden of depth === 1 ? [output] : sigmas) {
          const n = 1 + Math.floor(5 * uniform(r));
          const drawn = randomCase(r, { activations: stack(r, depth, hidden, output), cost, n });
          const { network, x, y } = drawn;
          const { delta, gradient } = backpropagate(network, feedForward(network, x), y);
          const worst = largest(
            [...listed(gradient), delta[0]],
            [...listed(numericalGradients(drawn)), numericalInputGradient(drawn)],
          );
          expect(worst, `${depth} layers, first ${hidden.name}`).toBeLessThan(1e-7);
        }
      }
    },
  );
});

describe('back-propagation agrees with independent values', () => {
  /** σ and σ′ as the lecture writes them, both as functions of z. */
  const lecture: { sigma: Activation; value(z: number): number; slope(z: number): number }[] = [
    {
      sigma: sigmoid,
      value: (z) => 1 / (1 + Math.exp(-z)),
      slope: (z) => Math.exp(-z) / (1 + Math.exp(-z)) ** 2,
    },
    { sigma: tanh, value: Math.tanh, slope: (z) => 1 / Math.cosh(z) ** 2 },
    { sigma: relu, value: (z) => (z + Math.abs(z)) / 2, slope: (z) => (1 + Math.sign(z)) / 2 },
    {
      sigma: leakyRelu(0.1),
      value: (z) => (z < 0 ? 0.1 * z : z),
      slope: (z) => (z < 0 ? 0.1 : 1),
    },
    {
      sigma: elu(1.7),
      value: (z) => (z < 0 ? 1.7 * (Math.exp(z) - 1) : z),
      slope: (z) => (z < 0 ? 1.7 * Math.exp(z) : 1),
    },
    { sigma: identity, value: (z) => z, slope: () => 1 },
  ];

  /** One example, index by index, for C_x = ½ Σ_j (a_j − y_j)²; w(l, i, j) is w^l_ij. */
  function byIndex(layers: readonly DenseLayer[], x: number[], y: number[]) {
    const L = layers.length;
    const rule = (l: number) =>
      present(lecture.find(({ sigma }) => sigma.name === layers[l - 1].activation.name));
    const w = (l: number, i: number, j: number) => toRows(layers[l - 1].W)[i][j];
    const N = [x.length, ...layers.map(({ b }) => b.cols)];
    const [z, a, delta] = [[x], [x], [] as number[][]];
    for (let l = 1; l <= L; l++) {
      [z[l], a[l]] = [[], []];
      for (let j = 0; j < N[l]; j++) {
        // z_j^l = Σ_i w_ij^l a_i^(l−1) + b_j^l (S3:25)
        z[l][j] = toRows(layers[l - 1].b)[0][j];
        for (let i = 0; i < N[l - 1]; i++) z[l][j] += w(l, i, j) * a[l - 1][i];
        a[l][j] = rule(l).value(z[l][j]);
      }
    }
    // δ_j^L = σ′(z_j^L) (a_j^L − y_j) (S3:91)
    delta[L] = z[L].map((zj, j) => rule(L).slope(zj) * (a[L][j] - y[j]));
    for (let l = L - 1; l >= 0; l--) {
      // δ_j^l = (Σ_k w_jk^(l+1) δ_k^(l+1)) σ′(z_j^l) (S1:119, with the indices right)
      delta[l] = z[l].map((zj, j) => {
        let sum = 0;
        for (let k = 0; k < N[l + 1]; k++) sum += w(l + 1, j, k) * delta[l + 1][k];
        return sum * (l === 0 ? 1 : rule(l).slope(zj));
      });
    }
    // ∂C/∂w_ij^l = δ_j^l a_i^(l−1) (S1:94)
    const dW = (l: number, i: number, j: number) => delta[l][j] * a[l - 1][i];
    return { delta, dW };
  }

  test('F5, F11 to F14: The sums of S3:25, S3:91, S1:119 and S1:94, index by index, averaged over the batch', () => {
    const r = random(2024);
    for (let trial = 0; trial < 60; trial++) {
      const n = 1 + (trial % 4);
      const activations = Array.from(
        { length: 1 + (trial % 5) },
        () => lecture[Math.floor(uniform(r) * lecture.length)].sigma,
      );
      const { network, x, y } = randomCase(r, { activations, cost: quadratic, n });
      const layers = network.layers.filter((l): l is DenseLayer => l.kind === 'dense');
      const samples = toRows(x).map((row, i) => byIndex(layers, row, toRows(y)[i]));
      const mean = (f: (s: (typeof samples)[0]) => number) =>
        samples.reduce((sum, s) => sum + f(s), 0) / n;
      const { delta, gradient } = backpropagate(network, feedForward(network, x), y);
      const wanted = layers.flatMap(({ W, b }, k) => [
        build(W.rows, W.cols, (i, j) => mean((s) => s.dW(k + 1, i, j))),
        build(1, b.cols, (_, j) => mean((s) => s.delta[k + 1][j])),
      ]);
      wanted.push(...delta.map((_, l) => matrix(samples.map((s) => s.delta[l]))));
      expect(largest([...listed(gradient), ...delta], wanted)).toBeLessThan(1e-11);
    }
  });

  test('PyTorch: elu with α = 1.7, a hidden softmax, sigmoid, binary cross-entropy', () => {
    // torch 2.15.0, float64: F.elu(·, 1.7), torch.softmax(·, 1), torch.sigmoid, then
    // F.binary_cross_entropy(a, y, reduction='sum') / 2 and backward(); W and b drawn by hand.
    const network: Network = {
      layers: [
        input(3),
        layer(
          [
            [0.2, -0.5, -0.1, 0.1],
            [-0.3, -0.6, 0.2, -0.5],
            [-0.3, -0.2, -0.3, -0.6],
          ],
          [-0.1, 0, 0.2, -0.2],
          steepElu,
        ),
        layer(
          [
            [0.6, -0.1, 0.3],
            [0.1, -0.2, 0.6],
            [0.1, 0.2, 0.1],
            [0.6, -0.2, 0.1],
          ],
          [0.2, 0, -0.1],
          softmax,
        ),
        layer(
          [
            [-0.3, 0.3],
            [0.5, 0.2],
            [0.5, 0.6],
          ],
          [0, 0.2],
          sigmoid,
        ),
      ],
      cost: crossEntropy,
    };
    const x = matrix([
      [0.5, -1.2, 0.8],
      [1.5, 0.3, -0.7],
    ]);
    const y = matrix([
      [1, 0.25],
      [0, 1],
    ]);
    const torch = [
      [
        [-0.03750549865244, -0.008101355016655, 0.004701932181494, -0.03523650216328],
        [-0.03692040626281, -0.006613914281258, 0.005442347085208, -0.06565612401301],
        [0.04088714302503, 0.007749938536381, -0.005772716559471, 0.06303020180417],
      ],
      [[-0.009916841905569, -0.002840060637808, 0.0008259236856583, 0.006564805522099]],
      [
        [-0.01189881709825, 0.01032447859781, 0.00157433850044],
        [0.05930658370499, -0.04860545746876, -0.01070112623623],
        [-0.03440939025371, 0.02726411377082, 0.007145276482895],
        [-0.0131787031241, 0.01085936970614, 0.00231933341796],
      ],
      [[-0.01365016279099, 0.01455448267068, -0.0009043198796844]],
      [
        [0.0352818015926, -0.01088074281969],
        [0.0324942318823, -0.01336600628508],
        [-0.02928716165819, 0.03250129034982],
      ],
      [[0.03848887181671, 0.008254541245047]],
      // ∂C/∂x is the mean's derivative: half of δ⁰
      [
        [0.00746009083879, -0.03232829372801, -0.03356863582217],
        [-0.007449540717355, 0.03389016465845, 0.03292504010245],
      ],
    ];
    const given = everything({ network, x, y }).slice(0, 7);
    given[6] = map(given[6], (d) => d / 2);
    expect(largest(given, torch.map(matrix))).toBeLessThan(1e-13);
    expect(crossEntropy.value(predict(network, x), y)).toBeCloseTo(1.3534100826975148, 13);
  });
});

describe('the batch is a mean over its examples', () => {
  const r = random(606);
  const drawn = randomCase(r, { activations: [tanh, softmax, sigmoid], cost: crossEntropy, n: 6 });
  const parameters = ({ network, x, y }: Case) =>
    listed(backpropagate(network, feedForward(network, x), y).gradient);
  const part = (rows: number[]): Case => ({
    network: drawn.network,
    x: selectRows(drawn.x, rows),
    y: selectRows(drawn.y, rows),
  });
  const meanOf = (lists: Matrix[][]) =>
    lists[0].map((first, k) =>
      build(first.rows, first.cols, (i, j) => {
        const at = i * first.cols + j;
        return lists.reduce((sum, list) => sum + list[k].data[at], 0) / lists.length;
      }),
    );

  test('The gradient of a batch of N is the mean of N gradients of one', () => {
    const singles = [0, 1, 2, 3, 4, 5].map((i) => parameters(part([i])));
    expect(largest(parameters(drawn), meanOf(singles))).toBeLessThan(1e-15);
  });

  test('Gradients of equal mini-batches average to the gradient of the whole', () => {
    const halves = [part([0, 1, 2]), part([3, 4, 5])].map(parameters);
    const pairs = [part([5, 0]), part([2, 4]), part([1, 3])].map(parameters);
    expect(largest(parameters(drawn), meanOf(halves))).toBeLessThan(1e-15);
    expect(largest(parameters(drawn), meanOf(pairs))).toBeLessThan(1e-15);
  });

  test('Another order of the examples permutes the errors and leaves the gradient', () => {
    const order = [4, 2, 0, 5, 1, 3];
    const { network, x, y } = part(order);
    const shuffled = backpropagate(network, feedForward(network, x), y);
    const { delta } = backpropagate(network, feedForward(network, drawn.x), drawn.y);
    expect(shuffled.delta).toEqual(delta.map((d) => selectRows(d, order)));
    expect(largest(parameters(part(order)), parameters(drawn))).toBeLessThan(1e-15);
  });

  test('The rows of a batch pass through the network as they would alone', () => {
    const whole = predict(drawn.network, drawn.x);
    for (let i = 0; i < 6; i++) {
      expect(predict(drawn.network, selectRows(drawn.x, [i]))).toEqual(selectRows(whole, [i]));
    }
  });
});

describe('networks are plain data', () => {
  const r = random(7);
  const network: Network = {
    layers: [input(2), dense(2, 3, tanh, r), dense(3, 1, identity, r)],
    cost: quadratic,
  };
  const x = matrix([[0.5, -1]]);

  test('withParameters gives a new network and leaves the old one', () => {
    const before = structuredClone(toRows((network.layers[1] as DenseLayer).W));
    const W = build(2, 3, () => 0.25);
    const b = build(1, 3, () => -1);
    const other = withParameters(network, 1, { W, b });
    expect(other.layers[1]).toEqual({ kind: 'dense', W, b, activation: tanh });
    expect(other.layers[2]).toBe(network.layers[2]);
    expect(other.cost).toBe(network.cost);
    expect(toRows((network.layers[1] as DenseLayer).W)).toEqual(before);
    // the last layer, L, can be replaced too
    const last = withParameters(network, 2, { W: build(3, 1), b: matrix([[4]]) });
    expect(toRows(predict(last, x))).toEqual([[4]]);
  });

  test('Nothing that is passed in is changed', () => {
    const y = matrix([[1]]);
    const copy = () => structuredClone(network.layers.map((l) => (l.kind === 'dense' ? l.W : 0)));
    const before = [copy(), toRows(x), toRows(y)];
    const trace = feedForward(network, x);
    const traceBefore = structuredClone(trace);
    backpropagate(network, trace, y);
    expect([copy(), toRows(x), toRows(y)]).toEqual(before);
    expect(trace).toEqual(traceBefore);
  });

  test('A linear network of several layers is one linear map', () => {
    // (x W¹ + b¹) W² + b² with W¹ = (2, 3), b¹ = (1, −1), W² = (1; −2), b² = 0.5:
    // x = 1: (3, 2) → 3 − 4 + 0.5 = −0.5;   x = −2: (−3, −7) → −3 + 14 + 0.5 = 11.5
    const linear: Network = {
      layers: [input(1), layer([[2, 3]], [1, -1], identity), layer([[1], [-2]], [0.5], identity)],
      cost: quadratic,
    };
    expect(toRows(predict(linear, matrix([[1], [-2]])))).toEqual([[-0.5], [11.5]]);
  });

  test('Layer 0 passes x on, so δ⁰ = W¹ δ¹ even if a literal gives it a curved activation', () => {
    const literal: Layer = { kind: 'input', size: 2, activation: tanh };
    const curved: Network = { ...network, layers: [literal, ...network.layers.slice(1)] };
    const drawn = { network: curved, x, y: matrix([[1]]) };
    const { delta } = backpropagate(curved, feedForward(curved, x), drawn.y);
    expect(largestDifference(delta[0], numericalInputGradient(drawn))).toBeLessThan(1e-7);
  });
});

describe('what does not fit is refused', () => {
  const r = random(8);
  const network: Network = {
    layers: [input(2), dense(2, 3, tanh, r), dense(3, 1, sigmoid, r)],
    cost: crossEntropy,
  };
  const x = matrix([[0.5, -1]]);
  const trace = feedForward(network, x);

  test('x as wide as the input layer', () => {
    expect(() => feedForward(network, matrix([[1, 2, 3]]))).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: feedForward: x is 1 × 3 but the input layer has size 2; the columns of x must match it (3 ≠ 2)]`,
    );
    expect(() => predict(network, matrix([[1], [2]]))).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: feedForward: x is 2 × 1 but the input layer has size 2; the columns of x must match it (1 ≠ 2)]`,
    );
    expect(() => predict(network, matrix([[1], [2]]))).toThrow(RangeError);
  });

  test('At least one example', () => {
    const empty = { rows: 0, cols: 2, data: new Float64Array(0) };
    expect(() => feedForward(network, empty)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: feedForward: the batch is empty; give at least one example]`,
    );
  });

  test('Layers that fit together', () => {
    const broken = { ...network, layers: [input(2), dense(2, 3, tanh, r), dense(2, 1, tanh, r)] };
    expect(() => feedForward(broken, x)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: weightedInput: a^(l-1) is 1 × 3 but W^l is 2 × 1; the columns of a^(l-1) must match the rows of W^l (3 ≠ 2)]`,
    );
  });

  test('One input layer, at the start, and a layer after it', () => {
    const of = (...layers: Layer[]): Network => ({ layers, cost: quadratic });
    const hidden = dense(2, 2, tanh, r);
    const y = matrix([[1, 0]]);
    expect(() => feedForward(of(), x)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: network: layers are []; the first must be input(size) and at least one dense layer must follow]`,
    );
    expect(() => feedForward(of(input(2)), x)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: network: layers are [input]; the first must be input(size) and at least one dense layer must follow]`,
    );
    expect(() => feedForward(of(hidden, hidden), x)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: network: layers are [dense, dense]; the first must be input(size) and at least one dense layer must follow]`,
    );
    const middle = of(input(2), hidden, input(2), hidden);
    expect(() => predict(middle, x)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: network: layer 2 is an input layer; only layer 0 may be one]`,
    );
    expect(() => backpropagate(middle, trace, y)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: network: layer 2 is an input layer; only layer 0 may be one]`,
    );
    expect(() => backpropagate(of(), [], y)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: network: layers are []; the first must be input(size) and at least one dense layer must follow]`,
    );
  });

  test('The trace of the same network', () => {
    const y = matrix([[1]]);
    const deeper = { ...network, layers: [...network.layers, dense(1, 1, sigmoid, r)] };
    const wider = { ...network, layers: [input(2), dense(2, 4, tanh, r), dense(4, 1, sigmoid, r)] };
    const narrower = { ...network, layers: [input(3), dense(3, 3, tanh, r), network.layers[2]] };
    const other = feedForward(narrower, matrix([[1, 2, 3]]));
    const wide = feedForward(wider, x);
    expect(() => backpropagate(deeper, trace, y)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: backpropagate: the trace has 3 layers but the network has 4; give the trace that feedForward returned for this network]`,
    );
    expect(() =>
      backpropagate(network, [...trace, trace[2]], y),
    ).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: backpropagate: the trace has 4 layers but the network has 3; give the trace that feedForward returned for this network]`,
    );
    expect(() => backpropagate(network, trace.slice(1), y)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: backpropagate: the trace has 2 layers but the network has 3; give the trace that feedForward returned for this network]`,
    );
    expect(() => backpropagate(network, wide, y)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: hiddenError: δ^(l+1) (W^(l+1))ᵀ is 1 × 3 but z^l is 1 × 4; they must have the same number of columns (3 ≠ 4)]`,
    );
    expect(() => backpropagate(network, other, y)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: hiddenError: δ^(l+1) (W^(l+1))ᵀ is 1 × 2 but z^l is 1 × 3; they must have the same number of columns (2 ≠ 3)]`,
    );
  });

  test('A target for each example, as wide as the output, in the domain of the cost', () => {
    const refused = (y: number[][]) => expect(() => backpropagate(network, trace, matrix(y)));
    refused([[1, 0]]).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: outputError: a^L is 1 × 1 but y is 1 × 2; they must have the same number of columns (1 ≠ 2)]`,
    );
    refused([[1], [0]]).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: outputError: a^L is 1 × 1 but y is 2 × 1; they must have the same number of rows (1 ≠ 2)]`,
    );
    refused([[1.5]]).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: crossEntropy: y is 1.5 in row 0, column 0; outputs and targets must lie in [0, 1]]`,
    );
  });

  test('Parameters for a layer that has some', () => {
    const theta = { W: build(2, 3), b: build(1, 3) };
    expect(() => withParameters(network, 0, theta)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: withParameters: layer 0 has no weights; l must be from 1 to 2]`,
    );
    expect(() => withParameters(network, 3, theta)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: withParameters: layer 3 has no weights; l must be from 1 to 2]`,
    );
    expect(() => withParameters(network, -1, theta)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: withParameters: layer -1 has no weights; l must be from 1 to 2]`,
    );
    expect(() => withParameters(network, NaN, theta)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: withParameters: layer NaN has no weights; l must be from 1 to 2]`,
    );
  });
});
