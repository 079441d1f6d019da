// What the gate looks at in a page, from inside.

declare global {
  var courseGate: typeof gate;
  var axe: { run(context: unknown, options: unknown): Promise<{ violations: AxeViolation[] }> };
}

interface AxeNode {
  readonly html: string;
  /** Selectors, from the page's frame inwards. */
  readonly target: readonly unknown[];
  readonly failureSummary?: string;
}

interface AxeViolation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly AxeNode[];
}

/** Formulas that are still TeX, in text or in a figure, and those that KaTeX could not read. */
function formulas(root: Element): string[] {
  const broken = [...root.querySelectorAll('.katex-error')].map((element) => element.textContent);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const raw: string[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.textContent ?? '';
    if (node.parentElement?.closest('pre, code, script, style, annotation')) continue;
    const found = /\$(?:[^$\n]*[\\^_{}][^$\n]*|\w)\$|\\(?:begin|frac|eqref|sigma|delta|[([])/.exec(
      text,
    );
    if (found) raw.push(found[0]);
  }
  return [...broken, ...raw].map((tex) => `shows a formula as TeX: ${String(tex).slice(0, 80)}`);
}

/** Plots that are not drawn, or not at the size of their box. */
function plots(root: Element): string[] {
  const boxes = [...root.querySelectorAll<HTMLElement>('.plot')];
  // What is folded away is drawn when it is opened.
  return boxes
    .filter((box) => box.checkVisibility())
    .flatMap((box) => {
      const name = (box.getAttribute('aria-label') ?? 'A figure').slice(0, 60);
      const fault = box.querySelector('.plot-fault');
      if (fault !== null) return [`has a figure that failed, "${name}": ${fault.textContent}`];
      const size = sizeDrawn(box);
      if (size === undefined) return [`has a figure that is not drawn, "${name}"`];
      if (fills(box, size)) return [];
      const [width, height] = size;
      return [
        `has a figure of ${width} × ${height} pixels in a box of ` +
          `${box.clientWidth} × ${box.clientHeight}, "${name}"`,
      ];
    });
}

/** Width and height of a plot's drawing. */
function sizeDrawn(box: HTMLElement): readonly number[] | undefined {
  const drawing = box.querySelector<SVGElement>('.main-svg');
  if (!box.hasAttribute('data-drawn') || drawing === null) return undefined;
  return ['width', 'height'].map((side) => Number(drawing.getAttribute(side)));
}

function fills(box: HTMLElement, [width, height]: readonly number[]): boolean {
  return Math.abs(width - box.clientWidth) <= 2 && Math.abs(height - box.clientHeight) <= 2;
}

function pictures(root: Element): string[] {
  const images = [...root.querySelectorAll('img')];
  return images
    .filter((image) => image.naturalWidth === 0)
    .map((image) => `has a picture that cannot be shown, "${image.alt}"`);
}

/** What stands wider than the window, but for what scrolls in a box of its own. */
function tooWide(): string[] {
  const excess = document.documentElement.scrollWidth - window.innerWidth;
  if (excess <= 1) return [];
  const wide = [...document.querySelectorAll('main *')].find(
    (element) => element.getBoundingClientRect().right > window.innerWidth + 1,
  );
  const name = wide ? ` (${wide.tagName.toLowerCase()}.${wide.className})` : '';
  return [`is ${excess} pixels wider than a window of ${window.innerWidth}${name}`];
}

/** What axe finds; the page is no longer what it was afterwards. */
async function accessibility(contrast: boolean): Promise<string[]> {
  if (!contrast) showAll();
  thinOut(contrast);
  const { violations } = await globalThis.axe.run(document.body, {
    resultTypes: ['violations'],
    rules: { 'color-contrast': { enabled: contrast } },
  });
  return violations.flatMap(({ id, help, nodes: all }) => {
    const nodes = all.filter(({ target }) => id !== 'empty-table-header' || !holdsFormula(target));
    const [first] = nodes;
    if (first === undefined) return [];
    const times = nodes.length === 1 ? '' : ` (${nodes.length} times)`;
    return [
      `axe ${id}: ${help}${times}: ${first.html.slice(0, 160)} ${first.failureSummary ?? ''}`,
    ];
  });
}

/** Slides and notes that are not in sight, which axe would leave out, with no regard to how they look. */
function showAll(): void {
  for (const part of document.querySelectorAll<HTMLElement>('.slides section, aside.notes')) {
    for (const name of ['hidden', 'inert', 'aria-hidden']) part.removeAttribute(name);
    part.style.cssText = 'display: block; visibility: visible; opacity: 1';
  }
}

/**
 * Takes away thousands of elements that say nothing to a screen reader, for axe's time grows with their
 * number: drawn formulas and drawings, and the colours of code, but where contrast is measured for the
 * first of each colour in each block of code.
 */
function thinOut(contrast: boolean): void {
  for (const drawn of document.querySelectorAll('.katex-html, .main-svg')) drawn.replaceChildren();
  for (const code of document.querySelectorAll('pre')) {
    const seen = new Set<string>();
    for (const span of code.querySelectorAll('span')) {
      const look = `${span.className} ${span.style.cssText}`;
      if (!contrast || seen.has(look)) span.replaceWith(...span.childNodes);
      seen.add(look);
    }
    code.normalize();
  }
}

/** To axe a heading that is a formula is empty; screen readers read its MathML. */
function holdsFormula(target: readonly unknown[]): boolean {
  const [selector] = target;
  const found = typeof selector === 'string' ? document.querySelector(selector) : null;
  return (found?.querySelector('math')?.textContent ?? '') !== '';
}

/** A page as a whole, from its top to its end, so that every plot has been seen. */
async function page(): Promise<string[]> {
  for (const plot of document.querySelectorAll<HTMLElement>('.plot')) {
    plot.scrollIntoView();
    await drawn(plot);
  }
  window.scrollTo(0, 0);
  return [...whole(document.body), ...tooWide()];
}

interface SlideReport {
  readonly where: string;
  readonly sentences: readonly string[];
}

/** Goes through the deck as a speaker does, to the last fragment of each slide. */
async function slides(): Promise<SlideReport[]> {
  const deck = globalThis.courseDeck;
  if (deck === undefined) return [{ where: 'the deck', sentences: ['has not started'] }];
  const reports: SlideReport[] = [];
  for (const [k, slide] of [...document.querySelectorAll<HTMLElement>('section.slide')].entries()) {
    const { h, v } = deck.getIndices(slide);
    deck.slide(h, v, slide.querySelectorAll('.fragment').length - 1);
    await drawn(slide);
    const where = `slide ${k + 1} (cell ${slide.dataset.cell}, "${slide.id}")`;
    reports.push({ where, sentences: [...room(slide), ...content(slide), ...whole(slide)] });
  }
  return reports;
}

/** Until what is to be drawn in the element is drawn at its size, or has had time enough. */
async function drawn(root: HTMLElement): Promise<void> {
  const all = root.matches('.plot') ? [root] : [...root.querySelectorAll<HTMLElement>('.plot')];
  const plots = all.filter((plot) => plot.checkVisibility());
  const failed = (plot: HTMLElement) => plot.querySelector('.plot-fault') !== null;
  await until(600, () => plots.every((plot) => sizeDrawn(plot) !== undefined || failed(plot)));
  // A box that has just changed its size is filled some frames later.
  await until(60, () => plots.every((plot) => fills(plot, sizeDrawn(plot) ?? []) || failed(plot)));
}

async function until(frames: number, holds: () => boolean): Promise<void> {
  for (let k = 0; k < frames && !holds(); k++) await new Promise(requestAnimationFrame);
}

function room({ dataset }: HTMLElement): string[] {
  if (dataset.scale === undefined) return ['was never fitted'];
  if (dataset.overflow === undefined) return [];
  return [
    `does not fit by ${dataset.overflow} pixels, even with letters at ${dataset.scale} of their size; ` +
      'split it with a cell of type "subslide", or hide code with course.deck',
  ];
}

function content(slide: HTMLElement): string[] {
  const body = slide.querySelector('.body');
  const parts = [...(body?.children ?? [])].filter((part) => !part.matches('.continued'));
  const seen = parts.some(
    (part) =>
      (part as HTMLElement).innerText.trim() !== '' || part.querySelector('.plot, img') !== null,
  );
  return seen ? [] : ['is empty; give its cells something to show, or the slide type "skip"'];
}

/** What is wrong with the plots of what is about to be printed: pages have another size there. */
async function paper(isDeck: boolean): Promise<string[]> {
  dispatchEvent(new Event('beforeprint')); // a page then draws what has not been in sight
  await drawn(document.body);
  if (isDeck) return plots(document.body);
  const boxes = [...document.querySelectorAll<HTMLElement>('.plot')];
  const missing = boxes.filter((box) => sizeDrawn(box) === undefined);
  return missing.map((box) => `has a figure that is not drawn, "${box.ariaLabel?.slice(0, 60)}"`);
}

function whole(root: Element): string[] {
  return [...formulas(root), ...plots(root), ...pictures(root)];
}

const gate = { accessibility, page, paper, slides };
globalThis.courseGate = gate;
