// Small services to the reader of a page.

/** The contents stand open beside the text where there is room for them. */
export function openContents(): void {
  const details = document.querySelector<HTMLDetailsElement>('.contents > details');
  if (details === null) return;
  const wide = matchMedia('(min-width: 75rem)');
  const adapt = () => {
    details.open = wide.matches;
  };
  wide.addEventListener('change', adapt);
  adapt();
  details.addEventListener('click', ({ target }) => {
    if (!wide.matches && target instanceof HTMLAnchorElement) details.open = false;
  });
}

/** Marks the section that is read in the contents. */
export function followReading(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.contents a')];
  const headings = links.flatMap((link) => {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return target === null ? [] : [{ link, target }];
  });
  const mark = () => {
    const read = headings.findLast(({ target }) => target.getBoundingClientRect().top < 120);
    for (const { link } of headings) {
      if (link === read?.link) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    }
  };
  let waiting = false;
  addEventListener(
    'scroll',
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        mark();
      });
    },
    { passive: true },
  );
  mark();
}

/** Only what scrolls is a stop of the tab key. */
export function stopWhereItScrolls(): void {
  const boxes = [...document.querySelectorAll<HTMLElement>('.scrolls, .formula')];
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) setStop(target as HTMLElement);
  });
  for (const box of boxes) observer.observe(box);
}

function setStop(box: HTMLElement): void {
  // a pixel less is rounding
  const scrolls = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
  if (!scrolls) box.removeAttribute('tabindex');
  else box.tabIndex = 0;
  if (!box.classList.contains('formula')) return;
  // A group needs a name, and a formula that does not scroll needs no group.
  if (scrolls) {
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', 'Formula');
  } else {
    box.removeAttribute('role');
    box.removeAttribute('aria-label');
  }
}

/** Opens the closed details around what a link leads to. */
export function openTarget(): void {
  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const closed = target?.closest<HTMLDetailsElement>('details:not([open])');
    if (!closed) return;
    closed.open = true;
    target?.scrollIntoView();
  };
  addEventListener('hashchange', open);
  open();
}

/** In print all is open, and afterwards as it was. */
export function openInPrint(): void {
  let closed: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')];
    for (const details of closed) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of closed) details.open = false;
  });
}
