import { expect, test } from 'vitest';
import { checkFigures, checkImages } from '../../../tools/check/figures.ts';
import type { CodeCell, MimeBundle } from '../../../tools/notebook/notebook.ts';
import { code, course, said, text } from './course.ts';

const PLOTLY = 'application/vnd.plotly.v1+json';

function showing(...bundles: readonly MimeBundle[]): CodeCell {
  const outputs = bundles.map(
    (data) => ({ output_type: 'display_data', data, metadata: {} }) as const,
  );
  return { ...code('picture', 'show(…)'), outputs };
}

const check = (cell: CodeCell) => said(checkFigures(course([cell])));
const figure = (alt: string) => ({ [PLOTLY]: { data: [], layout: { meta: { alt } } } });

test('A figure with its words in the layout and as text: nothing to say', () => {
  expect(check(showing(figure('A curve.'), { 'text/plain': 'Figure: A curve.' }))).toBe('');
  expect(check(showing({ ...figure('A curve.'), 'text/plain': 'A curve.' }))).toBe('');
});

test('A figure without alt text, or with an empty one', () => {
  const message =
    'notebooks/04-x.ipynb: cell "picture": the figure has no alt text in layout.meta.alt; show it with show(…) of course-display';
  expect(check(showing({ [PLOTLY]: { data: [], layout: {} } }))).toBe(message);
  expect(check(showing({ [PLOTLY]: { data: [] } }))).toBe(message);
  expect(check(showing(figure('  ')))).toBe(message);
});

test('A figure whose words no text output says: of two figures the other is found', () => {
  expect(
    check(showing(figure('A curve.'), figure('Bars.'), { 'text/plain': 'Figure: Bars.' })),
  ).toMatchInlineSnapshot(
    `"notebooks/04-x.ipynb: cell "picture": no text/plain output says what the figure shows; show it with show(…) of course-display"`,
  );
});

test('An image that is no Plotly figure needs words beside it, too', () => {
  expect(check(showing({ 'image/png': 'iVBO', 'text/plain': 'A curve.' }))).toBe('');
  expect(check(showing({ 'image/png': 'iVBO' }))).toMatchInlineSnapshot(
    `"notebooks/04-x.ipynb: cell "picture": the image/png has no text/plain beside it that says what it shows; add one"`,
  );
});

test('Pictures of the texts', () => {
  const images = (source: string) => said(checkImages(course([text('t', source)])));
  expect(images('![a net](a.png) <img src="a.png" alt="a net"> `![](a.png)`')).toBe('');
  expect(images('one\n![](a.png)\n<img src="a.png">')).toMatchInlineSnapshot(`
    "notebooks/04-x.ipynb: cell "t", line 2: the picture has no alt text; write what it shows: ![…](…)
    notebooks/04-x.ipynb: cell "t", line 3: the picture has no alt text; write what it shows: ![…](…)"
  `);
});
