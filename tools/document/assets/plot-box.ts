// The place of a Plotly figure in a page. `browser/plots.ts` draws into it.

import type { Plot } from '../document.ts';
import { escaped } from '../html.ts';
import { inlineJson } from './inline.ts';

/**
 * The box of a plot: as wide as its place, as high as the plot, with the figure as data.
 *
 * A group with a name and no image: what is in it can be operated.
 *
 * @param labelledBy the id of an element that has the plot's description as its text; without it the
 *   description is the box's own label.
 */
export function plotBox({ figure, height, alt }: Plot, labelledBy?: string): string {
  const label =
    labelledBy === undefined
      ? `aria-label="${escaped(alt || 'Figure')}"`
      : `aria-labelledby="${escaped(labelledBy)}"`;
  return (
    `<div class="plot" role="group" ${label} style="height:${Math.ceil(height)}px">` +
    `<script type="application/json">${inlineJson(figure)}</script></div>`
  );
}

/** What `browser/plots.ts` needs of a style sheet. */
export const plotStyles = `
.plot { position: relative; box-sizing: content-box; background: #fff; color: #222; }
.plot-canvas { width: 100%; height: 100%; }
.plot-picture { display: none; width: 100%; height: auto; }
.plot-fault { margin: 0; padding: 1rem; color: #a40000; }
.plot-controls { position: absolute; left: 0; bottom: 0; z-index: 2; display: flex; flex-wrap: wrap;
  align-items: center; gap: .5rem; padding: .4rem .6rem; background: #fff; border: 2px solid #0b57d0; }
.plot-controls:not(:focus-within) { width: 1px; height: 1px; padding: 0; border: 0; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
.plot-controls button, .plot-controls input { font: inherit; }
@media print {
  .plot-controls { display: none; }
  .plot.has-picture .plot-canvas { display: none; }
  .plot.has-picture .plot-picture { display: block; }
}
`;
