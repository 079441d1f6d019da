// A slide has a fixed size, and what stands on it has not. Plots give way first, each to a share of its
// height, then all letters get smaller; where there is room, a plot grows. What still does not fit is
// written on the slide as a number of pixels, which the gate reads.

/** Letters are not made smaller than this share of their size. */
const SMALLEST_TEXT = 0.75;
/** Nor plots. */
const SMALLEST_PLOT = 0.6;
const LARGEST_PLOT = 1.5;
const STEP = 0.03;

/** Fits the slide, which must be displayed, and notes on it how: `data-scale`, `data-overflow`. */
export function fitSlide(slide: HTMLElement): void {
  const body = slide.querySelector<HTMLElement>('.body');
  if (body === null) return;
  let scale = 1;
  let excess = fitAt(body, scale);
  while (excess > 0 && scale - STEP >= SMALLEST_TEXT - 1e-9) {
    scale -= STEP;
    excess = fitAt(body, scale);
  }
  slide.dataset.scale = scale.toFixed(2);
  if (excess > 0) slide.dataset.overflow = String(Math.ceil(excess));
  else delete slide.dataset.overflow;
}

/** The pixels that are missing with letters of this scale. */
function fitAt(body: HTMLElement, scale: number): number {
  body.style.fontSize = `${scale}em`;
  const frames = [...body.querySelectorAll<HTMLElement>('.plot-frame')];
  frames.forEach((frame) => {
    scalePlot(frame, 1);
  });
  const room = body.clientHeight - contentHeight(body);
  const plots = frames.reduce((sum, frame) => sum + frame.offsetHeight, 0);
  if (plots > 0) {
    const share = Math.min(LARGEST_PLOT, Math.max(SMALLEST_PLOT, 1 + room / plots));
    frames.forEach((frame) => {
      scalePlot(frame, share);
    });
  }
  return Math.max(body.scrollHeight - body.clientHeight, tooWide(body), 0);
}

/** From the top of the body to the end of what stands in it, which may be less than the body. */
function contentHeight(body: HTMLElement): number {
  const last = body.lastElementChild;
  const end = last instanceof HTMLElement ? last.offsetTop + last.offsetHeight : 0;
  return Math.max(end, body.scrollHeight > body.clientHeight ? body.scrollHeight : 0);
}

/** The plot keeps its own height, so that nothing in it moves, and is scaled as a whole. */
function scalePlot(frame: HTMLElement, share: number): void {
  const plot = frame.querySelector<HTMLElement>('.plot');
  const height = Number(frame.dataset.height);
  if (plot === null) return;
  frame.style.height = `${Math.floor(height * share)}px`;
  plot.style.width = `${Math.floor(frame.clientWidth / share)}px`;
  plot.style.transform = share === 1 ? '' : `scale(${share})`;
}

// Lines of code, tables and formulas do not wrap. What is folded away has room when it is opened.
function tooWide(body: HTMLElement): number {
  const parts = [...body.querySelectorAll('pre, .katex-display, .markup, table')];
  const open = parts.filter((part) => part.checkVisibility());
  // Slides are shown scaled; all lengths are brought to the slide's own pixels.
  const zoom = body.getBoundingClientRect().width / body.offsetWidth || 1;
  const { right } = body.getBoundingClientRect();
  const excess = open.map((part) =>
    Math.max(
      part.scrollWidth - part.clientWidth,
      (part.getBoundingClientRect().right - right) / zoom,
      intoTag(part) / zoom,
    ),
  );
  return Math.max(0, ...excess.map((pixels) => (pixels > 1 ? pixels : 0)));
}

/** How far a formula runs into its number, which KaTeX sets at the right edge whatever is there. */
function intoTag(formula: Element): number {
  const tag = formula.querySelector('.katex-html > .tag');
  const bases = formula.querySelectorAll('.katex-html > .base');
  if (tag === null || bases.length === 0) return 0;
  const end = Math.max(...[...bases].map((base) => base.getBoundingClientRect().right));
  return end - tag.getBoundingClientRect().left;
}
