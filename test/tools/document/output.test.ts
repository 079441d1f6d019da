import { describe, expect, test } from 'vitest';
import { type OutputContext, outputBlocks } from '../../../tools/document/output.ts';
import { PLOTLY } from '../../../tools/document/plot.ts';
import type { MimeBundle, Output } from '../../../tools/notebook/notebook.ts';
import { brief, place, thrown } from './prose.ts';

const context: OutputContext = { place: place(), collapsed: false, scrolls: false };

function rich(data: MimeBundle, more: Partial<OutputContext> = {}, metadata = {}) {
  const output: Output = { output_type: 'display_data', data, metadata };
  return outputBlocks(output, { ...context, ...more });
}

const stream = (text: string, name = 'stdout') =>
  outputBlocks({ output_type: 'stream', name, text }, context);

const failure = (...traceback: string[]) =>
  outputBlocks({ output_type: 'error', ename: 'RangeError', evalue: 'a < b', traceback }, context);

const words = (shown: ReturnType<typeof rich>) => shown.warnings.map(({ sentence }) => sentence);

describe('A stream', () => {
  test('is text, on stdout or on stderr', () => {
    expect(stream('a < b\n2\n')).toEqual({
      blocks: [
        {
          ...{ kind: 'text', stream: 'stdout', text: 'a < b\n2', lines: 2 },
          ...{ collapsed: false, scrolls: false, steps: [] },
          html:
            '<pre class="stdout"><code><span class="line">a &lt; b</span>\n' +
            '<span class="line">2</span></code></pre>',
        },
      ],
      warnings: [],
    });
    expect(stream('no', 'stderr').blocks).toMatchObject([{ stream: 'stderr' }]);
    expect(stream('no', 'log').blocks).toMatchObject([{ stream: 'stdout' }]);
  });

  test('without a letter in it is not there', () => {
    expect(stream(' \n\n')).toEqual({ blocks: [], warnings: [] });
  });

  test('that is huge is cut, and says so in the page and to who makes it', () => {
    const shown = stream(`${'x'.repeat(99_999)}\nyz`);
    expect(shown.blocks).toMatchObject([
      { kind: 'text', text: 'x'.repeat(99_999), scrolls: true },
      { kind: 'markup', words: '… and 2 more characters, which the executed notebook holds' },
    ]);
    expect(words(shown)).toEqual([
      'its output has 100002 characters, of which 100000 are shown; print less',
    ]);
    expect(stream('x'.repeat(100_000)).warnings).toEqual([]);
    expect(stream(`${'x'.repeat(99_999)}😀`).blocks).toMatchObject([
      { text: 'x'.repeat(99_999) },
      { words: '… and 2 more characters, which the executed notebook holds' },
    ]);
  });
});

describe('An error', () => {
  test('is its traceback, or name and message where there is none', () => {
    expect(failure().blocks).toEqual([
      {
        ...{ kind: 'failure', name: 'RangeError', message: 'a < b', collapsed: false },
        html: '<pre class="traceback"><code><span class="line">RangeError: a &lt; b</span></code></pre>',
      },
    ]);
    expect(failure('\u001b[31mRangeError\u001b[0m: x', 'at 1:7').blocks).toMatchObject([
      {
        html:
          '<pre class="traceback"><code><span class="line">' +
          '<span class="ansi-red-fg">RangeError</span>: x</span>\n' +
          '<span class="line">at 1:7</span></code></pre>',
      },
    ]);
  });

  test.each([
    ['at f (/home/ada/course/kernel-lib/step.ts:3:4)', 'at f (step.ts:3:4)'],
    ['at file:///home/ada/course/step.ts:3:4', 'at step.ts:3:4'],
    ['at file:///C:/Users/ada/step.ts:3:4', 'at step.ts:3:4'],
    ['at C:\\Program Files\\node\\step.js:3', 'at step.js:3'],
    ['at /home/jürgen/Übung 4/a.ts:3', 'at a.ts:3'],
    ['File ~/course/a.py:3', 'File a.py:3'],
    ['\u001b[36m/home/ada/a.ts\u001b[39m:3', 'a.ts:3'],
    ["Cannot find module '/home/ada/a.ts'", "Cannot find module 'a.ts'"],
  ])('has no folders of the machine in it: %s', (line, wanted) => {
    expect(plain(failure(line))).toBe(wanted);
  });

  test.each([
    'Error: 1/2/3 is no number, nor is a / b/c or x/y/z',
    'at node:internal/modules/cjs/loader:1228:14',
    'see https://example.org/a/b.html',
    'Error: a/b and 3 / 4',
  ])('keeps slashes that are none of a path: %s', (line) => {
    expect(plain(failure(line))).toBe(line);
  });

  function plain({ blocks }: ReturnType<typeof failure>): string {
    const html = blocks.map((block) => (block.kind === 'failure' ? block.html : '')).join('');
    return html.replaceAll(/<[^>]*>/g, '').replaceAll('&#x27;', "'");
  }
});

describe('Of several forms', () => {
  const forms = {
    'text/plain': 'plain',
    'application/json': { a: 1 },
    'text/latex': '$x$',
    'image/webp': 'V0VCUA==',
    'image/gif': 'R0lG',
    'image/jpeg': '/9j/',
    'image/png': 'iVBO',
    'image/svg+xml': '<svg/>',
    'text/markdown': '*m*',
    'text/html': '<b>h</b>',
    [PLOTLY]: { data: [] },
  };

  test('the one that shows most is taken', () => {
    const order = Object.keys(forms).map((_, k) => {
      const left = Object.fromEntries(Object.entries(forms).slice(0, k + 1));
      const [block] = rich(left, { alt: 'alt' }).blocks;
      if (block.kind === 'image') return block.source;
      if (block.kind === 'markup') return brief(block.html);
      return block.kind === 'text' ? block.text : block.kind;
    });
    expect(order).toEqual([
      ...['plain', '{\n  "a": 1\n}', '<p>⟦x⟧</p>'],
      ...['data:image/webp;base64,V0VCUA==', 'data:image/gif;base64,R0lG'],
      ...['data:image/jpeg;base64,/9j/', 'data:image/png;base64,iVBO'],
      `data:image/svg+xml;base64,${Buffer.from('<svg/>').toString('base64')}`,
      ...['<p><em>m</em></p>', '<b>h</b>', 'plot'],
    ]);
  });

  test('HTML of which nothing is left without its script gives way to the next', () => {
    const shown = rich({ 'text/html': '<script>draw()</script>', 'text/plain': 'drawn' });
    expect(shown.blocks).toMatchObject([{ kind: 'text', stream: 'result', text: 'drawn' }]);
    expect(words(shown)).toEqual(['<script> is left out: a page runs no script of a notebook']);
    const rule = rich({ 'text/html': '<hr>', 'text/plain': 'a rule' });
    expect(rule.blocks).toMatchObject([{ kind: 'markup', html: '<hr />' }]);
  });

  test('unknown ones give way to the text', () => {
    const widget = { 'application/vnd.jupyter.widget-view+json': { model_id: 'a' } };
    expect(rich({ ...widget, 'text/plain': 'IntSlider()' }).blocks).toMatchObject([
      { kind: 'text', text: 'IntSlider()' },
    ]);
    expect(rich({ 'application/javascript': 'f()', 'text/plain': '' }).blocks).toEqual([]);
    expect(rich({}).blocks).toEqual([]);
  });

  test('none can be shown', () => {
    expect(
      thrown(() => rich({ 'application/vnd.jupyter.widget-view+json': {} })),
    ).toMatchInlineSnapshot(
      `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): its output of type application/vnd.jupyter.widget-view+json cannot be shown in a page; display it as text, HTML without scripts, a picture or a Plotly figure, or tag the cell "remove-output""`,
    );
    expect(thrown(() => rich({ 'application/javascript': 'f()' }))).toMatchInlineSnapshot(
      `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): its output of type application/javascript cannot be shown in a page; display it as text, HTML without scripts, a picture or a Plotly figure, or tag the cell "remove-output""`,
    );
    expect(thrown(() => rich({ 'text/html': '<script>f()</script>' }))).toMatchInlineSnapshot(
      `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): its output of type text/html cannot be shown in a page (<script> is left out: a page runs no script of a notebook); display it as text, HTML without scripts, a picture or a Plotly figure, or tag the cell "remove-output""`,
    );
    expect(thrown(() => rich({ constructor: 'x' }))).toMatchInlineSnapshot(
      `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): its output of type constructor cannot be shown in a page; display it as text, HTML without scripts, a picture or a Plotly figure, or tag the cell "remove-output""`,
    );
  });
});

test('A result is text, a formula without dollars is a display formula, lists of lines are one text', () => {
  const data = { 'text/plain': ['1\n', '2'] };
  const result: Output = { output_type: 'execute_result', execution_count: 1, data, metadata: {} };
  expect(outputBlocks(result, { ...context, collapsed: true, scrolls: true }).blocks).toMatchObject(
    [{ stream: 'result', text: '1\n2', lines: 2, collapsed: true, scrolls: true }],
  );
  const [block] = rich({ 'text/latex': '\\sigma' }).blocks;
  expect(block).toMatchObject({ kind: 'markup', words: 'σ' });
});

describe('A picture', () => {
  const png = { 'image/png': 'iVBO\nRw==\n' };

  test('has the words and the size that the metadata of its form, of the output or of the cell give', () => {
    const image = { kind: 'image', source: 'data:image/png;base64,iVBORw==' };
    const size = { width: 30, height: 20 };
    expect(
      rich(png, { alt: 'cell' }, { 'image/png': { ...size, alt: 'form' }, alt: 'output' }),
    ).toEqual({ blocks: [{ ...image, ...size, alt: 'form', collapsed: false }], warnings: [] });
    expect(rich(png, { alt: 'cell' }, { alt: 'output', width: -1 }).blocks).toMatchObject([
      { alt: 'output', width: null, height: null },
    ]);
    expect(rich(png, { alt: 'cell' }).blocks).toMatchObject([{ alt: 'cell' }]);
  });

  test('without words is shown with a warning', () => {
    const shown = rich(png);
    expect(shown.blocks).toMatchObject([{ alt: 'A picture' }]);
    expect(shown.warnings).toEqual([
      {
        place: place(),
        sentence:
          'its picture says nowhere in words what it shows; write "alt" into the metadata of the cell',
      },
    ]);
  });
});
