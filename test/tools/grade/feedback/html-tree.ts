// A strict reader of the pages: what a browser would mend, it refuses, so that what it reads is what every
// browser reads. It knows the void elements and the raw text of <style>, and nothing else that is special.

export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (Element | string)[];
}

const voids = new Set(['meta', 'br', 'hr']);
const tag = /<(\/?)([A-Za-z][A-Za-z0-9]*)((?: [A-Za-z][A-Za-z0-9:-]*="[^"<>]*")*)( ?\/)?>/y;
const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#x27': "'",
};

/** The tree of a page; throws at the first thing that is not plainly well-formed. */
export function parsePage(page: string): Element {
  const doctype = '<!DOCTYPE html>\n';
  if (!page.startsWith(doctype)) throw new Error('no doctype');
  return parseFragment(page.slice(doctype.length).trim());
}

/** A piece of a page, below an element named `root` if it is several. */
export function parseFragment(text: string): Element {
  const root: Element = { name: 'root', attributes: new Map(), children: [] };
  const open = [root];
  let at = 0;
  while (at < text.length) {
    const parent = open[open.length - 1];
    if (text[at] !== '<') {
      const end = text.indexOf('<', at) < 0 ? text.length : text.indexOf('<', at);
      parent.children.push(decoded(text.slice(at, end)));
      at = end;
      continue;
    }
    tag.lastIndex = at;
    const found = tag.exec(text);
    if (found === null) throw new Error(`no tag at: ${text.slice(at, at + 80)}`);
    const [whole, closing, name, attributes, selfClosing] = found;
    at += whole.length;
    if (closing !== '') {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes ${parent.name}`);
      continue;
    }
    const element: Element = { name, attributes: attributesOf(attributes), children: [] };
    parent.children.push(element);
    if (name === 'style') {
      const end = text.indexOf('</style>', at);
      element.children.push(text.slice(at, end));
      at = end + '</style>'.length;
    } else if (!voids.has(name) && selfClosing === undefined) open.push(element);
  }
  if (open.length !== 1) throw new Error(`<${open[open.length - 1].name}> is not closed`);
  const [only, ...more] = root.children;
  return typeof only === 'object' && more.length === 0 ? only : root;
}

function attributesOf(text: string): Map<string, string> {
  const found = [...text.matchAll(/ ([^= ]+)="([^"]*)"/g)];
  const attributes = new Map(found.map(([, name, value]) => [name, decoded(value)]));
  if (attributes.size !== found.length) throw new Error(`an attribute twice:${text}`);
  return attributes;
}

function decoded(text: string): string {
  return text.replace(/&(#?\w*;?)/g, (whole, name: string) => {
    const character = name.endsWith(';') ? entities[name.slice(0, -1)] : undefined;
    if (character === undefined) throw new Error(`a bare ampersand: ${whole}`);
    return character;
  });
}

/** All elements, in the order of their beginnings. */
export function elements(root: Element): Element[] {
  const below = root.children.flatMap((child) =>
    typeof child === 'string' ? [] : elements(child),
  );
  return [root, ...below];
}

/** The text of an element without its tags. */
export function textOf(root: Element): string {
  return root.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** Elements, attributes and their values, without any text. */
export function skeleton({ name, attributes, children }: Element): unknown {
  const inside = children.flatMap((child) => (typeof child === 'string' ? [] : [skeleton(child)]));
  return [name, Object.fromEntries(attributes), ...inside];
}
