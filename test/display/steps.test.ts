import { type Figure, figure, type PlotlyObject, show, steps } from 'course-display';
import { expect, test } from 'vitest';

const base = figure(
  [
    { type: 'scatter', x: [0, 1], y: [0, 0], name: 'stays' },
    { type: 'scatter', x: [0, 1], y: [1, 1], line: { color: 'grey' } },
  ],
  { height: 300, margin: { l: 40, b: 50 }, title: { text: 'C' } },
  'Two lines.',
);
const list = [
  { label: 'k = 0', alt: 'The second line is at 1.' },
  {
    label: 'k = 1',
    alt: 'It is at 2 and red.',
    data: { 1: { y: [2, 2], line: { color: 'red' } } },
  },
  { label: 'k = 2', alt: 'It is wide.', data: { 1: { line: { width: 9 } } } },
];
const stepped = steps(base, list, { prefix: 'step ', duration: 900 });

/** What Plotly draws after these frames, merged one after another. */
function drawn({ data, layout, frames = [] }: Figure, visited: readonly number[]): PlotlyObject {
  const state = structuredClone({ data, layout }) as Record<string, unknown>;
  for (const k of visited) {
    const frame = frames[k] as { traces: number[]; data: unknown[]; layout: unknown };
    frame.traces.forEach((t, i) => {
      put((state.data as Record<string, unknown>[])[t], frame.data[i]);
    });
    put(state.layout as Record<string, unknown>, frame.layout);
  }
  return state;
}

/** Plotly's merging: objects entry by entry, annotations and shapes likewise, other lists replaced. */
function put(into: Record<string, unknown>, from: unknown): void {
  for (const [key, value] of Object.entries(from as object)) {
    const entrywise = Array.isArray(value)
      ? /annotations|shapes|sliders/.test(key)
      : value instanceof Object;
    if (!entrywise) into[key] = value;
    else {
      into[key] ??= Array.isArray(value) ? [] : {};
      put(into[key] as Record<string, unknown>, value);
    }
  }
}

test('the first step is drawn before anything is touched', () => {
  const first = { label: 'at once', alt: 'It is at 7.', data: { 1: { y: [7, 7] } } };
  const made = steps(base, [first, list[0]]);
  expect(made.data).toEqual([base.data[0], { ...base.data[1], y: [7, 7] }]);
  expect(drawn(made, [0])).toEqual(drawn(made, []));
});

test('a step looks the same from wherever the reader comes to it', () => {
  const shape = (x0: number) => ({ type: 'line', x0 });
  const made = steps(base, [
    ...list,
    { label: 'two shapes', alt: 'Two.', layout: { shapes: [shape(1), shape(2)] } },
    {
      label: 'one shape, other title',
      alt: 'One.',
      layout: { shapes: [shape(3)], title: { text: 'D', x: 0.5 } },
    },
  ]);
  const all = [0, 1, 2, 3, 4];
  for (const k of all) {
    const straight = drawn(made, [k]);
    for (const before of all) expect(drawn(made, [before, k])).toEqual(straight);
  }
  expect(drawn(made, [4, 0])).toMatchObject({
    layout: { shapes: [{ visible: false }, { visible: false }], title: { text: 'C' } },
  });
});

test('each frame names the traces it changes and gives all of them', () => {
  expect(stepped.frames).toEqual([
    frame(0, { y: [1, 1], line: { color: 'grey', width: null } }),
    frame(1, { y: [2, 2], line: { color: 'red', width: null } }),
    frame(2, { y: [1, 1], line: { color: 'grey', width: 9 } }),
  ]);
  function frame(k: number, trace: PlotlyObject) {
    const layout = { sliders: [{ active: k }] };
    return { name: `step ${k + 1}`, traces: [1], data: [trace], layout };
  }
});

const at = (duration: number) => ({
  mode: 'immediate',
  frame: { duration, redraw: true },
  transition: { duration: 0 },
});

test('the slider has a place for each step, and shows it at once, drawn anew', () => {
  const [slider] = stepped.layout.sliders as [{ steps: unknown[]; currentvalue: unknown }];
  const { frames = [] } = stepped;
  expect(slider.steps).toEqual([
    { label: 'k = 0', method: 'animate', args: [[frames[0]], at(0)] },
    { label: 'k = 1', method: 'animate', args: [[frames[1]], at(0)] },
    { label: 'k = 2', method: 'animate', args: [[frames[2]], at(0)] },
  ]);
  expect(slider.currentvalue).toMatchObject({ prefix: 'step ' });
});

test('one button plays all steps, the other stops', () => {
  const [menu] = stepped.layout.updatemenus as [{ buttons: PlotlyObject[] }];
  expect(menu.buttons).toEqual([
    { label: 'Play', method: 'animate', args: [stepped.frames, at(900)] },
    { label: 'Pause', method: 'animate', args: [[null], at(0)] },
  ]);
});

test('no frame is called by its name, for viewers that know data and layout only', () => {
  const { sliders, updatemenus } = stepped.layout as {
    sliders: [{ steps: { args: unknown[][] }[] }];
    updatemenus: [{ buttons: { args: unknown[][] }[] }];
  };
  const called = [...sliders[0].steps, ...updatemenus[0].buttons].flatMap(({ args }) => args[0]);
  expect(called.filter((frame) => typeof frame === 'string')).toEqual([]);
});

test('the slider stands below the plot, which keeps its size', () => {
  const { height, margin, sliders } = stepped.layout as {
    height: number;
    margin: { l: number; b: number };
    sliders: [{ pad: { t: number } }];
  };
  expect(margin.l).toBe(40);
  expect(height - margin.b).toBe(300 - 50);
  expect(height).toBeGreaterThan(300);
  expect(sliders[0].pad.t).toBe(50);
  const plain = steps(figure(base.data, {}, 'Two lines.'), list).layout as typeof stepped.layout;
  expect(Number(plain.height) - (plain.margin as { b: number }).b).toBe(450 - 80);
});

test('the words tell all steps', () => {
  expect(stepped.alt).toBe(
    'Two lines. It has 3 steps. 1 (k = 0): The second line is at 1. ' +
      '2 (k = 1): It is at 2 and red. 3 (k = 2): It is wide.',
  );
  expect(stepped.layout.meta).toEqual({ alt: stepped.alt });
});

test('the frames are shown with the figure, as plain data', () => {
  const shown: unknown[] = [];
  show({ raw: (_, content) => shown.push(content), text: () => {} }, stepped);
  expect(JSON.parse(JSON.stringify(shown))).toEqual([
    {
      data: stepped.data,
      layout: stepped.layout,
      frames: stepped.frames,
      config: { displaylogo: false },
    },
  ]);
});

test('a single step, a step without words and a trace that is not there are refused', () => {
  const given = (...more: Parameters<typeof steps>[1]) => expect(() => steps(base, more));
  given(list[0]).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: steps: the list has 1 steps; a slider needs at least two, a single picture none]`,
  );
  given(list[0], { label: 'silent', alt: ' ' }).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: steps: alt of step 2 is empty; say in words what it shows]`,
  );
  given(list[0], {
    label: 'k = 1',
    alt: 'None.',
    data: { 2: { y: [] } },
  }).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: steps: step 2 changes trace 2 but the base has 2 traces; give an index from 0 to 1]`,
  );
});
