// A descent on the level lines of its cost, step by step.

import { type ContourPlot, contour, type DescentPath } from './contour.ts';
import { type Figure, figure, type PlotlyObject, palette } from './figure.ts';
import { digits } from './number.ts';
import { steps } from './steps.ts';

/**
 * The contour plot with a slider over the points of its path: what is behind is drawn as a line, and
 * an arrow shows the next step. Above stand the numbers of the step.
 *
 * @throws RangeError as `contour` does, and if the path has no costs.
 */
export function descentSteps(
  plot: ContourPlot & { readonly path: DescentPath },
  alt: string,
): Figure {
  const { points, z } = plot.path;
  if (z === undefined) {
    throw new RangeError('descentSteps: the path has no costs; give path.z, one for each point');
  }
  const drawn = contour(plot, alt);
  const layout = { ...drawn.layout, margin: { ...(drawn.layout.margin as object), t: 44 } };
  const base = figure(drawn.data, layout, alt);
  const line = 1 + (plot.curves?.length ?? 0); // after the level lines and the curves
  const end = line + 2; // the start is between them
  const { x: xName, y: yName, z: zName } = plot.titles;
  const list = points.map(([x, y], k) => {
    const past = points.slice(0, k + 1);
    const numbers = `${xName} = ${digits(x, 4)}, ${yName} = ${digits(y, 4)}, ${zName} = ${digits(z[k], 6)}`;
    return {
      label: `${k}`,
      alt: `${numbers}.`,
      data: {
        [line]: { x: past.map((p) => p[0]), y: past.map((p) => p[1]) },
        [end]: { x: [x], y: [y], name: 'now' },
      },
      layout: {
        annotations: [
          heading(`step ${k}: ${numbers}`),
          ...(k + 1 < points.length ? [arrow(points[k], points[k + 1])] : []),
        ],
      },
    };
  });
  return steps(base, list, { prefix: 'step ', duration: 800 });
}

function heading(text: string): PlotlyObject {
  const place = { xref: 'paper', yref: 'paper', x: 0, y: 1, xanchor: 'left', yanchor: 'bottom' };
  return { ...place, yshift: 8, text, showarrow: false, font: { size: 15 } };
}

function arrow(from: readonly [number, number], to: readonly [number, number]): PlotlyObject {
  return {
    x: to[0],
    y: to[1],
    ax: from[0],
    ay: from[1],
    axref: 'x',
    ayref: 'y',
    text: '',
    showarrow: true,
    arrowhead: 2,
    arrowwidth: 2.5,
    arrowcolor: palette.black,
  };
}
