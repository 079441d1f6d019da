// The part of Plotly that a page uses. Its own script stands before ours and sets the global.

import { isObject, type Json, type JsonObject } from './json.ts';

export interface Figure {
  readonly data: readonly JsonObject[];
  readonly layout: JsonObject;
  readonly frames?: readonly JsonObject[];
  readonly config?: JsonObject;
}

/** The element that Plotly draws into; `layout` is what is drawn, steps of sliders included. */
export interface Drawing extends HTMLElement {
  readonly layout: JsonObject;
  on(event: string, listener: () => void): void;
}

interface Plotly {
  newPlot(
    canvas: HTMLElement,
    figure: { data: unknown; layout: unknown; frames: unknown; config: unknown },
  ): Promise<Drawing>;
  relayout(drawing: HTMLElement, update: { [path: string]: Json }): Promise<unknown>;
  animate(drawing: HTMLElement, ...args: readonly Json[]): Promise<unknown>;
  restyle(drawing: HTMLElement, ...args: readonly Json[]): Promise<unknown>;
  update(drawing: HTMLElement, ...args: readonly Json[]): Promise<unknown>;
  redraw(drawing: HTMLElement): Promise<unknown>;
  toImage(drawing: HTMLElement, options: JsonObject): Promise<string>;
}

declare global {
  var Plotly: Plotly;
}

/** Runs a command of a slider or a menu: `method` and `args` as Plotly's reference has them. */
export async function command(drawing: HTMLElement, { method, args }: JsonObject): Promise<void> {
  const list: readonly Json[] = Array.isArray(args) ? args : [];
  if (method === 'animate') await globalThis.Plotly.animate(drawing, ...list);
  if (method === 'restyle') await globalThis.Plotly.restyle(drawing, ...list);
  if (method === 'update') await globalThis.Plotly.update(drawing, ...list);
  if (method === 'relayout' && isObject(list[0])) {
    await globalThis.Plotly.relayout(drawing, list[0]);
  }
}
