// A figure that steps: Plotly frames with a slider and two buttons. No kernel is needed to step on.
// Slider and buttons hold the frames themselves, not their names: VS Code draws data and layout only
// (microsoft/vscode-jupyter#4364), and a frame that is called by its name is not found there.

import { type Figure, figure, type PlotlyObject } from './figure.ts';
import { isObject, levelled, merged } from './frames.ts';

/** One picture of the sequence: the base figure, and what is different in this step. */
export interface Step {
  /** Over the slider while the step is shown. */
  readonly label: string;
  /** What the step shows, in a sentence, for the text alternative. */
  readonly alt: string;
  /** Options of traces that differ from the base, by the index of the trace. */
  readonly data?: Readonly<Record<number, PlotlyObject>>;
  /** Options of the layout that differ. Its annotations or shapes stand in place of the base's. */
  readonly layout?: PlotlyObject;
}

export interface SteppingOptions {
  /** Over the slider, before the label of the step: `step: `. */
  readonly prefix?: string;
  /** How long a step stays while the steps are played, in milliseconds; 1500 if left out. */
  readonly duration?: number;
}

/** Height of the slider with its labels, in pixels. */
const sliderRoom = 80;

/**
 * The base figure with a slider over the steps, the first of which is drawn at once.
 *
 * Options of a step go into those of the base, lists are replaced. The slider stands below all that
 * the base draws, and the figure grows by its height. Axes without a range of their own keep that of
 * the first step.
 *
 * @throws RangeError if there are fewer than two steps, a step changes a trace that the base does not
 *   have, or says in words nothing.
 * @example
 * const base = figure([{ type: 'bar', x: ['a', 'b'], y: [1, 2] }], {}, 'Two bars.');
 * const wider = { label: 'after', alt: 'The second bar has grown to 5.', data: { 0: { y: [1, 5] } } };
 * steps(base, [{ label: 'before', alt: 'The second bar is 2.' }, wider]).frames?.length // 2
 */
export function steps(
  base: Figure,
  list: readonly Step[],
  { prefix = '', duration = 1500 }: SteppingOptions = {},
): Figure {
  check(base, list);
  const traces = [...new Set(list.flatMap(({ data = {} }) => Object.keys(data).map(Number)))].sort(
    (a, b) => a - b,
  );
  const dataOf = traces.map((t) =>
    levelled(
      base.data[t],
      parts(list, (step) => step.data?.[t]),
    ),
  );
  const layouts = levelled(
    base.layout,
    parts(list, (step) => step.layout),
  );
  const frames = list.map((_, k) => ({
    name: `step ${k + 1}`,
    traces,
    data: dataOf.map((variants) => variants[k]),
    layout: { ...layouts[k], sliders: [{ active: k }] }, // the slider follows while the steps are played
  }));
  const data = base.data.map((trace, t) =>
    traces.includes(t) ? merged(trace, frames[0].data[traces.indexOf(t)]) : trace,
  );
  const labelled = list.map(({ label }, k) => ({ label, frame: frames[k] }));
  const layout = {
    ...merged(base.layout, layouts[0]),
    ...controls(base, labelled, prefix, duration),
  };
  return figure(data, layout, inWords(base, list), frames);
}

function parts(
  list: readonly Step[],
  part: (step: Step) => PlotlyObject | undefined,
): PlotlyObject[] {
  return list.map((step) => part(step) ?? {});
}

function controls(
  { layout }: Figure,
  list: readonly { readonly label: string; readonly frame: PlotlyObject }[],
  prefix: string,
  duration: number,
): PlotlyObject {
  const margin = isObject(layout.margin) ? layout.margin : {};
  // 450 and 80 are Plotly's own, for a figure that does not say
  const below = Number(margin.b ?? 80);
  const height = Number(layout.height ?? 450);
  const at = { x: 0, y: 0, xanchor: 'left', yanchor: 'top' };
  const slider = {
    ...at,
    active: 0,
    len: 1,
    pad: { l: 130, r: 10, t: below, b: 0 },
    currentvalue: { prefix, xanchor: 'left', font: { size: 14 } },
    font: { size: 11 },
    steps: list.map(({ label, frame }) => ({
      label,
      method: 'animate',
      args: [[frame], playing(0)],
    })),
  };
  const buttons = {
    ...at,
    type: 'buttons',
    direction: 'right',
    showactive: false,
    pad: { l: 0, r: 0, t: below + 12, b: 0 },
    buttons: [
      {
        label: 'Play',
        method: 'animate',
        args: [list.map(({ frame }) => frame), playing(duration)],
      },
      // a list that holds null and nothing else is Plotly's word for stop
      { label: 'Pause', method: 'animate', args: [[null], playing(0)] },
    ],
  };
  return {
    height: height + sliderRoom,
    margin: { ...margin, b: below + sliderRoom },
    sliders: [slider],
    updatemenus: [buttons],
  };
}

/** At once, without movement in between, and drawn anew, since not every trace can be moved. */
function playing(duration: number): PlotlyObject {
  return { mode: 'immediate', frame: { duration, redraw: true }, transition: { duration: 0 } };
}

function inWords({ alt }: Figure, list: readonly Step[]): string {
  const told = list.map((step, k) => `${k + 1} (${step.label}): ${step.alt}`).join(' ');
  return `${alt} It has ${list.length} steps. ${told}`;
}

function check({ data }: Figure, list: readonly Step[]): void {
  if (list.length < 2) {
    throw new RangeError(
      `steps: the list has ${list.length} steps; a slider needs at least two, a single picture none`,
    );
  }
  list.forEach((step, k) => {
    if (step.alt.trim() === '') {
      throw new RangeError(`steps: alt of step ${k + 1} is empty; say in words what it shows`);
    }
    const odd = Object.keys(step.data ?? {}).find((t) => !(t in data));
    if (odd !== undefined) {
      throw new RangeError(
        `steps: step ${k + 1} changes trace ${odd} but the base has ${data.length} traces; ` +
          `give an index from 0 to ${data.length - 1}`,
      );
    }
  });
}
