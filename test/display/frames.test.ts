import { expect, test } from 'vitest';
import { levelled, merged } from '../../display/frames.ts';

test('objects go into objects, everything else is replaced', () => {
  const base = { y: [1, 2, 3], marker: { color: 'red', size: 5 } };
  expect(merged(base, { y: [4], marker: { size: 9 }, name: 'C' })).toEqual({
    y: [4],
    marker: { color: 'red', size: 9 },
    name: 'C',
  });
  expect(base).toEqual({ y: [1, 2, 3], marker: { color: 'red', size: 5 } });
});

test('each part mentions all that any part sets, as the base has it or as null', () => {
  const base = { y: [1], marker: { color: 'red' }, name: 'not set by any part' };
  expect(levelled(base, [{}, { y: [2], opacity: 0.5 }])).toEqual([
    { y: [1], opacity: null },
    { y: [2], opacity: 0.5 },
  ]);
});

test('inside of objects too, even where the base has none', () => {
  const base = { marker: { color: 'red' } };
  const parts = [{ marker: { color: 'blue' } }, { marker: { size: 9 } }, {}];
  expect(levelled(base, parts)).toEqual([
    { marker: { color: 'blue', size: null } },
    { marker: { color: 'red', size: 9 } },
    { marker: { color: 'red', size: null } },
  ]);
  expect(levelled({}, [{ line: { width: 2 } }, {}])).toEqual([
    { line: { width: 2 } },
    { line: { width: null } },
  ]);
});

test('lists of annotations and of shapes get one length, the places without an entry hidden', () => {
  const one = { text: 'ȧ = 1.5', x: 1 };
  const two = { text: 'ḃ = 2.6', y: 2 };
  expect(levelled({}, [{ annotations: [one] }, { annotations: [two, one] }, {}])).toEqual([
    {
      annotations: [
        { visible: true, text: 'ȧ = 1.5', x: 1, y: null },
        { visible: false, text: null, x: null },
      ],
    },
    {
      annotations: [
        { visible: true, text: 'ḃ = 2.6', x: null, y: 2 },
        { visible: true, text: 'ȧ = 1.5', x: 1 },
      ],
    },
    {
      annotations: [
        { visible: false, text: null, x: null, y: null },
        { visible: false, text: null, x: null },
      ],
    },
  ]);
  const shapes = levelled({ shapes: [{ type: 'rect' }] }, [{ shapes: [] }, {}]);
  expect(shapes).toEqual([
    { shapes: [{ visible: false, type: null }] },
    { shapes: [{ visible: true, type: 'rect' }] },
  ]);
});
