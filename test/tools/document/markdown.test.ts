import { expect, test } from 'vitest';
import {
  renderFormula,
  renderMarkdownOutput,
  renderProse,
} from '../../../tools/document/markdown.ts';
import { brief, cells, place, shown } from './prose.ts';

const prose = (...sources: string[]) => renderProse(cells(...sources)).prose;

test.each([
  ['a $x_1 * y_2$ b', '<p>a ⟦x_1 * y_2⟧ b</p>'],
  ['a \\(x_1\\) and \\\\(y\\\\)', '<p>a ⟦x_1⟧ and ⟦y⟧</p>'],
  ['It costs $5 and $6.', '<p>It costs $5 and $6.</p>'],
  ['It costs $5 and $x$ is \\$7', '<p>It costs $5 and ⟦x⟧ is $7</p>'],
  ['`$a$` and ``$b`$`` but $c$', '<p><code>$a$</code> and <code>$b`$</code> but ⟦c⟧</p>'],
  ['```\n$$a$$\n```', '<pre><code>$$a$$\n</code></pre>'],
  ['a\n\n    $b$\n\nc', '<p>a</p>\n<pre><code>$b$\n</code></pre>\n<p>c</p>'],
  ['~~$a$~~ **$b$**c', '<p><s>⟦a⟧</s> <strong>⟦b⟧</strong>c</p>'],
  ['$\\text{for $n$ steps}$', '<p>⟦\\text{for $n$ steps}⟧</p>'],
  ['$a\n\nb$', '<p>$a</p>\n<p>b$</p>'],
  ['$$$$ and $', '<p>$$$$ and $</p>'],
  ['<div>$x$</div>', '<div>⟦x⟧</div>'],
  ['<b title="$x$">$y$</b>', '<p><b title="$x$">⟦y⟧</b></p>'],
  ['<pre>$x < y$</pre>', '<pre>$x &lt; y$</pre>'],
  ['<!-- $\\nonsense$ --> a', 'a'],
])('%j', (source, html) => {
  expect(shown(source)).toBe(html);
});

test('A display formula: in a paragraph, with lines that look like lists, in a list, a table, a quote', () => {
  expect(shown('a $$b\n+ c\n- d$$ e')).toBe(
    '<p>a <span class="formula">⟦⟦b\n+ c\n- d⟧⟧</span> e</p>',
  );
  expect(shown('1. $$x$$\n2. \\[\n   y_1\n   \\]')).toMatchInlineSnapshot(`
    "<ol>
    <li><span class="formula">⟦⟦x⟧⟧</span></li>
    <li><span class="formula">⟦⟦
       y_1
       ⟧⟧</span></li>
    </ol>"
  `);
  expect(shown('| a |\n|---|\n| $$|x|$$ $|y|$ |')).toMatchInlineSnapshot(`
    "<table>
    <thead>
    <tr>
    <th>a</th>
    </tr>
    </thead>
    <tbody>
    <tr>
    <td><span class="formula">⟦⟦|x|⟧⟧</span> ⟦|y|⟧</td>
    </tr>
    </tbody>
    </table>"
  `);
  expect(shown('> $$\n> a\n> > b\n> $$')).toMatchInlineSnapshot(`
    "<blockquote>
    <p><span class="formula">⟦⟦
     a
     &gt; b
     ⟧⟧</span></p>
    </blockquote>"
  `);
});

test('An environment needs no dollars', () => {
  expect(shown('\\begin{gather*}\na_1 \\\\\n- b_1\n\\end{gather*}')).toBe(
    '<p><span class="formula">⟦⟦\\begin{gather*}\na_1 \\\\\n- b_1\n\\end{gather*}⟧⟧</span></p>',
  );
});

test('A formula is drawn, has MathML, and a wide one has an element to scroll in', () => {
  const [{ html, notes }] = prose('$$\\sigma(z)$$');
  expect(html).toMatch(
    /^<p><span class="formula"><span class="katex-display"><span class="katex">/,
  );
  expect(html).toContain('<mi>σ</mi>');
  expect(html).toContain('<span class="katex-html" aria-hidden="true">');
  expect(notes).toContain('<mi>σ</mi>');
  expect(notes).not.toContain('katex-html');
});

test('A command holds in later cells, and may be defined anew as in MathJax', () => {
  const [, second, third] = prose(
    '$\\newcommand{\\R}[1]{\\mathbb{R}^{#1}}\\def\\q{Q}$',
    '$x\\in\\R2$, $\\q$',
    '$\\newcommand\\R{S}\\R$ $\\DeclareMathOperator*{\\argmin}{arg\\,min}\\argmin_x$',
  );
  expect(second.words).toBe('x ∈ R^2, Q');
  expect(third.words).toBe('S arg min_x');
});

test('Words: text without markup, formulas in plain characters', () => {
  const source =
    "# $\\sigma'$\n\nThe *slope* is $\\frac{\\partial C}{\\partial w_{ij}^{l-1}}=-\\hat y_1$ &amp; `a < b`.";
  expect(prose(source)[0].words).toBe('σ′ The slope is ∂C/(∂w_ij^(l − 1)) = −ŷ_1 & a < b.');
});

test('Headings have anchors, each its own, and links as Jupyter writes them lead there', () => {
  const page = renderProse(
    cells(
      '# The claim\n\n## From $\\sigma(z)$ to `a`\n\n<h3 id="mine">Raw</h3>\n\n# ?',
      '# The claim\n\n[up](#The-claim) [raw](#mine) [x](#own-x) <i id="x">i</i>',
    ),
    ['The-claim'],
  );
  expect(page.prose.flatMap(({ headings }) => headings)).toMatchInlineSnapshot(`
    [
      {
        "anchor": "The-claim-2",
        "level": 1,
        "text": "The claim",
      },
      {
        "anchor": "From-σ-z-to-a",
        "level": 2,
        "text": "From σ(z) to a",
      },
      {
        "anchor": "own-mine",
        "level": 3,
        "text": "Raw",
      },
      {
        "anchor": "section",
        "level": 1,
        "text": "?",
      },
      {
        "anchor": "The-claim-3",
        "level": 1,
        "text": "The claim",
      },
    ]
  `);
  expect(page.prose[1].html).toMatchInlineSnapshot(`
    "<h1 id="The-claim-3">The claim</h1>
    <p><a href="#The-claim">up</a> <a href="#own-mine">raw</a> <a href="#own-x">x</a> <i id="own-x">i</i></p>
    "
  `);
  expect(page.prose[1].notes).not.toContain(' id=');
  expect(page.warnings).toEqual([]);
});

test('A link within the notebook that leads nowhere is told', () => {
  expect(renderProse(cells('[a](#nix)')).warnings.map(({ sentence }) => sentence)).toEqual([
    'the link to #nix leads nowhere; write the words of a heading with hyphens',
  ]);
});

test('An output of text/latex, with dollars and without', () => {
  expect(renderFormula('x^2', place()).words).toBe('x^2');
  expect(brief(renderFormula('$x$ and $$y$$', place()).html)).toBe(
    '<p>⟦x⟧ and <span class="formula">⟦⟦y⟧⟧</span></p>',
  );
});

test('An output of text/markdown has no anchors', () => {
  const { html, words } = renderMarkdownOutput('# A\n\n$$x\\tag{F1}$$', place());
  expect(html).not.toContain(' id=');
  expect(words).toBe('A x (F1)');
});

test('The same cells, the same bytes', () => {
  const sources = ['# a $x$', '\\begin{align}a\\\\b\\end{align} \\eqref{F1}', '$$c\\tag{F1}$$'];
  expect(prose(...sources)).toEqual(prose(...sources));
});
