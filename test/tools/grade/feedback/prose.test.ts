import { readFileSync } from 'node:fs';
import { exercises } from 'course-checks';
import { expect, test } from 'vitest';
import type { Manifest } from '../../../../tools/exercises/manifest.ts';
import { algebra } from '../../../../tools/grade/feedback/algebra.ts';
import { hintsOf } from '../../../../tools/grade/feedback/hints.ts';
import { readLines } from '../../../../tools/grade/feedback/mistakes.ts';
import { prose } from '../../../../tools/grade/feedback/prose.ts';
import { oneLine, visible } from '../../../../tools/grade/feedback/visible-text.ts';
import { notebookName, number, points, time } from '../../../../tools/grade/feedback/words.ts';
import { read } from '../../../../tools/notebook/read.ts';
import { elements, parseFragment, textOf } from './html-tree.ts';

const released = new URL('../../../../exercises/', import.meta.url);
const manifest: Manifest = JSON.parse(readFileSync(new URL('manifest.json', released), 'utf8'));

test.each(manifest.notebooks.map((each) => [each.file, each] as const))(
  'every exercise of %s has three hints, whose formulas are all drawn',
  (file, notebook) => {
    const hints = hintsOf(read(readFileSync(new URL(file, released)), file), notebook);
    expect([...hints.keys()]).toEqual(notebook.exercises.map(({ id }) => id));
    for (const three of hints.values()) {
      expect(three.map(({ title }) => title)).toEqual([
        'Hint 1: a question',
        'Hint 2: a pointer',
        'Hint 3: nearly the answer',
      ]);
      for (const { text } of three) {
        const tree = parseFragment(`<div>${prose(text).text}</div>`);
        const formulas = text.replace(/`[^`]*`/g, '').match(/\$[^$]+\$/g) ?? [];
        expect(elements(tree).filter(({ name }) => name === 'math')).toHaveLength(formulas.length);
        expect(text).not.toMatch(/<\/?(details|summary)>/);
      }
    }
  },
);

test('a price is no formula, and a formula that is none is still read', () => {
  expect(prose('from $5 to $6').text).toBe('<p>from $5 to $6</p>');
  expect(prose('$\\frac{1$').text).toBe('<p><code>\\frac{1</code></p>');
  expect(prose('`$a$`').text).toBe('<p><code>$a$</code></p>');
});

test('a link goes to http(s) only', () => {
  expect(prose('[a](https://example.org)').text).toBe('<p><a href="https://example.org">a</a></p>');
  expect(prose('[a](//example.org) [b](file:///etc)').text).not.toContain('href');
});

test('super- and subscripts of the catalogue', () => {
  expect(algebra('δ^l = (W^(l+1) δ^(l+1)) ⊙ σ′(z^l), w_ij < 1').text).toBe(
    'δ<sup>l</sup> = (W<sup>(l+1)</sup> δ<sup>(l+1)</sup>) ⊙ σ′(z<sup>l</sup>), w<sub>ij</sub> &lt; 1',
  );
});

test('no line of algebra of the catalogue keeps a sign of its plain form', () => {
  for (const { mistakes } of exercises) {
    for (const mistake of mistakes) {
      const tree = parseFragment(`<p>${algebra(mistake.algebra).text}</p>`);
      expect(textOf(tree)).not.toMatch(/[\^_]/);
    }
  }
});

test('every known mistake is found by its sentence and its algebra', () => {
  for (const { id, mistakes } of exercises) {
    for (const { id: number, sentence, algebra: line } of mistakes) {
      const label = /^[A-Z]\d/.test(number) ? `${number}: ${sentence}` : sentence;
      expect(readLines(id, [label, line, 'else'])).toEqual({
        named: [{ sentence: label, algebra: line }],
        rest: ['else'],
      });
    }
  }
});

test('a sentence that two mistakes share gets no algebra that may be the other’s', () => {
  expect(readLines('6.3', ['M3: The examples are summed and not averaged.']).named).toEqual([
    { sentence: 'M3: The examples are summed and not averaged.' },
  ]);
});

test('what cannot be seen is written as its code', () => {
  expect(visible('a\u202Eb\u0000c\r\nd\te')).toBe('a[U+202E]b[U+0000]c\nd\te');
  expect(visible('\ud83d\ude00 \u0645\u0631\u064a\u0645 caf\u00e9')).toBe('😀 مريم café');
  expect(oneLine(' a\n\n b ')).toBe('a b');
  expect(visible('abcdef', 4)).toBe('abcd … (2 more characters)');
});

test('numbers, times and names', () => {
  expect([2, 2.5, 1 / 3, 0.1 + 0.2].map(number)).toEqual(['2', '2.5', '0.33', '0.3']);
  expect([points(1), points(1.5)]).toEqual(['1 point', '1.5 points']);
  expect(time('2026-11-20T23:50:12+01:00')).toBe('2026-11-20 23:50 +01:00');
  expect(time('2026-11-20T23:50Z')).toBe('2026-11-20 23:50 UTC');
  expect(time('yesterday')).toBe('yesterday');
  expect(notebookName('06-back-propagation.ipynb')).toBe('06-back-propagation');
});
