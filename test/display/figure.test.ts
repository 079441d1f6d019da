import { type Figure, figure, palette, show } from 'course-display';
import { expect, test } from 'vitest';

const trace = { type: 'scatter', x: [1, 2, 3], y: [2, 1, 4] };

test('A figure is its traces, its layout on a white card, and the same in words', () => {
  expect(figure([trace], { title: { text: 'C' } }, 'C falls')).toMatchInlineSnapshot(`
    {
      "alt": "C falls",
      "data": [
        {
          "type": "scatter",
          "x": [
            1,
            2,
            3,
          ],
          "y": [
            2,
            1,
            4,
          ],
        },
      ],
      "layout": {
        "autosize": true,
        "font": {
          "color": "#222222",
          "family": "Helvetica, Arial, sans-serif",
          "size": 14,
        },
        "meta": {
          "alt": "C falls",
        },
        "paper_bgcolor": "#ffffff",
        "plot_bgcolor": "#ffffff",
        "title": {
          "text": "C",
        },
      },
    }
  `);
});

test('What the layout says goes before what all figures share', () => {
  const { layout } = figure([trace], { plot_bgcolor: '#eeeeee', autosize: false }, 'grey');
  expect(layout).toMatchObject({
    plot_bgcolor: '#eeeeee',
    autosize: false,
    paper_bgcolor: '#ffffff',
  });
});

test('A figure is plain data, and what it is made of is not changed', () => {
  const layout = { title: { text: 'C' } };
  const made = figure([trace], layout, 'C falls');
  expect(JSON.parse(JSON.stringify(made))).toEqual(made);
  expect(layout).toEqual({ title: { text: 'C' } });
  expect(made.data).toEqual([trace]);
});

test('A figure without words is refused', () => {
  expect(() => figure([trace], {}, '')).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: figure: alt is empty; say in words what the figure shows]`,
  );
  expect(() => figure([trace], {}, ' \n\t')).toThrow(RangeError);
});

test('It is shown as a Plotly bundle, as data and not as text, and then in words', () => {
  const shown: unknown[][] = [];
  const display = {
    raw: (mime: string, content: unknown) => shown.push(['raw', mime, content]),
    text: (content: string) => shown.push(['text', content]),
  };
  const made: Figure = figure([trace], {}, 'C falls');
  show(display, made);
  const content = {
    data: made.data,
    layout: made.layout,
    config: { displaylogo: false },
  };
  expect(shown).toEqual([
    ['raw', 'application/vnd.plotly.v1+json', content],
    ['text', 'Figure: C falls'],
  ]);
});

test('The colours are those of Okabe and Ito, told apart also without red or green', () => {
  const { blue, orange, green, red, purple, sky, black } = palette;
  // Okabe and Ito (2008), Color Universal Design, as RGB from 0 to 255
  const rgb = (colour: string) => [1, 3, 5].map((k) => Number.parseInt(colour.slice(k, k + 2), 16));
  expect([black, orange, sky, green, blue, red, purple].map(rgb)).toEqual([
    [0, 0, 0],
    [230, 159, 0],
    [86, 180, 233],
    [0, 158, 115],
    [0, 114, 178],
    [213, 94, 0],
    [204, 121, 167],
  ]);
});
