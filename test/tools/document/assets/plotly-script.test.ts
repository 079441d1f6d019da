import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import {
  plotlyBundle,
  plotlyScript,
  traceFault,
} from '../../../../tools/document/assets/plotly-script.ts';

test('the smallest bundle that draws all traces is taken', () => {
  expect(plotlyBundle(['scatter', 'bar'])).toBe('plotly.js-basic-dist-min');
  expect(plotlyBundle(['scatter', 'heatmap'])).toBe('plotly.js-cartesian-dist-min');
  expect(plotlyBundle(['surface'])).toBe('plotly.js-dist-min');
});

test.each(['plotly.js-basic-dist-min', 'plotly.js-cartesian-dist-min', 'plotly.js-dist-min'])(
  '%s has the traces that are looked for in it, and no others',
  (bundle) => {
    const script = readFileSync(fileURLToPath(import.meta.resolve(bundle)), 'utf8');
    const traces = [...script.matchAll(/moduleType:"trace",name:"(\w+)"/g)].map(([, name]) => name);
    for (const trace of traces) {
      const fault = traceFault(trace);
      if (fault === undefined)
        expect(size(plotlyBundle([trace]))).toBeLessThanOrEqual(size(bundle));
      else expect(fault).toContain('loads its map from a network');
    }
    const taken = ['scatter', 'violin', 'waterfall'].filter(
      (each) => plotlyBundle([each]) === bundle,
    );
    expect(traces).toEqual(expect.arrayContaining(taken));
  },
);

function size(bundle: string): number {
  return readFileSync(fileURLToPath(import.meta.resolve(bundle))).length;
}

test('a trace that needs a network, or that Plotly does not know, is refused by name', () => {
  expect(() => plotlyBundle(['scatter', 'scattergeo'])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: plotlyBundle: a trace of type "scattergeo" loads its map from a network; show a picture of it instead]`,
  );
  expect(() => plotlyBundle(['scater'])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: plotlyBundle: Plotly has no trace of type "scater"; correct the type]`,
  );
});

test('a page without plots brings no Plotly; one with plots a script that can be inlined', () => {
  expect(plotlyScript([])).toBe('');
  expect(plotlyScript(['surface'])).not.toMatch(/<!--|<\/script/i);
});
