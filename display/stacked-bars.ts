// Totals and what they are made of: one bar a total, one colour a part, laid end to end.

import { type Figure, figure, type PlotlyObject, palette } from './figure.ts';
import { digits } from './number.ts';

export interface StackedBars {
  /** What each bar stands for, from the top down. */
  readonly bars: readonly string[];
  /** The parts in the order in which they are laid down, with a number ≥ 0 for each bar. */
  readonly parts: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** The title of the axis along the bars. */
  readonly title: string;
}

const colours = [palette.blue, palette.orange, palette.green, palette.purple];
const textColours = ['#ffffff', '#000000', '#ffffff', '#000000'];

/**
 * Lying bars whose parts carry their numbers, with the total behind each.
 *
 * @throws RangeError if there is no bar, not one to four parts, a part has not one number a bar, or a
 *   number is negative or not finite.
 */
export function stackedBars({ bars, parts, title }: StackedBars, alt: string): Figure {
  check(bars, parts);
  const totals = bars.map((_, i) => parts.reduce((sum, { values }) => sum + values[i], 0));
  const data = parts.map(({ name, values }, k) => ({
    type: 'bar',
    orientation: 'h',
    name,
    x: values,
    y: bars,
    text: values.map((value) => (value === 0 ? '' : digits(value))),
    textposition: 'inside',
    insidetextanchor: 'middle',
    textangle: 0,
    textfont: { color: textColours[k], size: 15 },
    marker: { color: colours[k], line: { color: '#ffffff', width: 2 } },
    hovertemplate: `%{y}<br>${name}: %{x}<extra></extra>`,
  }));
  const annotations = totals.map(
    (total, i): PlotlyObject => ({
      ...{ x: total, y: bars[i], text: `= ${digits(total)}`, showarrow: false },
      ...{ xanchor: 'left', xshift: 6, font: { size: 15 } },
    }),
  );
  const layout = {
    barmode: 'stack',
    bargap: 0.35,
    height: 130 + 48 * bars.length,
    margin: { l: 20, r: 50, t: 50, b: 60 },
    xaxis: {
      title: { text: title, standoff: 8 },
      rangemode: 'tozero',
      gridcolor: '#e4e4e4',
      zeroline: false,
    },
    yaxis: { type: 'category', autorange: 'reversed', automargin: true, ticksuffix: ' ' },
    legend: { orientation: 'h', x: 0, y: 1.02, yanchor: 'bottom', traceorder: 'normal' },
    annotations,
  };
  return figure(data, layout, alt);
}

function check(bars: readonly string[], parts: StackedBars['parts']): void {
  if (bars.length === 0 || parts.length === 0 || parts.length > colours.length) {
    throw new RangeError(
      `stackedBars: there are ${bars.length} bars of ${parts.length} parts; ` +
        `give at least one bar, and from one to ${colours.length} parts`,
    );
  }
  for (const { name, values } of parts) {
    if (values.length !== bars.length) {
      throw new RangeError(
        `stackedBars: ${name} has ${values.length} values but there are ${bars.length} bars ` +
          `(${values.length} ≠ ${bars.length})`,
      );
    }
    const bad = values.find((value) => !(value >= 0 && value < Infinity));
    if (bad !== undefined) {
      throw new RangeError(`stackedBars: ${name} has a value of ${bad}; a length is 0 or positive`);
    }
  }
}
