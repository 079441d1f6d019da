import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { exportedValues, libraryOf, testTitles } from '../../../tools/check/library.ts';
import { temporaryFolder } from '../client/kernels.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

describe('exported values', () => {
  test('are functions and constants, also of other files and of stars, but no types', () => {
    const at = (name: string) => join(folder.path, name);
    writeFileSync(at('a.ts'), 'export const one = 1;\nexport type T = 1;\nexport interface I {}\n');
    writeFileSync(
      at('b.ts'),
      'export function two() {}\nexport class Three {}\nexport enum Four {}\n',
    );
    writeFileSync(
      at('index.ts'),
      "export { one, type T, type I } from './a.ts';\nexport * from './b.ts';\nexport { two as zwei } from './b.ts';\nexport type { Three as Drei } from './b.ts';\n",
    );
    expect([...exportedValues(at('index.ts'))].sort()).toEqual([
      'Four',
      'Three',
      'one',
      'two',
      'zwei',
    ]);
  });

  test('of a file that exports nothing', () => {
    const file = join(folder.path, 'none.ts');
    writeFileSync(file, 'const a = 1;\n');
    expect(() => exportedValues(file)).toThrow(`${file}: exports nothing; is it the right file?`);
  });
});

describe('titles of tests', () => {
  test('carry those of their describes', () => {
    const source =
      "describe('F5', () => {\n  describe('by hand', () => { test('z', () => {}); });\n  it('a', f);\n});";
    expect(testTitles(source)).toEqual(['F5 > by hand > z', 'F5 > a']);
  });

  test('are found in loops and templates, what is put in left out', () => {
    expect(
      testTitles(`for (const x of xs) test(\`F5 of \${x}\`, () => {});\ntest(title, f);`),
    ).toEqual(['F5 of …', '']);
  });

  test('come from the rows of each, where the title has a place for them', () => {
    const lists = "test.each([['F21', sigmoid], ['F22', tanh]])('%s is right', f);";
    expect(testTitles(lists)).toEqual(['%s is right F21', '%s is right F22']);
    const objects = "test.each([{ name: 'F21', sigma }])('$name is right', f);";
    expect(testTitles(objects)).toEqual(['$name is right F21']);
    expect(testTitles("test.each(['F21'])('for each', f);")).toEqual(['for each']);
    expect(testTitles("describe.each(all)('%s', () => { test('a', f); });")).toEqual(['%s > a']);
  });

  test('of what is skipped or still to do are left out', () => {
    const source =
      "test.skip('F5', f); it.todo('F6'); describe.skip('F7', () => { test('F8', f); }); text('F9', f);";
    expect(testTitles(source)).toEqual([]);
  });

  test('a describe without a test covers nothing', () => {
    expect(testTitles("describe('F5', () => {});")).toEqual([]);
  });
});

test('The project exports the functions of kernel-lib and tests F5', { timeout: 60_000 }, () => {
  const { functions, titles } = libraryOf(resolve(import.meta.dirname, '../../..'));
  expect([...functions]).toContain('weightedInput');
  expect([...functions]).not.toContain('Matrix');
  expect(titles.filter((title) => /\bF5\b/.test(title)).length).toBeGreaterThan(0);
});
