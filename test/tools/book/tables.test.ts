import { expect, test } from 'vitest';
import { withTableBoxes } from '../../../tools/book/tables.ts';

test('a table scrolls in a box that has the focus, and has no empty headings', () => {
  const html = withTableBoxes('<table><tr><th></th><th>a</th></tr></table><p>x</p>');
  expect(html).toBe(
    '<div class="table scrolls" role="group" aria-label="Table" tabindex="0">' +
      '<table><tr><td></td><th>a</th></tr></table></div><p>x</p>',
  );
});
