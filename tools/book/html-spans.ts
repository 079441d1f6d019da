// Finished HTML, in which `<` begins a tag and `>` ends one, changed in places.

/** The index behind the end tag of the `<span>` that begins at `start`. */
export function endOfSpan(html: string, start: number): number {
  const tag = /<(\/?)span\b[^>]*>/g;
  tag.lastIndex = start;
  let depth = 0;
  for (let found = tag.exec(html); found !== null; found = tag.exec(html)) {
    depth += found[1] === '' ? 1 : -1;
    if (depth === 0) return tag.lastIndex;
  }
  return html.length;
}

/** Each `<span>` that begins with what `opening` finds, replaced. */
export function replaceSpans(
  html: string,
  opening: RegExp,
  replacement: (span: string, match: RegExpExecArray) => string,
): string {
  const pattern = new RegExp(opening.source, 'g');
  let result = '';
  let from = 0;
  for (let found = pattern.exec(html); found !== null; found = pattern.exec(html)) {
    const end = endOfSpan(html, found.index);
    result += html.slice(from, found.index) + replacement(html.slice(found.index, end), found);
    from = end;
    pattern.lastIndex = end;
  }
  return result + html.slice(from);
}

/** The HTML with `change` applied to its running text, not to code, formulas, links and headings. */
export function mapText(html: string, change: (text: string) => string): string {
  const parts = html.split(/(<[^>]*>)/);
  let skipped = 0; // how many elements deep in one whose text stays
  return parts
    .map((part) => {
      if (!part.startsWith('<')) return skipped > 0 ? part : change(part);
      const [, end, name] = /^<(\/?)([\w-]+)/.exec(part) ?? [];
      if (skipped > 0 && counted(name)) skipped += end === '/' ? -1 : 1;
      else if (end !== '/' && stays(part, name)) skipped = 1;
      return part;
    })
    .join('');
}

const VOID = new Set(['br', 'hr', 'img', 'col', 'wbr', 'input']);

function counted(name: string | undefined): boolean {
  return name !== undefined && !VOID.has(name);
}

function stays(tag: string, name: string | undefined): boolean {
  if (name === 'span') return /class="(?:katex|formula)/.test(tag);
  return /^(?:a|code|pre|h[1-6]|summary)$/.test(name ?? '');
}

/** What stands between the tags. */
export function bareText(html: string): string {
  return html.replaceAll(/<[^>]*>/g, '');
}
