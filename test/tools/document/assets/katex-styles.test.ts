import katex from 'katex';
import { expect, test } from 'vitest';
import { katexStyles } from '../../../../tools/document/assets/katex-styles.ts';

/** Family and weight of each font in a style sheet: `KaTeX_Main 700`. */
function fontsIn(css: string): string[] {
  return [...css.matchAll(/@font-face\{([^}]*)\}/g)].map(([, face]) => {
    const value = (property: string) => new RegExp(`${property}:(\\w+)`).exec(face)?.[1];
    return `${value('font-family')} ${value('font-style')} ${value('font-weight')}`;
  });
}

test('a page without formulas needs no styles', () => {
  expect(katexStyles('<p class="prose">no formula</p>')).toBe('');
});

test('nothing is loaded: each font stands in the style sheet, once, as woff2', () => {
  const css = katexStyles(katex.renderToString(String.raw`\frac ab \mathbf x`));
  const sources = [...css.matchAll(/url\(([^)]*)\)/g)].map(([, url]) => url);
  expect(sources.length).toBeGreaterThan(0);
  expect(new Set(sources).size).toBe(sources.length);
  for (const source of sources) {
    const [head, data] = source.split(',');
    expect(head).toBe('data:font/woff2;base64');
    expect(Buffer.from(data, 'base64').subarray(0, 4).toString()).toBe('wOF2');
  }
});

test('only the fonts that the formulas use are there', () => {
  const plain = fontsIn(katexStyles(katex.renderToString('a + 1')));
  expect(plain).toMatchInlineSnapshot(`
    [
      "KaTeX_Main normal 400",
      "KaTeX_Math italic 400",
    ]
  `);
  const more = fontsIn(katexStyles(katex.renderToString(String.raw`\mathbf W \mathfrak g \Big[`)));
  expect(more.filter((font) => !plain.includes(font))).toMatchInlineSnapshot(`
    [
      "KaTeX_Fraktur normal 700",
      "KaTeX_Fraktur normal 400",
      "KaTeX_Main normal 700",
      "KaTeX_Size2 normal 400",
    ]
  `);
});
