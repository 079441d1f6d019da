import { expect, test } from 'vitest';
import { renderProse } from '../../../tools/document/markdown.ts';
import { brief, cells, shown, thrown } from './prose.ts';

const prose = (...sources: string[]) => renderProse(cells(...sources)).prose;
const fails = (...sources: string[]) => thrown(() => prose(...sources));

test('Tags are printed as given; lines of environments are counted through the notebook', () => {
  const all = prose(
    '\\begin{align}a&=b\\\\c&=d\\tag{F1}\\\\e&=f\\nonumber\\\\g&=h\\\\\\end{align}',
    '$$x\\tag{F12}$$ $$y\\tag*{[Z]}$$ \\begin{equation*}u\\end{equation*}',
    '$$\\begin{equation}\\begin{split}v&=w\\\\&=z\\end{split}\\end{equation}$$ \\begin{gather}p\\notag\\end{gather}',
  );
  expect(all.map(({ tags }) => tags)).toEqual([['1', 'F1', '2'], ['F12', '[Z]'], ['3']]);
  expect(all[0].words).toBe('a = b (1); c = d (F1); e = f; g = h (2)');
});

test('Numbers stand in the drawing and in MathML, not in counters of CSS', () => {
  const [{ html, notes }] = prose('\\begin{align}a\\\\b\\tag{F1}\\end{align}');
  expect(html).toContain('<span class="mord">(1)</span>');
  expect(notes).toContain('<mtd><mtext>(1)</mtext></mtd>');
  expect(notes).toContain('<mtd><mtext>(F1)</mtext></mtd>');
  expect(html).not.toContain('eqn-num');
});

test('References go forward and backward, in the text and in formulas', () => {
  const [first, second] = prose(
    'See \\eqref{late} and \\ref{late}, $\\text{by \\eqref{late}}$.',
    '\\begin{align}a\\label{early}\\\\b\\label{late}\\end{align} \\eqref{early}, but `\\eqref{early}`',
  );
  expect(brief(first.html)).toBe(
    '<p>See <a href="#eq-2">(2)</a> and <a href="#eq-2">2</a>, ⟦\\text{by \\eqref{late}}⟧.</p>',
  );
  expect(first.html).toContain('<a tabindex="-1" href="#eq-2"');
  expect(first.words).toBe('See (2) and 2, by (2).');
  expect(brief(second.html)).toMatchInlineSnapshot(
    `"<p><span class="formula numbered" id="eq-1"><span id="eq-2"></span>⟦⟦\\begin{align}a\\label{early}\\\\b\\label{late}\\end{align}⟧⟧</span> <a href="#eq-1">(1)</a>, but <code>\\eqref{early}</code></p>"`,
  );
});

test('A tag that occurs twice has two anchors; a reference goes to the label, else to the first', () => {
  const twice = ['$$a\\tag{F1}$$', '$$b\\tag{F1}\\label{F1}$$', '\\eqref{F1}'];
  expect(brief(prose(...twice)[0].html)).toContain('id="eq-F1"');
  expect(brief(prose(...twice)[2].html)).toBe('<p><a href="#eq-F1-2">(F1)</a></p>');
  expect(brief(prose('$$a\\tag{F1}$$ $$b\\tag{F1}$$ \\eqref{F1}')[0].html)).toContain(
    '<a href="#eq-F1">(F1)</a>',
  );
});

test('A formula in a comment is not counted', () => {
  const [{ tags }] = prose(
    '<!-- \\begin{equation}a\\end{equation} -->\n\n\\begin{equation}b\\end{equation}',
  );
  expect(tags).toEqual(['1']);
});

test('eqnarray as align, \\mbox as \\text, environments of LaTeX without numbers', () => {
  expect(prose('\\begin{eqnarray}a&=&b\\\\c&<&d\\end{eqnarray}')[0].words).toBe(
    'a = b (1); c < d (2)',
  );
  expect(shown('\\begin{displaymath}\\mbox{a b}\\end{displaymath}')).toBe(
    '<p><span class="formula">⟦⟦\\mbox{a b}⟧⟧</span></p>',
  );
});

test('Labels that are not there, or there twice, or without a number', () => {
  expect(fails('a', '\\eqref{x}', '$$b\\label{y}$$')).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 2 (id "c2"): refers to "x", which is neither \\label nor \\tag of a formula of this notebook; its labels are y"`,
  );
  expect(fails('$\\ref{x}$')).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): refers to "x", which is neither \\label nor \\tag of a formula of this notebook; it has no \\label"`,
  );
  expect(fails('$$a\\tag{1}\\label{x}$$', '$$b\\tag{2}\\label{x}$$')).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 2 (id "c2"): \\label{x} stands in notebooks/04-x.ipynb, cell 1 (id "c1") already; give one of the two another name"`,
  );
  expect(fails('$$a\\label{x}$$ \\eqref{x}')).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): refers to "x", a formula without a number; give that formula a \\tag{…} or write it in \\begin{equation}…\\end{equation}"`,
  );
});

test('Formulas that cannot be drawn', () => {
  expect(fails('', 'a $\\foo{x}$')).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 2 (id "c2"): the formula "\\foo{x}" cannot be drawn: Undefined control sequence: \\foo"`,
  );
  expect(fails(`$$\\frac{${'long '.repeat(30)}$$`)).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): the formula "\\frac{long long long long long long long long long long long long long long lon…" cannot be drawn: Unexpected end of input in a macro argument, expected '}'"`,
  );
  expect(fails('\\begin{multline}a\\end{multline}')).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): the formula "\\begin{multline}a\\end{multline}" cannot be drawn: multline is not supported; use gather, or split in an equation"`,
  );
  expect(fails('$$\\begin{aligned}a\\intertext{b}\\end{aligned}$$')).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): the formula "\\begin{aligned}a\\intertext{b}\\end{aligned}" cannot be drawn: \\intertext is not supported; end the environment before the text and begin it again after it"`,
  );
  expect(fails('$\\begin{array}{@{}l}a\\end{array}$')).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): the formula "\\begin{array}{@{}l}a\\end{array}" cannot be drawn: the columns "@{}l" of an array are not supported; use l, c, r and | only"`,
  );
  expect(fails('\\begin{eqnarray}a&b&c&d\\end{eqnarray}')).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): the formula "\\begin{eqnarray}a&b&c&d\\end{eqnarray}" cannot be drawn: a line of eqnarray has more than three columns; use align or array"`,
  );
  expect(
    fails('\\begin{eqnarray}a&=&\\begin{matrix}b\\end{matrix}\\end{eqnarray}'),
  ).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): the formula "\\begin{eqnarray}a&=&\\begin{matrix}b\\end{matrix}\\end{eqnarray}" cannot be drawn: eqnarray with an environment in it is not supported; use align"`,
  );
  expect(fails('$\\newcommand{\\a}[1][x]{y}$')).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): the formula "\\newcommand{\\a}[1][x]{y}" cannot be drawn: \\a is defined with a default for its first argument, which is not supported; write two commands"`,
  );
  expect(fails('$\\newcommand{\\a}[n]{y}$')).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): the formula "\\newcommand{\\a}[n]{y}" cannot be drawn: \\a cannot have n arguments; give a number from 0 to 9"`,
  );
  expect(fails('$\\def\\a{\\a\\a}\\a$')).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): the formula "\\def\\a{\\a\\a}\\a" cannot be drawn: Too many expansions: infinite loop or need to increase maxExpand setting"`,
  );
  expect(fails(`$${'{'.repeat(20_000)}${'}'.repeat(20_000)}$`)).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): the formula "{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{…" cannot be drawn: its braces or environments are nested too deeply"`,
  );
});

test('A formula loads nothing and leads to web pages only', () => {
  expect(fails('$\\href{javascript:alert(1)}{x}$')).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): the formula "\\href{javascript:alert(1)}{x}" cannot be drawn: \\href leads to "javascript:alert(1)"; a link begins with https://, http://, mailto: or #"`,
  );
  expect(fails('$\\url{file:///etc}$')).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): the formula "\\url{file:///etc}" cannot be drawn: \\url leads to "file:///etc"; a link begins with https://, http://, mailto: or #"`,
  );
  expect(fails('$\\includegraphics{https://example.org/x.png}$')).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): the formula "\\includegraphics{https://example.org/x.png}" cannot be drawn: \\includegraphics would load a picture; put it beside the formula as ![what it shows](picture.png)"`,
  );
  expect(fails('$\\htmlStyle{position:fixed}{x}$')).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): the formula "\\htmlStyle{position:fixed}{x}" cannot be drawn: \\htmlStyle could change the page around the formula; take it out"`,
  );
  expect(prose('$\\href{https://example.org}{x}$')[0].html).toContain(
    '<a tabindex="-1" href="https://example.org"',
  );
});

test('Characters that TeX does not know are told', () => {
  const { warnings } = renderProse(cells('$größe$'));
  expect(warnings.map(({ sentence }) => sentence)).toMatchInlineSnapshot(`
    [
      "the formula "größe": Accented Unicode text character "ö" used in math mode",
      "the formula "größe": Unrecognized Unicode character "ß" (223)",
    ]
  `);
});
