import type { Formula } from '../types.ts';

/** Differentiating by machine. */
export const differentiation = [
  {
    number: 'F1',
    name: 'Evaluation, one elementary step at a time',
    tex: String.raw`x_i=g_i\big(x_{\mathrm{Pa}(i)}\big),\qquad i=d+1,\dots,D`,
    lines: ['S2:109'],
    notebooks: ['01', '02'],
    functions: ['tape'],
  },
  {
    number: 'F2',
    name: 'Forward mode',
    tex: String.raw`\dot x_i=\sum_{p\in\mathrm{Pa}(i)}\frac{\partial g_i}{\partial x_p}\,\dot x_p`,
    lines: ['S2:49-59'],
    notebooks: ['01', '02'],
    functions: ['dual'],
  },
  {
    number: 'F3',
    name: 'Reverse mode',
    tex: String.raw`\bar x_i=\sum_{j:\,i\in\mathrm{Pa}(j)}\bar x_j\,\frac{\partial g_j}{\partial x_i},\qquad \bar x_D=1`,
    lines: ['S0:118-136', 'S2:127'],
    notebooks: ['01', '02'],
    functions: ['tape'],
  },
  {
    number: 'F4',
    name: 'A forward sweep for each input, a reverse sweep for each output',
    tex: String.raw`\text{sweeps for } \frac{\partial(y_1,\dots,y_m)}{\partial(x_1,\dots,x_n)}:\quad n\ \text{forward or}\ m\ \text{reverse}`,
    lines: [],
    notebooks: ['02'],
    functions: ['dual', 'tape'],
  },
] as const satisfies readonly Formula[];
