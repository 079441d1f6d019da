import { expect, test } from 'vitest';
import { still } from '../../../../tools/document/browser/still.ts';

test('every transition takes no time, and nothing else changes', () => {
  const step = { method: 'animate', args: [[{ name: 'a' }], { transition: { duration: 500 } }] };
  const figure = { data: [{ x: [1, null] }], layout: { sliders: [{ steps: [step] }] } };
  expect(still(figure)).toEqual({
    data: [{ x: [1, null] }],
    layout: {
      sliders: [
        {
          steps: [{ method: 'animate', args: [[{ name: 'a' }], { transition: { duration: 0 } }] }],
        },
      ],
    },
  });
});
