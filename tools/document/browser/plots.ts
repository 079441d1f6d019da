// Draws the plots of a page, each when it comes into sight, at the size of its box.

import { addControls } from './controls.ts';
import type { Drawing, Figure } from './plotly.ts';
import { still } from './still.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

interface State {
  size: Size;
  drawing?: Drawing;
  /** When the drawing stands there, or the sentence that says why not. */
  done: Promise<void>;
}

const OURS = { responsive: false, showSendToCloud: false };

const states = new WeakMap<Element, State>();

/** Draws every plot under `root` when it is seen, again when its box gets another size, and in print. */
export function watchPlots(root: ParentNode = document): void {
  const resized = new ResizeObserver((entries) => {
    for (const { target } of entries) resize(target, sizeOf(target));
  });
  // A plot on a hidden slide or in closed details is not seen until it is shown.
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        seen.unobserve(target);
        void draw(target).then(() => resized.observe(target));
      }
    },
    { rootMargin: '600px' },
  );
  for (const box of boxes(root)) seen.observe(box);
  addEventListener('beforeprint', () => {
    for (const box of boxes(root)) {
      void draw(box, printSize(box));
      resize(box, printSize(box));
    }
  });
  addEventListener('afterprint', () => {
    for (const box of boxes(root)) resize(box, sizeOf(box));
  });
}

/** Draws every plot under `root` now, as before printing. */
export async function drawAll(root: ParentNode = document): Promise<void> {
  await Promise.all(boxes(root).map((box) => draw(box)));
}

function boxes(root: ParentNode): Element[] {
  return [...root.querySelectorAll('.plot')];
}

function sizeOf(box: Element): Size {
  return { width: box.clientWidth, height: box.clientHeight };
}

// The paper's width is not known before it is laid out, so a style sheet may say it.
function printSize(box: Element): Size {
  const width = parseFloat(getComputedStyle(box).getPropertyValue('--plot-print-width'));
  return width > 0 ? { ...sizeOf(box), width } : sizeOf(box);
}

function draw(box: Element, size = sizeOf(box)): Promise<void> {
  const known = states.get(box);
  if (known !== undefined) return known.done;
  const canvas = document.createElement('div');
  canvas.className = 'plot-canvas';
  box.append(canvas);
  const state: State = { size, done: Promise.resolve() };
  states.set(box, state);
  state.done = drawn(box, canvas, state).catch((error: unknown) => {
    const fault = document.createElement('p');
    fault.className = 'plot-fault';
    fault.textContent = `This figure could not be drawn: ${String(error)}`;
    canvas.replaceWith(fault);
    console.error(error);
  });
  return state.done;
}

async function drawn(box: Element, canvas: HTMLElement, state: State): Promise<void> {
  const text = box.querySelector('script')?.textContent ?? '';
  const figure = calm(JSON.parse(text) as Figure); // written by `plotBox`
  const { data, frames = [] } = figure;
  // A finger that moves over a plot scrolls the page.
  const coarse = matchMedia('(pointer: coarse)').matches;
  const dragmode = coarse ? { dragmode: false } : {};
  const layout = { ...dragmode, ...figure.layout, ...positive(state.size), autosize: false };
  const bar = coarse ? { displayModeBar: false } : {}; // a finger cannot hover: it would always be there
  // Plotly would offer to send the figure to a server of its own.
  const config = { displaylogo: false, ...bar, ...figure.config, ...OURS };
  const drawing = await globalThis.Plotly.newPlot(canvas, { data, layout, frames, config });
  state.drawing = drawing;
  addControls(box, drawing);
  await addPicture(box, drawing);
  box.setAttribute('data-drawn', '');
}

function calm(figure: Figure): Figure {
  const less = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return less ? (still(figure as never) as unknown as Figure) : figure;
}

// A box that is not laid out has no size; Plotly then takes its own.
function positive({ width, height }: Size): Partial<Size> {
  return { ...(width > 0 ? { width } : {}), ...(height > 0 ? { height } : {}) };
}

// What WebGL draws comes out blank in print: a picture stands in for it.
async function addPicture(box: Element, drawing: Drawing): Promise<void> {
  if (drawing.querySelector('canvas') === null) return;
  const { width, height } = sizeOf(box);
  const picture = new Image();
  picture.src = await globalThis.Plotly.toImage(drawing, {
    format: 'png',
    width,
    height,
    scale: 2,
  });
  picture.className = 'plot-picture';
  picture.alt = '';
  box.append(picture);
  box.classList.add('has-picture');
}

function resize(box: Element, size: Size): void {
  const state = states.get(box);
  if (state?.drawing === undefined || size.width === 0 || size.height === 0) return;
  if (state.size.width === size.width && state.size.height === size.height) return;
  state.size = size;
  void globalThis.Plotly.relayout(state.drawing, { ...size });
}
