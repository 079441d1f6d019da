// What is wrong with a page, without a browser: tags that do not fit, ids that stand twice, links that
// lead nowhere.

const VOID = new Set(['br', 'hr', 'img', 'input', 'link', 'meta', 'col', 'wbr']);
const TAG = /<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(\/?)>/g;

/** The page without the insides of scripts and styles, which are no HTML. */
function markup(html: string): string {
  return html.replaceAll(/(<(script|style)\b[^>]*>)[\s\S]*?(<\/\2>)/g, '$1$3');
}

export function tagFaults(html: string): string[] {
  const open: string[] = [];
  const faults: string[] = [];
  const page = markup(html).replace(/^<!doctype html>/, '');
  for (const [, end, name, , closed] of page.matchAll(TAG)) {
    if (VOID.has(name) || closed === '/') continue;
    if (end === '') open.push(name);
    else if (open.at(-1) === name) open.pop();
    else faults.push(`</${name}> closes <${open.at(-1)}>`);
  }
  const stray = page.replaceAll(TAG, '').match(/.{0,20}[<].{0,20}/g) ?? [];
  return [...faults, ...open.map((name) => `<${name}> is not closed`), ...stray];
}

export function idsIn(html: string): string[] {
  return [...markup(html).matchAll(/<[^>]*? id="([^"]*)"/g)].map(([, id]) => id);
}

export function doubledIds(html: string): string[] {
  const ids = idsIn(html);
  return ids.filter((id, k) => ids.indexOf(id) !== k);
}

/** Links between pages and within them, to pages and ids that are not there. */
export function deadLinks(pages: Readonly<Record<string, string>>): string[] {
  const ids = new Map(Object.entries(pages).map(([file, html]) => [file, new Set(idsIn(html))]));
  return Object.entries(pages).flatMap(([file, html]) =>
    [...markup(html).matchAll(/<a [^>]*?href="([^"]*)"[^>]*>/g)].flatMap(([tag, href]) => {
      if (/^https?:|^mailto:/.test(href) || / download\b/.test(tag)) return [];
      const [page, anchor] = decodeURIComponent(href).split('#');
      const target = ids.get(page === '' ? file : page);
      const found = target !== undefined && (anchor === undefined || target.has(anchor));
      return found ? [] : [`${file}: ${href}`];
    }),
  );
}
