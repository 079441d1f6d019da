import { type StackedBars, stackedBars } from 'course-display';
import { describe, expect, it } from 'vitest';

const plot: StackedBars = {
  bars: ['as written', 'kept'],
  parts: [
    { name: 'f', values: [5, 4] },
    { name: 'f′', values: [10, 0] },
  ],
  title: 'FLOPs',
};

describe('stackedBars', () => {
  it('lays the parts of each bar end to end, the first bar at the top', () => {
    const { data, layout } = stackedBars(plot, 'Two bars.');
    expect(
      data.map(({ type, orientation, name, x, y }) => ({ type, orientation, name, x, y })),
    ).toEqual([
      { type: 'bar', orientation: 'h', name: 'f', x: [5, 4], y: plot.bars },
      { type: 'bar', orientation: 'h', name: 'f′', x: [10, 0], y: plot.bars },
    ]);
    expect(layout).toMatchObject({ barmode: 'stack', yaxis: { autorange: 'reversed' } });
    expect(layout.xaxis).toMatchObject({ title: { text: 'FLOPs' } });
  });

  it('writes its number on each part that can be seen, and the total behind', () => {
    const { data, layout } = stackedBars(plot, 'Two bars.');
    expect(data.map(({ text }) => text)).toEqual([
      ['5', '4'],
      ['10', ''],
    ]);
    expect(layout.annotations).toMatchObject([
      { x: 15, y: 'as written', text: '= 15' },
      { x: 4, y: 'kept', text: '= 4' },
    ]);
  });

  it('is plain data, unchanged by a round trip through JSON', () => {
    const shown = stackedBars(plot, 'Two bars.');
    expect(JSON.parse(JSON.stringify(shown))).toEqual(shown);
  });

  it('names what does not fit', () => {
    const five = Array.from({ length: 5 }, () => plot.parts[0]);
    const say = (change: Partial<StackedBars>) => {
      try {
        return stackedBars({ ...plot, ...change }, 'Bars.').alt;
      } catch (error) {
        return String(error);
      }
    };
    expect([
      say({ bars: [] }),
      say({ parts: [] }),
      say({ parts: five }),
      say({ parts: [{ name: 'f', values: [1] }] }),
      say({ parts: [{ name: 'f', values: [1, -2] }] }),
      say({ parts: [{ name: 'f', values: [1, Infinity] }] }),
    ]).toMatchInlineSnapshot(`
      [
        "RangeError: stackedBars: there are 0 bars of 2 parts; give at least one bar, and from one to 4 parts",
        "RangeError: stackedBars: there are 2 bars of 0 parts; give at least one bar, and from one to 4 parts",
        "RangeError: stackedBars: there are 2 bars of 5 parts; give at least one bar, and from one to 4 parts",
        "RangeError: stackedBars: f has 1 values but there are 2 bars (1 ≠ 2)",
        "RangeError: stackedBars: f has a value of -2; a length is 0 or positive",
        "RangeError: stackedBars: f has a value of Infinity; a length is 0 or positive",
      ]
    `);
  });
});
