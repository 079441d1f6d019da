import { expect, test } from 'vitest';
import { terminalText } from '../../../tools/document/terminal-text.ts';

const ESC = '\u001b';

function lines(raw: string): string[] {
  const { html } = terminalText(raw, 'stdout');
  const [, inside] = /^<pre class="stdout"><code>(.*)<\/code><\/pre>$/s.exec(html) ?? [];
  return inside.split('\n').map((line) => line.replace(/^<span class="line">(.*)<\/span>$/, '$1'));
}

test('A colour is a class, and goes on in the next line until it ends', () => {
  expect(lines(`${ESC}[31mred\nstill${ESC}[0m not`)).toEqual([
    '<span class="ansi-red-fg">red</span>',
    '<span class="ansi-red-fg">still</span> not',
  ]);
  expect(terminalText(`${ESC}[1;32mgreen${ESC}[0m`, 'stdout').text).toBe('green');
});

test('Text is no HTML', () => {
  expect(lines('<b title="x">&')).toEqual(['&lt;b title=&quot;x&quot;&gt;&amp;']);
});

test.each([
  ['10%\r50%\r100%', '100%'],
  ['10%\r50%\r', '50%'],
  ['a\r\nb\r\n', 'a\nb'],
  ['a\n\nb\n\n', 'a\n\nb\n'],
  ['', ''],
])('%j is last seen as %j', (raw, seen) => {
  const { text, lines: count } = terminalText(raw, 'stdout');
  expect(text).toBe(seen);
  expect(count).toBe(seen.split('\n').length);
  expect(lines(raw)).toHaveLength(count);
});

test('Other commands to the terminal are left out', () => {
  const raw = `${ESC}[2K${ESC}[1Aa${ESC}[?25l`;
  expect(lines(raw)).toEqual(['a']);
  expect(terminalText(raw, 'stdout').text).toBe('a');
});

test('A hyperlink leads to the web or is text', () => {
  const link = (address: string) => `${ESC}]8;;${address}${ESC}\\here${ESC}]8;;${ESC}\\`;
  expect(lines(link('https://example.org/?a="b"'))).toEqual([
    '<a href="https://example.org/?a=&quot;b&quot;">here</a>',
  ]);
  expect(lines(link('javascript:alert(1)')).join()).not.toContain('href');
  expect(terminalText(link('https://example.org'), 'stdout').text).toBe('here');
});
