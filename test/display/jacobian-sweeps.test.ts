import { type JacobianSweeps, jacobianSweeps, type PlotlyObject } from 'course-display';
import { describe, expect, it } from 'vitest';

interface Shape {
  readonly xref: string;
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

interface Layout {
  readonly shapes: readonly Shape[];
  readonly annotations: readonly { readonly text: string }[];
  readonly sliders: readonly {
    readonly active: number;
    readonly steps: readonly { readonly args: readonly [Readonly<Record<string, unknown>>] }[];
  }[];
}

const layoutOf = (sweeps: JacobianSweeps) => jacobianSweeps(sweeps).layout as PlotlyObject & Layout;

/** The layout with both sliders moved, as Plotly's relayout does it. */
function moved(layout: Layout, n: number, m: number): Layout {
  const copy = structuredClone({ shapes: layout.shapes, annotations: layout.annotations });
  const [forInputs, forOutputs] = layout.sliders;
  for (const { args } of [forInputs.steps[n - 1], forOutputs.steps[m - 1]]) {
    for (const [path, value] of Object.entries(args[0])) {
      const [, list, index, key] = /^(\w+)\[(\d+)\]\.(\w+)$/.exec(path) ?? [];
      const entries = copy[list as 'shapes' | 'annotations'] as unknown as PlotlyObject[];
      entries[Number(index)] = { ...entries[Number(index)], [key]: value };
    }
  }
  return { ...copy, sliders: layout.sliders };
}

/** The cells (input i, output j) of one half that no cover hides. */
function visible({ shapes }: Layout, xref: string, most: number): [number, number][] {
  const covers = shapes.filter((shape) => shape.xref === xref);
  const counts = Array.from({ length: most }, (_, k) => k + 1);
  const hidden = (i: number, j: number) =>
    covers.some(({ x0, x1, y0, y1 }) => x0 < i && i < x1 && y0 < j && j < y1);
  return counts.flatMap((j) =>
    counts.filter((i) => !hidden(i, j)).map((i): [number, number] => [i, j]),
  );
}

describe('jacobianSweeps', () => {
  it('shows the n × m cells of the Jacobian in both halves, wherever the sliders stand', () => {
    const start = layoutOf({ inputs: 4, outputs: 1, most: 5 });
    for (const [n, m] of [
      [4, 1],
      [1, 1],
      [5, 5],
      [2, 3],
    ]) {
      const layout = moved(start, n, m);
      for (const xref of ['x', 'x2']) {
        const cells = visible(layout, xref, 5);
        expect(cells.length).toBe(n * m);
        expect(cells.every(([i, j]) => i <= n && j <= m)).toBe(true);
      }
    }
  });

  it('starts where it is told, with the sliders there', () => {
    const layout = layoutOf({ inputs: 7, outputs: 2 });
    expect(layout.sliders.map(({ active }) => active + 1)).toEqual([7, 2]);
    expect(visible(layout, 'x', 10)).toEqual(visible(moved(layout, 7, 2), 'x', 10));
    expect(layout.annotations).toEqual(moved(layout, 7, 2).annotations);
  });

  it('counts a forward sweep an input and a reverse sweep an output', () => {
    const texts = (n: number, m: number) =>
      moved(layoutOf({ inputs: 10, outputs: 1 }), n, m).annotations.map(({ text }) => text);
    expect(texts(10, 1)).toEqual([
      'forward mode: 10 sweeps, a column each',
      'reverse mode: 1 sweep, a row each',
    ]);
    expect(texts(1, 3)).toEqual([
      'forward mode: 1 sweep, a column each',
      'reverse mode: 3 sweeps, a row each',
    ]);
  });

  it('stripes columns for forward mode and rows for reverse mode', () => {
    const [forward, reverse] = jacobianSweeps({ inputs: 2, outputs: 2, most: 3 }).data;
    expect(forward.z).toEqual([
      [1, 0, 1],
      [1, 0, 1],
      [1, 0, 1],
    ]);
    expect(reverse.z).toEqual([
      [1, 1, 1],
      [0, 0, 0],
      [1, 1, 1],
    ]);
  });

  it('says in words what it shows', () => {
    expect(jacobianSweeps({ inputs: 10, outputs: 1 }).alt).toMatchInlineSnapshot(
      `"The Jacobian of m outputs by n inputs, twice, with a slider for n and one for m, each from 1 to 10. On the left forward mode fills it column by column, 10 sweeps for n = 10; on the right reverse mode fills it row by row, 1 sweep for m = 1."`,
    );
  });

  it('is plain data, unchanged by a round trip through JSON', () => {
    const shown = jacobianSweeps({ inputs: 3, outputs: 2 });
    expect(JSON.parse(JSON.stringify(shown))).toEqual(shown);
  });

  it('names a number that does not fit', () => {
    const say = (sweeps: JacobianSweeps) => {
      try {
        return jacobianSweeps(sweeps).alt;
      } catch (error) {
        return String(error);
      }
    };
    expect([
      say({ inputs: 0, outputs: 1 }),
      say({ inputs: 3, outputs: 11 }),
      say({ inputs: 1.5, outputs: 1 }),
      say({ inputs: 1, outputs: 1, most: 1 }),
      say({ inputs: 1, outputs: 1, most: 21 }),
    ]).toMatchInlineSnapshot(`
      [
        "RangeError: jacobianSweeps: inputs is 0; it must be a whole number from 1 to 10",
        "RangeError: jacobianSweeps: outputs is 11; it must be a whole number from 1 to 10",
        "RangeError: jacobianSweeps: inputs is 1.5; it must be a whole number from 1 to 10",
        "RangeError: jacobianSweeps: most is 1; it must be a whole number from 2 to 20",
        "RangeError: jacobianSweeps: most is 21; it must be a whole number from 2 to 20",
      ]
    `);
  });
});
