import { expect, test } from 'vitest';
import { checkExecuted } from '../../../tools/check/executed.ts';
import { code, course, said, text } from './course.ts';

const words = text('words', '$C=0.1234$');
const source = course([words, code('sum', 'sum()')]);
const executed = (...cells: Parameters<typeof course>[0]) =>
  said(checkExecuted(source, course(cells).notebook));

test('The same cells with outputs that agree: nothing to say', () => {
  expect(executed(words, code('sum', 'sum()', undefined, '0.1234'))).toBe('');
});

test('Outputs of other cells say nothing of these', () => {
  expect(executed(words, code('sum', 'add()', undefined, '0.1234'))).toMatchInlineSnapshot(
    `"notebooks/04-x.ipynb: cell "sum": was executed before its cells were changed; execute it again with course run"`,
  );
  expect(executed(words, code('sum', 'sum()'), text('more', ''))).toMatchInlineSnapshot(
    `"notebooks/04-x.ipynb: was executed before its cells were changed; execute it again with course run"`,
  );
});

test('A cell that failed, unless it is meant to', () => {
  const error = { output_type: 'error', ename: 'Error', evalue: '0.1234', traceback: [] } as const;
  const failed = { ...code('sum', 'sum()'), outputs: [error] };
  expect(executed(words, failed)).toMatchInlineSnapshot(
    `"notebooks/04-x.ipynb: cell "sum": failed with Error: 0.1234; correct the cell"`,
  );
  expect(executed(words, { ...failed, metadata: { tags: ['raises-exception'] } })).toBe('');
});

test('Its figures and numbers are checked', () => {
  expect(executed(words, code('sum', 'sum()', undefined, '0.1235'))).toMatch(/says 0\.1234/);
  const data = { 'application/vnd.plotly.v1+json': {} };
  const figure = { output_type: 'display_data', data, metadata: {} } as const;
  expect(
    executed(text('words', '$C=0.1234$'), { ...code('sum', 'sum()'), outputs: [figure] }),
  ).toMatch(/no alt text/);
});
