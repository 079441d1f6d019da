// What a page loads from a network, as its text names it; nothing is opened.

const ADDRESS = String.raw`(?:https?:)?//[^"'\s)]+`;

/** Elements that load, styles that load, and scripts that name a script, a style or a font. */
const PLACES: readonly RegExp[] = [
  new RegExp(String.raw`<(?:script|img|iframe|source)\b[^>]*?\bsrc=["']?(${ADDRESS})`, 'gi'),
  new RegExp(String.raw`<link\b[^>]*?\bhref=["']?(${ADDRESS})`, 'gi'),
  new RegExp(String.raw`(?:url\(|@import\s)\s*["']?(${ADDRESS})`, 'gi'),
  new RegExp(String.raw`["'](${ADDRESS}\.(?:m?js|css|woff2?))["']`, 'gi'),
];

/** The addresses, each once. */
export function requestsIn(html: string): string[] {
  const found = PLACES.flatMap((place) => [...html.matchAll(place)].map(([, address]) => address));
  return [...new Set(found)].sort();
}
