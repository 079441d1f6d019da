import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { classReport } from '../../../../tools/grade/feedback/class-report.ts';
import { lecturerFeedback, studentFeedback } from '../../../../tools/grade/feedback/feedback.ts';
import { plainMarks } from '../../../../tools/grade/feedback/marks.ts';
import { prose } from '../../../../tools/grade/feedback/prose.ts';
import type { SubmissionResult } from '../../../../tools/grade/result.ts';
import { elements, parseFragment, parsePage, skeleton, textOf } from './html-tree.ts';
import { exerciseResult, releasedHints, submissionResult, testResult } from './samples.ts';

const hostile: readonly (readonly [string, string])[] = [
  ['a script', '<script>alert(1)</script>'],
  ['an event handler', '<img src=x onerror=alert(1)>'],
  ['the end of an attribute', '" onmouseover="alert(1)" x="'],
  ['the end of an attribute in single quotes', "' onfocus='alert(1)' autofocus='"],
  ['the end of the style', '</style><script>alert(1)</script>'],
  ['the end of the title', '</title></head><body onload=alert(1)>'],
  ['the end of a block', '</code></pre></section><form action=//x><input name=y>'],
  [
    'a drawing',
    '<svg onload=alert(1)><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  ],
  ['a formula', '<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>'],
  ['TeX with a link', '$\\href{javascript:alert(1)}{x}$ $\\url{javascript:alert(1)}$'],
  [
    'TeX with HTML',
    '$\\htmlStyle{position:fixed}{x}$ $\\includegraphics{//x/y.png}$ $\\htmlId{points}{x}$',
  ],
  ['TeX that expands', '$\\def\\a{\\a\\a}\\a$'],
  ['TeX with a tag', '$\\text{<img src=x onerror=alert(1)>}$'],
  [
    'a link to a script',
    '[click](javascript:alert(1)) [x](JaVaScRiPt:alert(1)) <javascript:alert(1)>',
  ],
  ['a link to data', '[click](data:text/html,<script>alert(1)</script>)'],
  ['a picture', '![x](https://example.org/spy.png) ![y][z]\n\n[z]: //example.org/spy.png'],
  ['a bare address', 'https://example.org www.example.org ann@example.org'],
  ['a comment and a declaration', '<!-- --><![CDATA[x]]><?xml version="1.0"?><!DOCTYPE html>'],
  [
    'a meta refresh',
    '<meta http-equiv=refresh content="0;url=//example.org"><base href=//example.org>',
  ],
  ['a fence', '```\n```\n<script>alert(1)</script>\n`````'],
  ['a heading and a list', '# heading\n\n- list\n\n---\n\n| a | b |\n| - | - |\n| c | d |'],
  ['a direction', 'moc.elpmaxe \u202Egro.elpmaxe\u202C \u2066x\u2069 \u200F\u061C'],
  ['a name that turns', 'Ann\u202E nnA'],
  ['controls', '\u0000\u0007\u001b[31mred\u001b[0m\u0085\u009b31m\u2028\u2029'],
  ['half a character', '\ud800 x \udc00'],
  ['invisible letters', 'a\u200bb\u2060c\ufeffd\u00ade\u{e0041}\u3164'],
  ['a tower of marks', `Z${'\u0301'.repeat(500)}`],
  ['a spreadsheet formula', '=HYPERLINK("http://example.org","x") @SUM(1) +1 -1'],
  ['entities', '&lt;script&gt; &#60;script&#62; &amp;lt; &'],
  ['names of an object', '__proto__ constructor toString'],
];

/** A submission whose every free text is this one. */
function speaking(text: string): SubmissionResult {
  const row = testResult({
    verdict: 'wrong',
    says: [text],
    inputs: [text],
    got: text,
    wanted: text,
    what: text,
  });
  const wrong = exerciseResult({ verdict: 'wrong', rows: [row], source: text, reason: text });
  return submissionResult({
    student: { id: 'ann', name: text, number: text },
    submitted: text,
    origin: text,
    remarks: [text],
    exercises: [wrong, exerciseResult({ exercise: '6.4', verdict: 'void', reason: text })],
  });
}

const marks = plainMarks([]);
const hints = releasedHints();
const given = new Map<string, string[]>();

describe.each(hostile)('%s', (_, text) => {
  test('changes no element and no attribute of any page', () => {
    const pages = (said: string) => [
      studentFeedback(speaking(said), marks, hints).html,
      lecturerFeedback(speaking(said), marks, hints).html,
      classReport([speaking(said)], { given }),
      classReport([speaking(said)], { given, anonymous: true }),
    ];
    const benign = pages('plain text').map((page) => skeleton(parsePage(page)));
    expect(pages(text).map((page) => skeleton(parsePage(page)))).toEqual(benign);
  });

  test('leaves nothing unseen on any page', () => {
    const { html, markdown } = lecturerFeedback(speaking(text), marks, hints);
    const report = classReport([speaking(text)], { given });
    for (const page of [html, markdown, report]) {
      expect(page).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\u3164]|\p{M}{7}/u);
    }
  });

  test('makes no markup in Markdown', () => {
    const kinds = (said: string) => {
      const { markdown } = lecturerFeedback(speaking(said), marks, new Map());
      const tokens = new MarkdownIt({ html: true, linkify: true }).parse(markdown, {});
      const inside = tokens.flatMap(({ type, children }) => [
        type,
        ...(children ?? []).map((t) => t.type),
      ]);
      return inside.filter(
        (type) => type !== 'text' && type !== 'text_special' && type !== 'softbreak',
      );
    };
    expect(kinds(text)).toEqual(kinds('plain text'));
  });

  test('in a comment makes prose and formulas only', () => {
    const all = elements(parseFragment(`<div>${prose(text).text}</div>`));
    for (const { name, attributes } of all) {
      expect(proseElements).toContain(name);
      for (const [attribute, value] of attributes) {
        expect(proseAttributes).toContain(attribute);
        if (attribute === 'href') expect(value).toMatch(/^https?:\/\//);
        expect(value).not.toMatch(/javascript:|url\(|expression/i);
      }
    }
  });
});

const proseElements = (
  'div p ul li hr table thead tbody tr th td pre code a em strong span br ' +
  'math semantics annotation mrow mi mo mn mtext mstyle msub msup'
).split(' ');
const proseAttributes = 'href class xmlns encoding display mathcolor mathvariant stretchy'.split(
  ' ',
);

test('what was written is still there to be read', () => {
  const [, text] = hostile[0];
  const page = parsePage(lecturerFeedback(speaking(text), marks, hints).html);
  const pre = elements(page).filter(({ name }) => name === 'pre');
  expect(pre.map(textOf)).toEqual([text, text, text, text, 'return 1;']);
});

test('a direction is written out as its code', () => {
  const { html } = studentFeedback(speaking('a\u202Eb'), marks, hints);
  expect(html).toContain('a[U+202E]b');
});

test('a flood is cut and counted', () => {
  const flood = submissionResult({
    exercises: [exerciseResult({ source: 'x'.repeat(1_000_000) })],
  });
  const { html, markdown } = lecturerFeedback(flood, marks, hints);
  expect(html).toContain('… (980000 more characters)');
  expect(html.length + markdown.length).toBeLessThan(80_000);
});

test('a comment that is no plain Markdown is text in the Markdown file', () => {
  const comment = 'see <b>this</b> [x](javascript:alert(1))';
  const marked = { exercises: [{ exercise: '6.2', points: 3, of: 3, comment }], total: 3 };
  const { markdown } = studentFeedback(submissionResult(), marked, hints);
  expect(markdown).toContain('> see \\<b\\>this\\</b\\> \\[x\\](javascript:alert(1))');
});
