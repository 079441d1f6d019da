import { expect, test } from 'vitest';
import { highlight, tokenKinds } from '../../../tools/document/highlight.ts';

const inside = (html: string) =>
  html.replace(/^<pre class="code"><code>(.*)<\/code><\/pre>$/s, '$1');

test('A line is an element, a token has its kind as class', () => {
  expect(inside(highlight('const a = "<b>"; // &\n\nf(a);'))).toMatchInlineSnapshot(`
    "<span class="line"><span class="token-keyword">const</span> <span class="token-constant">a</span> <span class="token-keyword">=</span> <span class="token-string-expression">&quot;&lt;b&gt;&quot;</span>; <span class="token-comment">// &amp;</span></span>
    <span class="line"></span>
    <span class="line"><span class="token-function">f</span>(a);</span>"
  `);
});

test('A page has a colour for every kind of token that occurs', () => {
  const source = [
    "import { a } from './a.ts'; /* why */",
    'export function f<T extends A>(this: T, x = `a\\n`): x is T { return !x && /a+/u.test(x); }',
    'class A extends B { static #p?: number = 0x1f; get q() { return super.q; } }',
    '@dec type M = { readonly [K in keyof A]-?: A[K] }; enum E { a = 1 } // https://example.org',
    'async () => { for await (const y of z) try { throw new Error(null) } catch {} }',
  ].join('\n');
  const kinds = [...highlight(source).matchAll(/class="(token-[\w-]+)"/g)].map(([, kind]) => kind);
  expect(kinds.length).toBeGreaterThan(50);
  const known: readonly string[] = tokenKinds.map((kind) => `token-${kind}`);
  expect([...new Set(kinds)].filter((kind) => !known.includes(kind))).toEqual([]);
});

test('The words of the code are those of its source', () => {
  const source = 'const x: number[] = [1, 2];\n  x.map((y) => y ** 2) // 2\n';
  const text = inside(highlight(source))
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&gt;', '>');
  expect(text).toBe(source);
});

test('Another language has no colours', () => {
  expect(inside(highlight('print(1 < 2)', 'python'))).toBe(
    '<span class="line">print(1 &lt; 2)</span>',
  );
  expect(highlight('let a = 1', 'JavaScript')).toContain('token-keyword');
});
