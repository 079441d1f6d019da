// What runs in a deck. By its address it is a presentation, one page for each slide or step for print
// (`?print-pdf`, `?print-pdf&steps=no`), or a handout with the speaker's notes (`?handout`).

import Reveal, { type RevealApi } from 'reveal.js';
import Notes from 'reveal.js/plugin/notes';
import { drawAll } from '../../document/browser/plots.ts';
import { fitSlide } from './fit.ts';
import { startTheme, toggleTheme } from './theme.ts';

declare global {
  var courseDeck: RevealApi | undefined;
}

const query = new URLSearchParams(location.search);
const root = document.documentElement;
const paper = query.has('print-pdf') || query.has('handout');

startTheme(query.get('theme') ?? (paper ? 'light' : null));
if (query.get('steps') !== 'no' && !query.has('handout')) root.classList.add('stepping');
void start();

async function start(): Promise<void> {
  // A slide is measured when it is first seen, and by then every font has to be there.
  await Promise.all([...document.fonts].map((font) => font.load()));
  if (query.has('handout')) await handout();
  else if (query.has('print-pdf')) await pages();
  else await presentation();
  root.dataset.ready = '';
}

async function presentation(): Promise<void> {
  const deck = await started({});
  deck.on('slidechanged', (event) => {
    const { currentSlide } = event as Event & { currentSlide?: HTMLElement };
    if (currentSlide) void show(currentSlide);
  });
  const first = deck.getCurrentSlide();
  if (first instanceof HTMLElement) await show(first);
  // For the gate, which goes from slide to slide.
  globalThis.courseDeck = deck;
}

/** Once is enough: the size of a slide never changes, only the scale of the whole. */
async function show(slide: HTMLElement): Promise<void> {
  if (slide.dataset.scale !== undefined) return;
  fitSlide(slide);
  await drawAll(slide);
}

/** One page for each slide, or for each step. The pages are there when reveal.js says so. */
async function pages(): Promise<void> {
  const deck = new Reveal({
    ...config,
    view: 'print',
    margin: 0,
    pdfSeparateFragments: query.get('steps') !== 'no',
  });
  const ready = new Promise<void>((resolve) => deck.on('pdf-ready', () => resolve()));
  await deck.initialize();
  await ready;
  await printed(document.querySelectorAll<HTMLElement>('.pdf-page section.slide'));
}

/** Every slide as it is in the end, each on a sheet with its notes. */
async function handout(): Promise<void> {
  // reveal.js has styles of its own for paper, but not for what calls itself so.
  root.classList.add('handout', 'print-pdf');
  const slides = [...document.querySelectorAll<HTMLElement>('section.slide')];
  const sheets = slides.map((slide) => {
    const sheet = document.createElement('div');
    sheet.className = 'sheet';
    const notes = slide.querySelectorAll('aside.notes');
    sheet.append(slide, ...notes);
    return sheet;
  });
  document.querySelector('.slides')?.replaceChildren(...sheets);
  await printed(slides);
}

async function printed(slides: Iterable<HTMLElement>): Promise<void> {
  for (const slide of slides) fitSlide(slide);
  await drawAll();
}

const config = {
  width: 1280,
  height: 720,
  margin: 0.02,
  center: false,
  hash: true,
  slideNumber: false,
  controls: true,
  // The next key goes to the next sub-slide too: none is passed over by mistake.
  navigationMode: 'linear',
  transition: 'none',
  backgroundTransition: 'none',
  pdfMaxPagesPerSlide: 1,
  keyboard: { 84: toggleTheme },
  plugins: [Notes],
} as const;

async function started(more: object): Promise<RevealApi> {
  const deck = new Reveal({ ...config, plugins: [...config.plugins], ...more });
  await deck.initialize();
  return deck;
}
