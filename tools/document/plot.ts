// A Plotly figure as it comes out of a cell.

import { isArray, isObject } from '../notebook/fields.ts';
import type { Json, JsonObject } from '../notebook/notebook.ts';
import { traceFault } from './assets/plotly-script.ts';
import type { Plot } from './document.ts';
import { DocumentError, type Place, type Warning } from './document-error.ts';

export const PLOTLY = 'application/vnd.plotly.v1+json';

// Plotly's own height for a figure that names none.
const HEIGHT = 450;

export interface PlotOptions {
  readonly place: Place;
  readonly collapsed: boolean;
  /** What the output's or the cell's metadata say of it in words. */
  readonly alt?: string;
}

/** The figure; throws DocumentError for what is none, or cannot be drawn without a network. */
export function plotOf(
  value: Json | undefined,
  { place, collapsed, alt: said }: PlotOptions,
): { plot: Plot; warnings: Warning[] } {
  if (!isObject(value) || !isArray(value.data)) {
    throw new DocumentError(place, 'its Plotly output has no list "data"; run the cell again');
  }
  const { data, frames, config } = value;
  const layout = isObject(value.layout) ? value.layout : {};
  const framed = isArray(frames) ? frames : undefined;
  const traces = tracesOf([...data, ...(framed ?? []).flatMap(dataOf)]);
  refuseUndrawable({ layouts: [layout, ...(framed ?? []).map(layoutOf)], traces }, place);
  const alt = said ?? altOf(layout);
  const plot: Plot = {
    kind: 'plot',
    figure: {
      data,
      layout,
      ...(framed ? { frames: framed } : {}),
      ...(isObject(config) ? { config } : {}),
    },
    height: typeof layout.height === 'number' ? layout.height : HEIGHT,
    alt: alt ?? 'A figure',
    traces,
    collapsed,
  };
  const sentence =
    'its figure says nowhere in words what it shows; write layout.meta.alt, ' +
    'or "alt" into the metadata of the cell';
  return { plot, warnings: alt === undefined ? [{ place, sentence }] : [] };
}

function altOf(layout: JsonObject): string | undefined {
  const { meta, title } = layout;
  if (isObject(meta) && typeof meta.alt === 'string') return meta.alt;
  if (typeof title === 'string') return title;
  return isObject(title) && typeof title.text === 'string' ? title.text : undefined;
}

function tracesOf(data: readonly Json[]): string[] {
  const types = data.map((trace) =>
    isObject(trace) && typeof trace.type === 'string' ? trace.type : 'scatter',
  );
  return [...new Set(types)].sort();
}

function dataOf(frame: Json): readonly Json[] {
  return isObject(frame) && isArray(frame.data) ? frame.data : [];
}

function layoutOf(frame: Json): JsonObject {
  return isObject(frame) && isObject(frame.layout) ? frame.layout : {};
}

function imagesOf({ images }: JsonObject): readonly Json[] {
  return isArray(images) ? images : [];
}

function refuseUndrawable(
  { layouts, traces }: { layouts: readonly JsonObject[]; traces: readonly string[] },
  place: Place,
): void {
  const fault = traces.map(traceFault).find((each) => each !== undefined);
  if (fault !== undefined) throw new DocumentError(place, `its figure cannot be drawn: ${fault}`);
  const remote = layouts
    .flatMap(imagesOf)
    .find((image) => isObject(image) && !/^data:/i.test(String(image.source ?? 'data:')));
  if (isObject(remote)) {
    throw new DocumentError(
      place,
      `its figure has the picture ${JSON.stringify(remote.source)} from a network; ` +
        'put the picture itself there, as a data URI',
    );
  }
}
