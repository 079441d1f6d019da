import { errorNorms } from 'course-display';
import { describe, expect, it } from 'vitest';

const layers = ['δ¹', 'δ²'];
const norms = [
  [0.03, 0.16],
  [0, 0.18],
];

describe('errorNorms', () => {
  it('gives each example a bar of height ‖δ^l‖ in each layer', () => {
    const { data } = errorNorms({ layers, norms });
    expect(data.map(({ type, name, x, y }) => ({ type, name, x, y }))).toEqual([
      { type: 'bar', name: 'example 1', x: layers, y: [0.03, 0.16] },
      { type: 'bar', name: 'example 2', x: layers, y: [0, 0.18] },
    ]);
  });

  it('leaves out a bar of norm 0 on a log axis, where it has no height', () => {
    const { data, layout } = errorNorms({ layers, norms, log: true });
    expect(data[1].y).toEqual([null, 0.18]);
    expect(layout.yaxis).toMatchObject({ type: 'log' });
  });

  it('draws a strip a row per example, coloured by log₁₀ ‖δ^l‖ when asked', () => {
    const [trace] = errorNorms({
      layers,
      norms: [
        [0.01, 0.1],
        [0, 1],
      ],
      examples: ['first', 'second'],
      form: 'strip',
      log: true,
    }).data;
    expect(trace).toMatchObject({ type: 'heatmap', x: layers, y: ['first', 'second'] });
    expect(trace.z).toEqual([
      [-2, -1],
      [null, 0],
    ]);
    expect(trace.text).toEqual([
      ['0.01', '0.1'],
      ['0', '1'],
    ]);
  });

  it('colours a strip by ‖δ^l‖ itself unless log is asked for', () => {
    expect(errorNorms({ layers, norms, form: 'strip' }).data[0].z).toEqual(norms);
  });

  it('says the mean norm of each layer in words', () => {
    expect(errorNorms({ layers, norms }).alt).toBe(
      'Size of the error in each layer, for 2 examples. Mean norm from the first layer to the last: δ¹ 0.015, δ² 0.17.',
    );
    expect(errorNorms({ layers: ['δ¹'], norms: [[2.44e-7]], log: true }).alt).toBe(
      'Size of the error in each layer, on a logarithmic scale, for 1 example. Mean norm from the first layer to the last: δ¹ 2.4e-7.',
    );
  });

  it('is plain data, unchanged by a round trip through JSON', () => {
    const shown = errorNorms({ layers, norms, form: 'strip', log: true });
    expect(JSON.parse(JSON.stringify(shown))).toEqual(shown);
  });

  it('names what does not fit', () => {
    expect(() => errorNorms({ layers: [], norms })).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: errorNorms: there are 0 layers and 2 examples; give at least one of each]`,
    );
    expect(() => errorNorms({ layers, norms: [[1]] })).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: errorNorms: example 1 has 1 norms but there are 2 layers (1 ≠ 2)]`,
    );
    expect(() =>
      errorNorms({ layers, norms, examples: ['one'] }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: errorNorms: 1 names for 2 examples; each needs one]`,
    );
    expect(() =>
      errorNorms({ layers, norms: [[0.1, Number.NaN]] }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: errorNorms: example 1 has a norm of NaN; a norm is a number from 0 on]`,
    );
  });
});
