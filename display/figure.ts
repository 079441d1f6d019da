// Plotly figures as plain data, and how a notebook shows one. Every figure says in words what it
// shows, for readers who cannot see it and for pages that cannot draw it.

/** A Plotly figure: traces, layout, and the same in words. */
export interface Figure {
  readonly data: readonly PlotlyObject[];
  readonly layout: PlotlyObject;
  readonly alt: string;
  /** Further pictures to step through; `steps` makes them. */
  readonly frames?: readonly PlotlyObject[];
}

/** Options of Plotly's, by the names of its reference. */
export type PlotlyObject = { readonly [key: string]: unknown };

/** The part of `tslab.display` that `show` needs. */
export interface Display {
  raw(mime: string, content: string | Uint8Array): void;
  text(content: string): void;
}

/** Colours of Okabe and Ito (2008), told apart by every kind of colour vision. */
export const palette = {
  blue: '#0072b2',
  orange: '#e69f00',
  green: '#009e73',
  red: '#d55e00',
  purple: '#cc79a7',
  sky: '#56b4e9',
  black: '#000000',
  grey: '#6b6b6b',
} as const;

/**
 * A figure with the look all figures of the course share: dark on a white card, so that it can be
 * read on a dark page too, and as wide as its place.
 *
 * @throws RangeError if `alt` is empty.
 */
export function figure(
  data: readonly PlotlyObject[],
  layout: PlotlyObject,
  alt: string,
  frames?: readonly PlotlyObject[],
): Figure {
  if (alt.trim() === '')
    throw new RangeError('figure: alt is empty; say in words what the figure shows');
  const font = { family: 'Helvetica, Arial, sans-serif', size: 14, color: '#222222' };
  const shared = { paper_bgcolor: '#ffffff', plot_bgcolor: '#ffffff', autosize: true, font };
  const drawn = { data, layout: { ...shared, ...layout, meta: { alt } }, alt };
  return frames === undefined ? drawn : { ...drawn, frames };
}

/** Shows a figure in the notebook, and below it what it shows in words. */
export function show(display: Display, { data, layout, alt, frames }: Figure): void {
  // Not responsive: JupyterLab fits a figure to its place itself, by taking its height away, and all of
  // that height a responsive one would then ask of its place, which has none.
  const config = { displaylogo: false };
  const content = { data, layout, ...(frames === undefined ? {} : { frames }), config };
  // tslab's type says text or bytes, but it passes any value on, and Jupyter wants this one as JSON.
  display.raw('application/vnd.plotly.v1+json', content as unknown as string);
  display.text(`Figure: ${alt}`);
}
