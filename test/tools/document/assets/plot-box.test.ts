import { expect, test } from 'vitest';
import { plotBox } from '../../../../tools/document/assets/plot-box.ts';
import type { Plot } from '../../../../tools/document/document.ts';

const PLOT: Plot = {
  kind: 'plot',
  figure: { data: [{ type: 'bar', y: [1, 2] }], layout: { title: '</script><b>' } },
  height: 316.9,
  alt: 'Two "bars" & <no> more.',
  traces: ['bar'],
  collapsed: false,
};

test('a box is a group with the description as its name, and holds the figure as data', () => {
  expect(plotBox(PLOT)).toMatchInlineSnapshot(
    `"<div class="plot" role="group" aria-label="Two &quot;bars&quot; &amp; &lt;no&gt; more." style="height:317px"><script type="application/json">{"data":[{"type":"bar","y":[1,2]}],"layout":{"title":"\\u003c/script>\\u003cb>"}}</script></div>"`,
  );
});

test('a description that stands on the page is not said twice', () => {
  expect(plotBox(PLOT, 'caption-1')).toContain('role="group" aria-labelledby="caption-1"');
  expect(plotBox(PLOT, 'caption-1')).not.toContain('aria-label=');
});
