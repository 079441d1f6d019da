import { describe, expect, it } from 'vitest';
import { isComplete } from '../../../../tools/kernel/checker/completeness.ts';

describe('a cell that can be run', () => {
  it.each([
    '',
    '1',
    '1;',
    'const x = 1',
    'if (a) b',
    '{ a }',
    '// comment',
    '/* c */',
    'foo()\n',
    'a\n\n',
    '`a\nb`',
    'const σ = "𝒳"',
    'class A {}',
    'type A = 1',
    'await x',
    'declare function f(): void',
    'function f(): void;',
    'for (;;) {}',
    "import 'x'",
    'x!',
    '/a/v',
  ])('%j', (code) => {
    expect(isComplete(code)).toEqual({ status: 'complete' });
  });
});

describe('a cell that waits for more, and the indent of its next line', () => {
  it.each([
    ['if (a) {', '  '],
    ['function f(a: number) {', '  '],
    ['function f()', ''],
    ['  if (a) {', '    '],
    ['{\n  a', '  '],
    ['{\n  if (b) {', '    '],
    ['foo(', '  '],
    ['foo(1,', ''],
    ['[1,', ''],
    ['const a = [', '  '],
    ['const a =', '  '],
    ['const f = () =>', '  '],
    ['a +', ''],
    ['a.', ''],
    ['a ? b :', ''],
    ['`abc', ''],
    ['  `abc', ''],
    ['`abc ${', '  '],
    ['/* abc', ''],
    ['if (a)', ''],
    ['if (a) {}\nelse', '  '],
    ['while (a', ''],
    ['do {} while (', '  '],
    ['do {}', ''],
    ['try {}', ''],
    ['switch (a) {', '  '],
    ['class A {', '  '],
    ['class A { m() {', '  '],
    ['interface A {', '  '],
    ['let x:', ''],
    ['type A =', '  '],
    ['@decorator', ''],
    ['const { a,', ''],
    ['import {', '  '],
    ['async () => {', '  '],
    ['if (σ) { // 𝒳 {', '  '],
    ['new', ''],
  ])('%j', (code, indent) => {
    expect(isComplete(code)).toEqual({ status: 'incomplete', indent });
  });
});

describe('a cell that no further line can mend', () => {
  it.each([
    '}',
    ')',
    'foo(1))',
    'const = 1',
    '"abc',
    "'abc",
    '/abc',
    'let x y',
    'if (a) }',
    'a b',
    'class { ] }',
    '1 + * 2',
    'const a = 1 1',
    '{ ) ',
  ])('%j', (code) => {
    expect(isComplete(code)).toEqual({ status: 'invalid' });
  });
});
