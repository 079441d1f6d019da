import { expect, test } from 'vitest';
import type { Plot } from '../../../tools/document/document.ts';
import { deadLinks, doubledIds, idsIn, tagFaults } from './html-faults.ts';
import { chapter, code, formula, heading, pagesOf, piece, prose, text } from './literals.ts';

const title = piece('title', [heading(1, '04 A title', 'Title')]);
const IMPORT = "import { hiddenError } from 'kernel-lib';\n";

function page(pieces: Parameters<typeof chapter>[2]): string {
  return pagesOf(chapter('04-a', '04 A title', [title, ...pieces]))['04-a.html'];
}

test('a number leads to the next cell that computes the formula, and the cell leads back', () => {
  const html = page([
    piece('early', [code('a')], { formulas: ['F12'] }),
    piece('shown', [formula('F12')]),
    piece('computing', [code(`${IMPORT}hiddenError(W)`)], { formulas: ['F12'] }),
    piece('again', [formula('F12', 'eq-F12-2')]),
    piece('late', [code('b')], { formulas: ['F12'] }),
  ]);
  expect([...html.matchAll(/class="tag-link"[^>]*href="(#[^"]*)"/g)].map(([, to]) => to)).toEqual([
    '#computing',
    '#late',
  ]);
  const line = /id="computing">(<div class="computes">.*?<\/div>)/.exec(html)?.[1];
  expect(line).toMatchInlineSnapshot(
    `"<div class="computes"><span>Computes</span> <ul><li><a href="#eq-F12">F12</a> Error of a layer from that of the next, with <a href="#fn-hiddenError"><code>hiddenError</code></a></li></ul></div>"`,
  );
  expect(/id="late">(<div class="computes">.*?<\/div>)/.exec(html)?.[1]).toContain(
    '<a href="#eq-F12-2">F12</a>',
  );
});

test('a formula that no cell computes keeps its number as it is', () => {
  const html = page([piece('shown', [formula('F12')])]);
  expect(html).toContain('(</span><span>F12</span>');
  expect(html).not.toMatch(/<a class="tag-link"/);
});

test('a call of a function of the library leads to its source, which the page shows', () => {
  const html = page([piece('c', [code(`${IMPORT}const d = hiddenError(W);`)])]);
  expect(html).toContain('href="#fn-hiddenError">hiddenError</a>');
  expect(idsIn(html)).toContain('fn-hiddenError');
  expect(html).toContain('kernel-lib/step.ts, line 80');
});

test('cells of one erratum stand in one box, which names it and its lines', () => {
  const html = page([
    piece('e', [prose('<p>Printed</p>')], { errata: ['E5'] }),
    piece('n', [code('1')], { errata: ['E5'] }),
    piece('after', [prose('<p>After</p>')]),
  ]);
  const box = html.slice(html.indexOf('<div class="erratum"'), html.indexOf('id="after"'));
  expect(box).toContain('id="e"');
  expect(box).toContain('id="n"');
  expect(/<p class="erratum-label">.*?<\/p>/.exec(box)?.[0]).toMatchInlineSnapshot(
    `"<p class="erratum-label"><b>Erratum E5</b> <span>the lecturer's slip</span> <span><a href="index.html#lecture-S1" title="The 2-2-1 network (A Lecturer, 2024-10-14)">S1:26–28</a></span></p>"`,
  );
});

test('words that name a notebook, a formula or an erratum lead there, also in another page', () => {
  const one = chapter('04-a', '04 A title', [
    title,
    piece('words', [prose('<p>See notebook 05, F12, E5, E6 and <code>F12</code>.</p>')]),
    piece('shown', [formula('F12')]),
  ]);
  const two = chapter('05-b', '05 B', [
    piece('t', [heading(1, '05 B', 'B')]),
    piece('e', [prose('<p>Printed</p>')], { errata: ['E5'] }),
  ]);
  const pages = pagesOf(one, two);
  expect(/<p>See.*?<\/p>/.exec(pages['04-a.html'])?.[0]).toMatchInlineSnapshot(
    `"<p>See notebook <a href="05-b.html">05</a>, <a href="#eq-F12">F12</a>, <a href="05-b.html#erratum-E5">E5</a>, E6 and <code>F12</code>.</p>"`,
  );
  expect(deadLinks(pages)).toEqual([]);
});

test('previous and next follow the order of the notebooks', () => {
  const names = ['00-a', '01-b', '02-c'];
  const pages = pagesOf(...names.map((name) => chapter(name, name, [])));
  const neighbours = names.map((name) =>
    [...pages[`${name}.html`].matchAll(/<a rel="(\w+)" href="([^"]*)"/g)].map(
      ([, rel, to]) => `${rel} ${to}`,
    ),
  );
  expect(neighbours).toEqual([
    ['next 01-b.html'],
    ['prev 00-a.html', 'next 02-c.html'],
    ['prev 01-b.html'],
  ]);
});

test('what a reader needs leads to the notebooks that are named', () => {
  const first = chapter('00-a', '00 Symbols', []);
  const needs = ['00', 'notebook 00 (shapes)', '00 central differences', 'the chain rule', '07 x'];
  const { document } = chapter('01-b', '01 B', []);
  const html = pagesOf(first, { ...first, document: { ...document, needs } })['01-b.html'];
  expect(/<dt>You need<\/dt><dd>(.*?)<\/dd>/.exec(html)?.[1]).toMatchInlineSnapshot(
    `"<a href="00-a.html">notebook 00</a> Symbols; <a href="00-a.html">notebook 00</a> (shapes); <a href="00-a.html">notebook 00</a> central differences; the chain rule; 07 x"`,
  );
});

test('headings have one of level 1 and no gap', () => {
  const html = page([
    piece('a', [heading(4, 'deep', 'deep')]),
    piece('b', [heading(1, 'second title', 'second')]),
  ]);
  const levels = [...html.matchAll(/<h(\d)[^>]* id="(Title|deep|second)"/g)].map(([, l]) => l);
  expect(levels).toEqual(['1', '2', '2']);
});

test('the words of a figure under it are its caption; a long one is folded after a sentence', () => {
  const long = `A network. ${'It has many edges. '.repeat(30)}`;
  const figure = (alt: string) =>
    page([piece('f', [code('x'), plot(alt), text(`Figure: ${alt}`)])]);
  expect(/<figcaption>.*?<\/figcaption>/.exec(figure('Two bars.'))?.[0]).toMatchInlineSnapshot(
    `"<figcaption><b>Figure 1.</b> <span id="figure-1">Two bars.</span></figcaption>"`,
  );
  expect(figure('Two bars.')).not.toContain('Figure: ');
  expect(figure(long)).toContain('<span id="figure-1">A network.</span><details>');
});

function plot(alt: string): Plot {
  const figure = { data: [{ type: 'bar', y: [1] }], layout: {} };
  return { kind: 'plot', figure, height: 300, alt, traces: ['bar'], collapsed: false };
}

test('ids that a cell shares with a heading or with the page are made different', () => {
  const html = page([
    piece('Title', [prose('<p>x</p>')]),
    piece('text', [prose('<p>y</p>')]),
    piece('figure-1', [code('x'), plot('A figure.')]),
    piece('fn-hiddenError', [code(`${IMPORT}hiddenError(W)`)]),
  ]);
  expect(doubledIds(html)).toEqual([]);
  expect(tagFaults(html)).toEqual([]);
});

test('titles, words and sources that look like HTML are text', () => {
  const hostile = '</title><script>alert(1)</script><b id="x">"\'&';
  const pages = pagesOf({
    ...chapter('04-a', hostile, [
      title,
      piece('f', [code(`// ${hostile}`), plot(hostile)], {
        formulas: [hostile],
        errata: [hostile],
      }),
    ]),
    exercises: [{ id: '4.1', title: hostile, points: 1 }],
    exerciseFile: 'exercises/a.ipynb',
    covers: [hostile],
  });
  for (const html of Object.values(pages)) {
    expect(html).not.toContain('<script>alert');
    expect(tagFaults(html)).toEqual([]);
    expect(doubledIds(html)).toEqual([]);
  }
});

test('the faults that these tests look for are found', () => {
  expect(tagFaults('<!doctype html><p><b>x</p>')).not.toEqual([]);
  expect(doubledIds('<p id="a"></p><p id="a"></p>')).toEqual(['a']);
  expect(deadLinks({ 'a.html': '<a href="#b">x</a><a href="c.html">y</a>' })).toHaveLength(2);
});
