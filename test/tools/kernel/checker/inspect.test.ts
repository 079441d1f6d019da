import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Notebook, openNotebook } from './support/notebook.ts';

let notebook: Notebook;
beforeAll(() => {
  notebook = openNotebook();
  notebook.check(`/**
 * The mean of some numbers.
 * @param values - at least one
 * @param digits how many
 * @throws RangeError when there is none
 * @returns their mean
 * @example
 * mean([1, 3]) // 2
 */
function mean(values: number[], digits = 3): number { return 0 }
/** The learning rate. */
const eta = 0.1;
/** A point. */
interface Point { /** To the right. */ x: number }
/** A σ. */
const σ = (z: number) => z;
class Net { /** Runs it. */ run(x: number): string { return '' } }
const net = new Net();`);
}, 60_000);
afterAll(() => notebook.close());

/** What is said where `|` stands. */
function at(marked: string): string {
  const cursor = marked.indexOf('|');
  return notebook.checker.inspect(marked.replace('|', ''), cursor)?.plain ?? '';
}

describe('inspection', () => {
  it('a function of an earlier cell, with its documentation', () => {
    expect(notebook.checker.inspect('mean([1])', 2)).toMatchInlineSnapshot(`
      {
        "markdown": "\`\`\`typescript
      mean(values: number[], digits?: number): number
      \`\`\`

      The mean of some numbers.

      *@param* \`values\` — at least one

      *@param* \`digits\` — how many

      *@throws* RangeError when there is none

      *@returns* their mean

      *@example*
      \`\`\`typescript
      mean([1, 3]) // 2
      \`\`\`",
        "plain": "mean(values: number[], digits?: number): number

      The mean of some numbers.

      @param values — at least one

      @param digits — how many

      @throws RangeError when there is none

      @returns their mean

      @example mean([1, 3]) // 2",
      }
    `);
  });
  it('a variable of an earlier cell, with its documentation', () => {
    expect(at('et|a + 1')).toMatchInlineSnapshot(`
      "const eta: 0.1

      The learning rate."
    `);
  });
  it('the end of a name and its beginning count as the name', () => {
    expect(at('eta|')).toBe(at('|eta'));
    expect(at('eta| + 1')).toBe(at('|eta'));
  });
  it('a unicode name', () => {
    expect(at('σ|(1)')).toMatchInlineSnapshot(`
      "const σ: (z: number) => number

      A σ."
    `);
  });
  it('a type, a property and a method', () => {
    expect([
      at('let p: Poi|nt'),
      at('let p: Point = { x|: 1 }'),
      at('net.ru|n(1)'),
    ]).toMatchInlineSnapshot(`
      [
        "interface Point

      A point.",
        "(property) Point.x: number",
        "(method) Net.run(x: number): string",
      ]
    `);
  });
  it('between the parentheses of a call, the function', () => {
    expect(at('mean(|)')).toBe(at('mea|n()'));
    expect(at('mean([1], |)')).toBe(at('mea|n()'));
    expect(at('net.run(|)')).toBe(at('net.ru|n()'));
  });
  it('a name of the cell itself, a global and a package', () => {
    expect(at('const own = [1]; own|')).toMatchInlineSnapshot(`"const own: number[]"`);
    expect(at('Math.ma|x(1)')).toContain(
      'Returns the larger of a set of supplied numeric expressions.',
    );
    expect(at("import { join } from 'node:path'; joi|n()")).toContain(
      'Join all arguments together',
    );
  });
  it('nothing where there is nothing', () => {
    expect(notebook.checker.inspect('', 0)).toBeNull();
    expect(notebook.checker.inspect('  // a comment', 6)).toBeNull();
    expect(notebook.checker.inspect('unknownName', 3)).toBeNull();
  });
});
