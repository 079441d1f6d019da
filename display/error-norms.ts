// How large the errors δ^l are, layer by layer: one number ‖δ^l‖ for each example and each layer.
// Layers go from left to right as in the network, so errors travel from right to left.

import { type Figure, figure, type PlotlyObject, palette } from './figure.ts';
import { digits } from './number.ts';

export interface ErrorNorms {
  /** The layers in forward order, as the axis prints them: `δ¹`, `δ²`, … */
  readonly layers: readonly string[];
  /** norms[i][l] = ‖δ^l‖ of example i, a number ≥ 0 for each layer. */
  readonly norms: readonly (readonly number[])[];
  /** Names of the examples; `example 1`, `example 2`, … if left out. */
  readonly examples?: readonly string[];
  /** A group of bars for each layer, or a strip of coloured cells for each example; bars if left out. */
  readonly form?: 'bars' | 'strip';
  /** Heights and colours by log₁₀ ‖δ^l‖; by ‖δ^l‖ itself if left out. */
  readonly log?: boolean;
}

const layerAxis: PlotlyObject = {
  title: { text: 'layer (errors travel from right to left)', standoff: 12 },
  type: 'category',
};

/**
 * ‖δ^l‖ per layer and per example, as bars or as a heat strip.
 *
 * On a log scale a norm of 0 has no place: its bar is missing, its cell is left blank.
 *
 * @throws RangeError if there is no layer or no example, a row of `norms` does not have one entry a
 *   layer, a norm is negative or not finite, or `examples` does not name every row.
 */
export function errorNorms({
  layers,
  norms,
  examples = norms.map((_, i) => `example ${i + 1}`),
  form = 'bars',
  log = false,
}: ErrorNorms): Figure {
  check(layers, norms, examples);
  const alt = inWords(layers, norms, log);
  if (form === 'strip') return strip(layers, norms, examples, log, alt);
  const colours = [palette.blue, palette.orange, palette.green, palette.purple, palette.sky];
  const traces = norms.map((row, i) => ({
    type: 'bar',
    name: examples[i],
    x: layers,
    y: log ? row.map((norm) => (norm > 0 ? norm : null)) : row,
    text: row.map(short),
    textposition: 'outside',
    cliponaxis: false,
    marker: { color: colours[i % colours.length] },
    hovertemplate: `${examples[i]}<br>‖%{x}‖ = %{y:.6g}<extra></extra>`,
  }));
  const layout = {
    barmode: 'group',
    bargap: 0.4,
    height: 360,
    margin: { l: 80, r: 20, t: 40, b: 70 },
    xaxis: layerAxis,
    yaxis: {
      title: { text: 'size of the error ‖δˡ‖', standoff: 10 },
      ...(log ? { type: 'log', exponentformat: 'power', dtick: 1 } : { rangemode: 'tozero' }),
    },
    legend: { orientation: 'h', x: 0, y: 1.14 },
  };
  return figure(traces, layout, alt);
}

function strip(
  layers: readonly string[],
  norms: readonly (readonly number[])[],
  examples: readonly string[],
  log: boolean,
  alt: string,
): Figure {
  const colour = (norm: number) => (!log ? norm : norm > 0 ? Math.log10(norm) : null);
  const trace: PlotlyObject = {
    type: 'heatmap',
    x: layers,
    y: examples,
    z: norms.map((row) => row.map(colour)),
    text: norms.map((row) => row.map(short)),
    texttemplate: '%{text}',
    hovertemplate: '%{y}<br>‖%{x}‖ = %{text}<extra></extra>',
    xgap: 3,
    ygap: 3,
    textfont: { color: '#111111' },
    // No darker than sky, so that the dark numbers stay legible in every cell.
    colorscale: [
      [0, '#f7fbff'],
      [1, palette.sky],
    ],
    colorbar: { title: { text: log ? 'log₁₀ ‖δˡ‖' : '‖δˡ‖' }, thickness: 14 },
  };
  const layout = {
    height: 150 + 44 * examples.length,
    margin: { l: 100, r: 20, t: 40, b: 70 },
    xaxis: layerAxis,
    yaxis: { autorange: 'reversed', type: 'category' },
  };
  return figure([trace], layout, alt);
}

function inWords(
  layers: readonly string[],
  norms: readonly (readonly number[])[],
  log: boolean,
): string {
  const mean = layers.map((_, l) => norms.reduce((sum, row) => sum + row[l], 0) / norms.length);
  const list = layers.map((layer, l) => `${layer} ${short(mean[l])}`).join(', ');
  const many = norms.length === 1 ? '1 example' : `${norms.length} examples`;
  return (
    `Size of the error in each layer, ${log ? 'on a logarithmic scale, ' : ''}for ${many}. ` +
    `Mean norm from the first layer to the last: ${list}.`
  );
}

/** Three digits that count: `0.159`, `0.00032`, `2.4e-7`. */
function short(norm: number): string {
  if (norm === 0) return '0';
  if (norm < 1e-4) return norm.toExponential(1);
  return digits(norm, Math.max(0, 2 - Math.floor(Math.log10(norm))));
}

function check(
  layers: readonly string[],
  norms: readonly (readonly number[])[],
  examples: readonly string[],
): void {
  if (layers.length === 0 || norms.length === 0) {
    throw new RangeError(
      `errorNorms: there are ${layers.length} layers and ${norms.length} examples; ` +
        'give at least one of each',
    );
  }
  if (examples.length !== norms.length) {
    throw new RangeError(
      `errorNorms: ${examples.length} names for ${norms.length} examples; each needs one`,
    );
  }
  norms.forEach((row, i) => {
    if (row.length !== layers.length) {
      throw new RangeError(
        `errorNorms: example ${i + 1} has ${row.length} norms but there are ${layers.length} layers ` +
          `(${row.length} ≠ ${layers.length})`,
      );
    }
    const bad = row.find((norm) => !(norm >= 0 && norm < Infinity));
    if (bad !== undefined) {
      throw new RangeError(
        `errorNorms: example ${i + 1} has a norm of ${bad}; a norm is a number from 0 on`,
      );
    }
  });
}
