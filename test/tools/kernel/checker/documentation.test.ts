import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { bare } from '../../../../tools/kernel/checker/documentation.ts';
import { joinLibraries, joinReferences } from '../../../../tools/kernel/checker/library.ts';
import { libraries, nodeTypes } from '../../../../tools/kernel/checker/options.ts';
import { nodeHost } from '../../../../tools/kernel/checker-host.ts';
import { openNotebook } from './support/notebook.ts';

const host = nodeHost();

describe('declarations without their documentation', () => {
  it('have no comment that begins a line, and all others', () => {
    expect(
      bare(`/** The mean. */
declare function mean(values: number[] /* at least one */): number; // of them
  /* Two
   * lines. /** and no third */
  /** A point. */ interface Point { /** To the right. */ x: '/** y */' }
/**
 * As it was.
 * @deprecated Say mean.
 */
declare function average(values: number[]): number;
`),
    ).toMatchInlineSnapshot(`
      "declare function mean(values: number[] /* at least one */): number; // of them
      interface Point { /** To the right. */ x: '/** y */' }
      /** @deprecated */
      declare function average(values: number[]): number;
      "
    `);
  });
  it('are the same words in the same order, for JavaScript and for Node', () => {
    const types = nodeTypes(host, process.cwd()) ?? '';
    const joined = [joinLibraries(host, libraries()), joinReferences(host, types)];
    const texts = joined.flatMap((files) => [...files.values()]).filter(Boolean);
    expect(texts.length).toBeGreaterThan(20);
    for (const text of texts) expect(words(bare(text))).toEqual(words(text));
    expect(bare(texts.join()).length).toBeLessThan(texts.join().length / 2);
  });
});

function words(text: string): string {
  const scanner = ts.createScanner(ts.ScriptTarget.ESNext, true, undefined, text);
  const found: string[] = [];
  let templates = 0; // whose ${ is open
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (token === ts.SyntaxKind.TemplateHead) templates++;
    const ends = token === ts.SyntaxKind.CloseBraceToken && templates > 0;
    if (ends && scanner.reScanTemplateToken(false) === ts.SyntaxKind.TemplateTail) templates--;
    found.push(scanner.getTokenText());
  }
  return found.join(' ');
}

// In a notebook of its own each, for what was asked about once has its documentation from then on.
describe('the first question about a name is answered with its documentation', () => {
  it.each([
    [
      'a member that an own class inherits and overrides',
      'class Memo extends Map<string, number> { override ge|t(key: string) { return 1; } }',
      'Returns a specified element from the Map object.',
    ],
    [
      'a variable taken out of an object',
      'const { sq|rt } = Math;',
      'Returns the square root of a number.',
    ],
    ['a function of Node that an import names', "import { join } from 'path'; joi|n()", 'Join all'],
    ['a global of Node', 'console.lo|g(1)', 'Prints to `stdout` with newline.'],
  ])('%s', (_, marked, documentation) => {
    const notebook = openNotebook();
    const cursor = marked.indexOf('|');
    const code = marked.replace('|', '');
    expect(notebook.checker.inspect(code, cursor)?.plain).toContain(documentation);
    expect(notebook.check('Math.max(1).toFixed(2)')).toEqual([]);
    notebook.close();
  });
});

it('names that are deprecated come last in a completion', () => {
  const notebook = openNotebook();
  const { matches } = notebook.checker.complete("''.", 3);
  const names = matches.map(({ text }) => text);
  expect(names.indexOf('substr')).toBeGreaterThan(names.indexOf('valueOf'));
  notebook.close();
});
