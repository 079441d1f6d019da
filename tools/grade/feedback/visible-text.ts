// Text that somebody else wrote, made fit to be read: what cannot be seen, or turns the direction of what
// follows, is written out as its code; a flood is cut.

/** How much of one text a page shows, in UTF-16 units. */
const usualLimit = 4_000;

// Format, control, surrogate and private characters, line separators, and letters without a shape.
// Zero-width joiners stay: names in Persian and many emoji are written with them.
const unseen =
  /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029\u115f\u1160\u3164\uffa0]/gu;

// More marks on one letter than any language has would paint over the lines around it.
const stacked = /(\p{M}{6})\p{M}+/gu;

/** The text with line ends as \n and everything unseen as `[U+202E]`, cut at `limit` characters. */
export function visible(text: string, limit = usualLimit): string {
  const kept = text.length > limit ? text.slice(0, limit) : text;
  const more = text.length - kept.length;
  const shown = kept
    .replace(/\r\n?/g, '\n')
    .replace(unseen, (character) => `[U+${codeOf(character)}]`)
    .replace(stacked, '$1');
  return more === 0 ? shown : `${shown} … (${more} more characters)`;
}

/** The same on one line: for names, titles and the cells of a table. */
export function oneLine(text: string, limit = 200): string {
  return visible(text, limit).replace(/\s+/g, ' ').trim();
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
