import type { Formula } from '../types.ts';

/** The pass forward, and what the output costs. */
export const network = [
  {
    number: 'F5',
    name: 'Weighted input of a layer',
    tex: 'z^l=(W^l)^Ta^{l-1}+b^l',
    lines: ['S1:70-72', 'S3:25', 'S3:39'],
    notebooks: ['04', '05'],
    functions: ['weightedInput'],
  },
  {
    number: 'F6',
    name: 'Activation of a layer',
    tex: String.raw`a^l=\sigma^l(z^l)`,
    lines: ['S1:24', 'S3:35'],
    notebooks: ['04', '05'],
    functions: ['activate'],
  },
  {
    number: 'F7',
    name: 'The network as a composition of its layers',
    tex: String.raw`\hat y=a^L=\sigma^L\Big((W^L)^T\sigma^{L-1}\big(\cdots\sigma^1\big((W^1)^Tx+b^1\big)\cdots\big)+b^L\Big)`,
    lines: ['S0:30-32', 'S3:153'],
    notebooks: ['05'],
    functions: ['feedForward', 'predict'],
  },
  {
    number: 'F8',
    name: 'A layer for a batch of rows',
    tex: String.raw`Z^l=A^{l-1}W^l+\mathbf 1(b^l)^T,\qquad A^l=\sigma^l(Z^l),\qquad A^0=X`,
    lines: [],
    notebooks: ['05'],
    functions: ['weightedInput', 'activate'],
  },
  {
    number: 'F9',
    name: 'Half squared error',
    tex: String.raw`C_x=\tfrac12\lVert a^L-y\rVert^2`,
    lines: ['S1:32', 'S1:84', 'S2:143', 'S3:33'],
    notebooks: ['03', '04', '06'],
    functions: ['quadratic'],
  },
  {
    number: 'F9a',
    name: 'Binary cross-entropy',
    tex: String.raw`C_x=-\sum_j\big[y_j\ln a_j^L+(1-y_j)\ln(1-a_j^L)\big]`,
    lines: ['S4:36-38'],
    notebooks: ['11'],
    functions: ['crossEntropy'],
  },
  {
    number: 'F9b',
    name: 'Negative log-likelihood',
    tex: String.raw`C_x=-\ln a_c^L,\qquad c\ \text{the right class}`,
    lines: ['S4:93-97'],
    notebooks: ['12'],
    functions: ['logLikelihood'],
  },
  {
    number: 'F9c',
    name: 'Cost of a set of examples, with a penalty',
    tex: String.raw`C=\frac1n\sum_xC_x+R(W)`,
    lines: ['S4:105'],
    notebooks: ['13'],
    functions: ['train', 'l1', 'l2'],
  },
] as const satisfies readonly Formula[];
