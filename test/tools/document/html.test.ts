import { expect, test } from 'vitest';
import { escaped } from '../../../tools/document/html.ts';
import { decoded } from '../../../tools/document/words.ts';

test('escaped text has nothing that ends an element or a value in double quotes', () => {
  const text = `<a href="x" title='y'>&amp;</a>`;
  expect(escaped(text)).toBe(`&lt;a href=&quot;x&quot; title='y'&gt;&amp;amp;&lt;/a&gt;`);
  expect(decoded(escaped(text))).toBe(text);
});
