// Text and HTML: one as the other.

const named: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&amp;': '&',
};

/** Text in HTML, between tags or in quotes. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Text out of HTML that writes only the characters of `escaped` as entities. */
export function decoded(html: string): string {
  return html.replaceAll(/&(?:lt|gt|quot|amp|#39|#x27);/g, (entity) => named[entity]);
}

const withinLine =
  /^<\/?(?:a|abbr|b|bdi|bdo|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)\b/;

/** The words of clean HTML, in which `<` begins a tag and `>` ends one. */
export function words(html: string): string {
  const text = html.replaceAll(/<[^>]*>/g, (tag) => (withinLine.test(tag) ? '' : ' '));
  return decoded(text).replace(/\s+/g, ' ').trim();
}
