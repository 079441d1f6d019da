import { describe, expect, test } from 'vitest';
import { type PlotOptions, plotOf } from '../../../tools/document/plot.ts';
import type { Json } from '../../../tools/notebook/notebook.ts';
import { place, thrown } from './prose.ts';

const options: PlotOptions = { place: place(), collapsed: false };
const plot = (value: Json, more: Partial<PlotOptions> = {}) =>
  plotOf(value, { ...options, ...more });

describe('A figure', () => {
  test('keeps what Plotly reads of it, and nothing else', () => {
    const data = [{ type: 'bar', y: [1] }, { y: [2] }];
    const frames = [{ name: 'a', data: [{ type: 'heatmap' }] }, 'no frame'];
    const figure = { data, frames, layout: { height: 320 }, config: { responsive: true } };
    expect(plot({ ...figure, own: 1 }, { alt: 'Two bars', collapsed: true })).toEqual({
      plot: {
        ...{ kind: 'plot', figure, height: 320, alt: 'Two bars', collapsed: true },
        traces: ['bar', 'heatmap', 'scatter'],
      },
      warnings: [],
    });
    expect(plot({ data: [] }, { alt: '' }).plot).toMatchObject({
      figure: { data: [], layout: {} },
      height: 450,
      traces: [],
    });
  });

  test.each<[string, Json]>([
    ['meta', { meta: { alt: 'meta' }, title: 'title' }],
    ['title', { meta: { alt: 3 }, title: 'title' }],
    ['text', { title: { text: 'text' } }],
  ])('says what it shows in words: its %s', (alt, layout) => {
    expect(plot({ data: [], layout })).toMatchObject({ plot: { alt }, warnings: [] });
    expect(plot({ data: [], layout }, { alt: 'cell' })).toMatchObject({ plot: { alt: 'cell' } });
  });

  test('that does not is shown with a warning', () => {
    expect(plot({ data: [], layout: { title: {} } })).toMatchObject({
      plot: { alt: 'A figure' },
      warnings: [
        {
          place: place(),
          sentence:
            'its figure says nowhere in words what it shows; write layout.meta.alt, ' +
            'or "alt" into the metadata of the cell',
        },
      ],
    });
  });

  test('may have pictures in it', () => {
    const images = [{ source: 'data:image/png;base64,iVBORw==' }, {}];
    expect(plot({ data: [], layout: { images } }).plot.figure.layout).toEqual({ images });
  });
});

describe('Refused is', () => {
  test('what is no figure', () => {
    expect(thrown(() => plot('x'))).toMatchInlineSnapshot(
      `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): its Plotly output has no list "data"; run the cell again"`,
    );
    expect(thrown(() => plot({ data: {} }))).toMatch('has no list "data"');
  });

  test('a figure on a map, or of an unknown type', () => {
    expect(thrown(() => plot({ data: [{ type: 'scattergeo' }] }))).toMatchInlineSnapshot(
      `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): its figure cannot be drawn: a trace of type "scattergeo" loads its map from a network; show a picture of it instead"`,
    );
    expect(
      thrown(() => plot({ data: [], frames: [{ data: [{ type: 'scater' }] }] })),
    ).toMatchInlineSnapshot(
      `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): its figure cannot be drawn: Plotly has no trace of type "scater"; correct the type"`,
    );
  });

  test('a picture from a network, in the figure or in one of its frames', () => {
    const layout = { images: [{ source: 'https://example.org/a.png' }] };
    expect(thrown(() => plot({ data: [], layout }))).toMatchInlineSnapshot(
      `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): its figure has the picture "https://example.org/a.png" from a network; put the picture itself there, as a data URI"`,
    );
    expect(thrown(() => plot({ data: [], frames: [{ layout }] }))).toMatch('example.org/a.png');
  });
});
