// Headings of a page in an order without gaps: the first of level 1, no other of that level, and none
// two levels below the one before it.

/** The HTML with every heading at the level that it has in the page. */
export function orderedHeadings(html: string): string {
  let previous = 0;
  return html.replaceAll(
    /<h([1-6])\b([^>]*)>([\s\S]*?)<\/h\1>/g,
    (_, given: string, attributes: string, inner: string) => {
      const wanted = previous === 0 ? 1 : Math.max(2, Number(given));
      previous = Math.min(wanted, previous + 1);
      return `<h${previous}${attributes}>${inner}</h${previous}>`;
    },
  );
}
