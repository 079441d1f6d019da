// Tables of the text: one that is wider than the page scrolls, by keyboard too.

/** The HTML with each table in a box of its own; an empty heading of a table heads nothing. */
export function withTableBoxes(html: string): string {
  return html.replaceAll(/<table\b[^>]*>[\s\S]*?<\/table>/g, (table) => {
    const cells = table.replaceAll(/<th\b[^>]*>\s*<\/th>/g, '<td></td>');
    return `<div class="table scrolls" role="group" aria-label="Table" tabindex="0">${cells}</div>`;
  });
}
