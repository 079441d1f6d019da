// Text out of HTML.

const named: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&amp;': '&',
};

/** Text out of HTML that writes nothing else as entities than these characters. */
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
