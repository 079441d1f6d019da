import type { Erratum } from '../types.ts';

/** Errors, gaps and clashes about differentiating by machine and about two nodes. */
export const differentiation = [
  {
    id: 'E13',
    lines: ['S0:126'],
    printed: String.raw`$\frac1{2\sqrt c}\exp(a)=\frac1{2\sqrt c}$, for the plus sign is lost`,
    right: String.raw`$\frac{\partial f}{\partial a}=\frac1{2\sqrt c}\exp(a)+\frac1{2\sqrt c}$`,
    kind: 'scan',
    notebooks: ['02'],
  },
  {
    id: 'E14',
    lines: ['S2:53'],
    printed: String.raw`$\frac{dc}{da}$ as a factor of the second term`,
    right: String.raw`$\frac{\partial c}{\partial b}$`,
    kind: 'scan',
    notebooks: ['02'],
  },
  {
    id: 'E15',
    lines: ['S2:87'],
    printed: '$b^2$ in the numerator and in the root',
    right: String.raw`$\frac{x(1+b)}{\sqrt{a+b}}$`,
    kind: 'scan',
    notebooks: ['02'],
  },
  {
    id: 'E16',
    lines: ['S2:145-147'],
    printed: String.raw`a step by $-\frac{\partial f}{\partial w}$`,
    right: String.raw`a step by $-\eta\,\frac{\partial C}{\partial w}$`,
    kind: 'scan',
    notebooks: ['03'],
  },
  {
    id: 'E17',
    lines: ['S2:158-198'],
    printed: String.raw`$-(t-g)\times w_2$ for both weights, over and over`,
    right: String.raw`$-(t-g)\,w_2\,x$ for $w_1$ and $-(t-g)\,w_1\,x$ for $w_2$`,
    kind: 'scan',
    notebooks: ['03'],
  },
  {
    id: 'E18',
    lines: ['S2:33', 'S2:39-47'],
    printed: 'five operations for $f$, and beside them a list of four steps',
    right: 'five as the formula is written, four as soon as $a=x^2$ is kept',
    kind: 'ambiguity',
    notebooks: ['02'],
  },
  {
    id: 'E19',
    lines: ['S2:97'],
    printed: 'intermediate variables up to $x_D$',
    right: 'up to $x_{D-1}$, for $x_D$ is the output',
    kind: 'scan',
    notebooks: ['02'],
  },
  {
    id: 'E20',
    lines: ['S2:101-107'],
    printed: String.raw`$d=1$, the number of inputs, and $d=\sqrt c$, the last variable`,
    right: 'two letters for the two',
    kind: 'clash',
    notebooks: ['02'],
  },
] as const satisfies readonly Erratum[];
