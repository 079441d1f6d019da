import type { Erratum } from '../types.ts';

/** Errors, gaps and clashes about activation functions, vanishing gradients and step rules. */
export const activations = [
  {
    id: 'E21',
    lines: ['S3:177', 'S3:182-184'],
    printed: 'the product of slopes with its factors out of order, and without the last $x$',
    right: String.raw`$\big[\prod_{l\ge2}w_l\big]\big[\prod_l\sigma_l'(z_l)\big]x$`,
    kind: 'scan',
    notebooks: ['10'],
  },
  {
    id: 'E22',
    lines: ['S3:206'],
    printed: 'the slope of ReLU for $z>0$ only',
    right: '0 for $z<0$; at $z=0$ there is none, and the course takes 0',
    kind: 'gap',
    notebooks: ['07'],
  },
  {
    id: 'E23',
    lines: ['S3:210'],
    printed: String.raw`leaky ReLU as $\max(0,z)$ for $z\ge0$`,
    right: String.raw`$z$, which is the same there; $\max(\alpha z,z)$ for all $z$ needs $0\le\alpha\le1$`,
    kind: 'wording',
    notebooks: ['07'],
  },
  {
    id: 'E24',
    lines: ['S3:217'],
    printed: String.raw`the slope of ELU as 1 for $z\ge0$, without a remark`,
    right: String.raw`at $z=0$ it jumps from $\alpha$ to 1 unless $\alpha=1$`,
    kind: 'gap',
    notebooks: ['07'],
  },
  {
    id: 'E25',
    lines: ['S3:192'],
    printed: String.raw`gradients vanish where $\lvert z\rvert$ is large`,
    right: String.raw`also elsewhere: the slope of a sigmoid is at most $\frac14$ at every $z$`,
    kind: 'gap',
    notebooks: ['10'],
  },
  {
    id: 'E26',
    lines: ['S3:143-144'],
    printed: 'AdaGrad and RMSprop as schedulers of the learning rate',
    right: 'they are rules with a rate for each weight; a scheduler changes one rate in time',
    kind: 'wording',
    notebooks: ['09'],
  },
] as const satisfies readonly Erratum[];
