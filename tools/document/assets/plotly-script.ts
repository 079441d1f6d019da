// The smallest of Plotly's bundles that draws what a page shows.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inlineScript } from './inline.ts';

interface Bundle {
  readonly module: string;
  readonly traces: readonly string[];
}

// From small to large, with the traces that Plotly says are in each.
const BUNDLES: readonly Bundle[] = [
  { module: 'plotly.js-basic-dist-min', traces: list('bar pie scatter') },
  {
    module: 'plotly.js-cartesian-dist-min',
    traces: list(
      'bar box contour heatmap histogram histogram2d histogram2dcontour image pie scatter ' +
        'scatterternary violin',
    ),
  },
  {
    module: 'plotly.js-dist-min',
    traces: list(
      'bar barpolar box candlestick carpet cone contour contourcarpet funnel funnelarea heatmap ' +
        'histogram histogram2d histogram2dcontour icicle image indicator isosurface mesh3d ohlc ' +
        'parcats parcoords pie quiver sankey scatter scatter3d scattercarpet scattergl ' +
        'scatterpolar scatterpolargl scattersmith scatterternary splom streamtube sunburst ' +
        'surface table treemap violin volume waterfall',
    ),
  },
];

/** Traces that Plotly draws on maps, which it loads from a network. */
const ON_MAPS = list('choropleth choroplethmap densitymap scattergeo scattermap');

/** Why a figure with this trace cannot be drawn on a page that loads nothing; undefined if it can. */
export function traceFault(trace: string): string | undefined {
  if (ON_MAPS.includes(trace)) {
    return `a trace of type "${trace}" loads its map from a network; show a picture of it instead`;
  }
  if (BUNDLES.some(({ traces }) => traces.includes(trace))) return undefined;
  return `Plotly has no trace of type "${trace}"; correct the type`;
}

/** The package that draws the traces and is the smallest of those that do. */
export function plotlyBundle(traces: readonly string[]): string {
  const bundle = BUNDLES.find((each) => traces.every((trace) => each.traces.includes(trace)));
  if (bundle !== undefined) return bundle.module;
  const faults = traces.flatMap((trace) => traceFault(trace) ?? []);
  throw new RangeError(`plotlyBundle: ${faults.join('; ')}`);
}

const scripts = new Map<string, string>();

/** The inside of the `<script>` that brings Plotly; empty if there is no trace. */
export function plotlyScript(traces: readonly string[]): string {
  if (traces.length === 0) return '';
  const bundle = plotlyBundle(traces);
  const known = scripts.get(bundle);
  const script =
    known ?? inlineScript(readFileSync(fileURLToPath(import.meta.resolve(bundle)), 'utf8'));
  scripts.set(bundle, script);
  return script;
}

function list(names: string): readonly string[] {
  return names.split(' ');
}
