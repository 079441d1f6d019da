import { showTable, type TableContent, table } from 'course-display';
import { afterEach, expect, test } from 'vitest';

const content: TableContent = {
  caption: 'The cost & what it does',
  columns: ['mistake', 'after', 'C', 'share'],
  groups: [
    {
      title: 'in the errors',
      rows: [
        { headings: ['M1', '1 step'], cells: ['0.5', '100 %'] },
        { headings: ['', '9 steps'], cells: ['0.25'] },
      ],
    },
    { rows: [{ headings: ['w > 0', '1 step'], cells: ['-1', '7 %'] }] },
  ],
};

test('The plain text has a line for each row, numbers flush right', () => {
  expect(`\n${table(content).text}\n`).toMatchInlineSnapshot(`
    "
    The cost & what it does
    mistake  after       C  share
    in the errors
    M1       1 step    0.5  100 %
             9 steps  0.25
    w > 0    1 step     -1    7 %
    "
  `);
});

test('The HTML names the headings of each number', () => {
  const { html } = table(content);
  const bare = html.replaceAll(/ style="[^"]*"/g, '');
  expect(bare).toMatchInlineSnapshot(`
    "<div><table>
    <caption>The cost &amp; what it does</caption>
    <thead><tr><th scope="col">mistake</th><th scope="col">after</th><th scope="col">C</th><th scope="col">share</th></tr></thead>
    <tbody>
    <tr><th scope="rowgroup" colspan="4">in the errors</th></tr>
    <tr><th scope="rowgroup" rowspan="2">M1</th><th scope="row">1 step</th><td>0.5</td><td>100 %</td></tr>
    <tr><th scope="row">9 steps</th><td>0.25</td><td></td></tr>
    </tbody>
    <tbody>
    <tr><th scope="row">w &gt; 0</th><th scope="row">1 step</th><td>-1</td><td>7 %</td></tr>
    </tbody>
    </table></div>"
  `);
});

test('The HTML leaves its colours to the page', () => {
  expect(table(content).html).not.toMatch(/color: *(#|rgb|black|white)/);
});

const broadcast = Symbol.for('Jupyter.broadcast');
afterEach(() => {
  Reflect.deleteProperty(globalThis, broadcast);
});

test('A kernel that sends bundles gets both forms as one output', () => {
  const sent: unknown[] = [];
  Reflect.set(globalThis, broadcast, (...message: unknown[]) => sent.push(message));
  const unused = () => sent.push('display was called');
  showTable({ raw: unused, text: unused }, { html: '<p>1</p>', text: '1' });
  expect(sent).toEqual([
    ['display_data', { data: { 'text/html': '<p>1</p>', 'text/plain': '1' } }],
  ]);
});

test('Any other gets one form after the other', () => {
  const sent: unknown[] = [];
  const display = {
    raw: (...message: unknown[]) => sent.push(message),
    text: (text: string) => sent.push(text),
  };
  showTable(display, { html: '<p>1</p>', text: '1' });
  expect(sent).toEqual([['text/html', '<p>1</p>'], '1']);
});

test('What does not fit is named', () => {
  const rows = (...cells: string[][]) => [
    { rows: cells.map(([heading, ...rest]) => ({ headings: [heading], cells: rest })) },
  ];
  const columns = ['k', 'C'];
  expect(() =>
    table({ caption: ' ', columns, groups: rows(['0', '1']) }),
  ).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: table: the caption is empty; say what the table shows]`,
  );
  expect(() =>
    table({ caption: 'C', columns, groups: [{ rows: [] }] }),
  ).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: table: there are 1 groups with 0 rows; give each group a row]`,
  );
  expect(() =>
    table({ caption: 'C', columns, groups: rows(['0', '1', '2']) }),
  ).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: table: row 1 has 3 entries but there are 2 columns; each entry needs a heading over it]`,
  );
  expect(() =>
    table({
      caption: 'C',
      columns,
      groups: [
        {
          rows: [
            { headings: ['0'], cells: [] },
            { headings: ['', '1'], cells: [] },
          ],
        },
      ],
    }),
  ).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: table: row 2 has 2 headings but row 1 has 1; use an empty heading where the one above holds]`,
  );
});
