import { expect, test } from 'vitest';
import { bothNames, networkDrawing, weightTable } from '../../display/index.ts';
import { matrix } from '../../kernel-lib/index.ts';

const W = matrix([
  [0.2, -0.4, 0.1],
  [0.5, 0.3, -0.2],
]);

test('from–to, the table stands as the matrix is stored and the first index counts its rows', () => {
  expect(weightTable(W, 1, 'from-to').text).toBe(
    [
      'W¹ from–to: z¹ⱼ = Σᵢ w¹ᵢⱼ a⁰ᵢ + b¹ⱼ',
      'W¹            to 1         to 2         to 3',
      'from 1  w¹₁₁ = 0.2  w¹₁₂ = -0.4   w¹₁₃ = 0.1',
      'from 2  w¹₂₁ = 0.5   w¹₂₂ = 0.3  w¹₂₃ = -0.2',
    ].join('\n'),
  );
});

test('to–from, the same numbers stand transposed with their indices exchanged', () => {
  expect(weightTable(W, 1, 'to-from').text).toBe(
    [
      'W¹ to–from: z¹ⱼ = Σᵢ w¹ⱼᵢ a⁰ᵢ + b¹ⱼ',
      'W¹         from 1       from 2',
      'to 1   w¹₁₁ = 0.2   w¹₁₂ = 0.5',
      'to 2  w¹₂₁ = -0.4   w¹₂₂ = 0.3',
      'to 3   w¹₃₁ = 0.1  w¹₃₂ = -0.2',
    ].join('\n'),
  );
});

test('reading a matrix both ways changes nothing that is stored', () => {
  weightTable(W, 1, 'from-to');
  weightTable(W, 1, 'to-from');
  expect([W.rows, W.cols, ...W.data]).toEqual([2, 3, 0.2, -0.4, 0.1, 0.5, 0.3, -0.2]);
});

test('on a page, as in text, the table has a heading for itself, each row and each column', () => {
  const { html } = weightTable(matrix([[0.5, -1]]), 3, 'from-to');
  const headings = [...html.matchAll(/<(caption|th scope="\w+")[^>]*>([^<]*)/g)];
  expect(headings.map(([, tag, text]) => [tag, text])).toEqual([
    ['caption', 'W³ from–to: z³ⱼ = Σᵢ w³ᵢⱼ a²ᵢ + b³ⱼ'],
    ['th scope="col"', 'W³'],
    ['th scope="col"', 'to 1'],
    ['th scope="col"', 'to 2'],
    ['th scope="row"', 'from 1'],
  ]);
  expect(html.match(/w³[^<]* = [^<]*(?=<\/td>)/g)).toEqual(['w³₁ = 0.5', 'w³₂ = -1']);
});

test('the node of a layer of one has no index in either convention', () => {
  const column = matrix([[0.7], [-0.5]]);
  const names = (convention: 'from-to' | 'to-from') =>
    weightTable(column, 2, convention).text.match(/w²[₀-₉]+(?= = )/g);
  expect(names('from-to')).toEqual(['w²₁', 'w²₂']);
  expect(names('to-from')).toEqual(['w²₁', 'w²₂']);
});

test('an edge of a network says where it leads and what it is called in both conventions', () => {
  const texts = bothNames([2, 3, 2]);
  expect(texts.map((rows) => rows.map((row) => row.length))).toEqual([
    [3, 3],
    [2, 2, 2],
  ]);
  expect(texts[1][2][0]).toBe(
    'from node 3 of layer 1 to node 1 of layer 2<br>from–to: w²₃₁<br>to–from: w²₁₃',
  );
});

test('under the pointer the drawing of a network shows both names', () => {
  const { data } = networkDrawing({
    sizes: [2, 3],
    weights: [
      [
        [0.2, -0.4, 0.1],
        [0.5, 0.3, -0.2],
      ],
    ],
    quantity: 'θ',
    weightTexts: bothNames([2, 3]),
    alt: 'Six edges.',
  });
  expect(data.find(({ name }) => name === 'w¹₁₂')?.hovertext).toBe(
    '<b>w¹₁₂ = -0.4</b><br>from node 1 of layer 0 to node 2 of layer 1<br>from–to: w¹₁₂<br>to–from: w¹₂₁',
  );
});

test('a layer that no weights lead to is refused', () => {
  expect(() => weightTable(W, 0, 'from-to')).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: weightTable: l is 0; weights lead to the layers from 1 on, so it must be a whole number ≥ 1]`,
  );
  expect(() => weightTable(W, 1.5, 'to-from')).toThrow(RangeError);
});
