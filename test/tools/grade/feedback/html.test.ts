import { expect, test } from 'vitest';
import { html, type Markup } from '../../../../tools/grade/feedback/html.ts';

test('a string ends neither an element nor an attribute', () => {
  const text = `"' <b>&</b>`;
  expect(html`<p title="${text}">${text}</p>`.text).toBe(
    '<p title="&quot;&#39; &lt;b&gt;&amp;&lt;/b&gt;">&quot;&#39; &lt;b&gt;&amp;&lt;/b&gt;</p>',
  );
});

test('only what a template made goes in as it is', () => {
  expect(html`${html`<b>${1}</b>`}${[html`<i>`, html`</i>`]}${undefined}`.text).toBe(
    '<b>1</b><i>\n</i>',
  );
  const lookalike = { text: '<script>' } as Markup;
  expect(() => html`${lookalike}`.text).toThrow();
});
