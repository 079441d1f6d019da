import { expect, test } from 'vitest';
import { table } from '../../../display/table.ts';
import { renderProse } from '../../../tools/document/markdown.ts';
import { safeHtml } from '../../../tools/document/safe-html.ts';
import { cells, place, thrown } from './prose.ts';

const safe = (html: string) => safeHtml(html, place()).html;
const told = (html: string) => safeHtml(html, place()).warnings.map(({ sentence }) => sentence);

test('A table of the course comes out as it went in', () => {
  const { html } = table({
    caption: 'W² & b²',
    columns: ['layer', 'value'],
    groups: [{ title: 'first', rows: [{ headings: ['1'], cells: ['0.5'] }] }],
  });
  const spaces = (text: string) => text.replaceAll(/([:;]) /g, '$1');
  expect(spaces(safe(html))).toBe(spaces(html));
  expect(told(html)).toEqual([]);
  expect(safeHtml(html, place()).words).toBe('W² & b² layer value first 1 0.5');
});

test.each([
  [
    '<details open><summary>a</summary><ul><li>b</ul></details>',
    '<details open><summary>a</summary><ul><li>b</li></ul></details>',
  ],
  [
    '<p class="x" style="color: red; position: fixed; width: calc(1em + 2px)">a',
    '<p class="x" style="color:red;width:calc(1em + 2px)">a</p>',
  ],
  [
    '<a href="https://example.org/?a=1&amp;b">a</a><a href="#x">b</a>',
    '<a href="https://example.org/?a=1&amp;b">a</a><a href="#x">b</a>',
  ],
  ['<p id="main">a</div></main>', '<p>a</p>'],
  ['<table><tr><td>a<td>b', '<table><tr><td>a</td><td>b</td></tr></table>'],
  [
    '<table><tr><th scope="col"></th><th>a</th></table>',
    '<table><tr><td></td><th>a</th></tr></table>',
  ],
  ['a < b && c <3 <b', 'a &lt; b &amp;&amp; c &lt;3 '],
  ['<b>a\0b', '<b>a\uFFFDb</b>'],
])('kept: %j', (given, wanted) => {
  expect(safe(given)).toBe(wanted);
});

test.each([
  '<script>alert(1)</script>a',
  '<SCRIPT src=//example.org/x.js></SCRIPT>a',
  '<img src=x onerror=alert(1)>a',
  '<img src="https://example.org/x.png" srcset="y.png 2x" alt="b">a',
  '<a href="javascript:alert(1)" onclick="f()">a</a>',
  '<a href="java&#10;script:alert(1)">a</a>',
  '<a href="data:text/html,x">a</a>',
  '<iframe src="https://example.org">b</iframe>a',
  '<style>@import url(x)</style><link rel=stylesheet href=x><p style="background: url(x)">a',
  '<p style="width: expression(alert(1)); color: \\75 rl(x)">a',
  '<form action=x><input name=a><button>a</button></form>',
  '<video src=x poster=y></video><table background=x><tr><td>a</table>',
  '<svg onload=alert(1)><a xlink:href="javascript:1"><path/></a></svg>a',
  '<math><mi xlink:href="x">b</mi></math>a',
  '<scr<script>ipt>alert(1)</script>a',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">a',
  '<base href="https://example.org"><meta http-equiv=refresh content="0;url=x">a',
])('made safe: %j', (given) => {
  const { html } = safeHtml(given, place());
  expect(html).not.toMatch(/<(?:script|iframe|style|link|form|input|svg|video|base|meta)/i);
  expect(html).not.toMatch(/<[^>]*\s(?:on\w+|src|srcset|background|poster|action)=/i);
  expect(html).not.toMatch(/<[^>]*(?:javascript|url\(|expression|\\)/i);
  expect({ html, told: told(given) }).toMatchSnapshot();
});

test('Each thing left out is told once', () => {
  expect(told('<svg></svg><svg></svg><style></style><b onclick=f>a</b>')).toMatchInlineSnapshot(`
    [
      "<svg> is left out: put it out as image/svg+xml, or store it as a file and show it as a picture",
      "<style> is left out: it would hold for the whole page; use style attributes",
      "onclick of <b> is left out: a page runs no script of a notebook",
    ]
  `);
});

test('A picture in the output itself stays, by its content', () => {
  const png = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1').toString('base64');
  expect(safe(`<img src="data:image/png;base64,${png}" alt="">`)).toBe(
    `<img src="data:image/png;base64,${png}" alt="" />`,
  );
  expect(
    thrown(() => safe('<img src="data:image/png;base64,PHNjcmlwdD4=">')),
  ).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): the picture in a data URI is none by its content; save it again as PNG, JPEG, GIF, WebP or SVG"`,
  );
});

test('The same holds for HTML in markdown', () => {
  const { prose, warnings } = renderProse(
    cells('a <script>alert(1)</script>\n\n<b onclick="f()">b</b> [c](javascript:alert(1))'),
  );
  expect(prose[0].html).toBe('<p>a </p>\n<p><b>b</b> <a>c</a></p>\n');
  expect(warnings.map(({ sentence }) => sentence)).toMatchInlineSnapshot(`
    [
      "<script> is left out: a page runs no script of a notebook",
      "onclick of <b> is left out: a page runs no script of a notebook",
      "the link to "javascript:alert(1)" is left out; a link begins with https://, http://, mailto: or #",
    ]
  `);
});

test('Nobody can write a placeholder, whatever the text', () => {
  const written = '\uE0000123456789abcdefx0\uE001 &#xE000;0123456789abcdefx0&#xE001; $x$';
  const [{ html }] = renderProse(cells(written)).prose;
  expect(html.match(/class="katex"/g)).toHaveLength(1);
});

test('A formula ends no script and opens no element', () => {
  const [{ html, notes, words }] = renderProse(cells('$\\text{</script><img src=x>}$')).prose;
  expect(html + notes).not.toMatch(/<\/script|<img/);
  expect(words).toBe('</script><img src=x>');
});

test.each([
  ['dollars', '$'.repeat(1_000_000)],
  ['dollars apart', '$ '.repeat(50_000)],
  ['open braces', '${ '.repeat(100)],
  ['backticks', '`'.repeat(200_000)],
  ['brackets', '['.repeat(20_000)],
  ['quotes', '> '.repeat(50_000)],
  ['quotes with a formula', `${'> '.repeat(3_000)}$$a\n> b$$`],
  ['elements', '<div>'.repeat(5_000)],
  ['less-than', '<'.repeat(20_000)],
  ['comments', '<!--'.repeat(50_000)],
  ['a table without cells', `${'|'.repeat(10_000)}\n${'|-'.repeat(5_000)}`],
  ['NUL', '\0'.repeat(100_000)],
])('A hostile text ends, in HTML or in an error with its place: %s', (_, source) => {
  const result = thrown(() => renderProse(cells(source)));
  expect(result).toMatch(/^(?:nothing was thrown|DocumentError: notebooks\/04-x.ipynb, cell 1 )/);
});
