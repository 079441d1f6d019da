import { describe, expect, it } from 'vitest';
import { marksInCode, marksInProse } from '../../../tools/exercises/markers.ts';

const tick = '`';

describe('regions', () => {
  it('go from a BEGIN to its END, at any indentation', () => {
    const source =
      'f();\n  // BEGIN SOLUTION\n  g();\n  // END SOLUTION  \n\n// BEGIN HIDDEN TESTS\r\n// END HIDDEN TESTS\r';
    expect(marksInCode(`${source}\n`)).toEqual({
      regions: [
        { marked: 'SOLUTION', first: 2, last: 4 },
        { marked: 'HIDDEN TESTS', first: 6, last: 7 },
      ],
      faults: [],
    });
  });

  it.each([
    ['a string', "const s = '// BEGIN SOLUTION';"],
    ['a template', `const s = ${tick}\n// BEGIN SOLUTION\n${tick};`],
    [
      'the middle of a template',
      `const s = ${tick}\${1}\n// BEGIN SOLUTION\n# BEGIN SOLUTION\n\${2}${tick};`,
    ],
    ['a regular expression', 'const r = /\\/\\/ BEGIN SOLUTION/;'],
    ['an identifier', 'const beginSolution = 1; // see beginSolutionOf'],
    ['other words', '// in the end, solutions agree\n// the beginning of a solution'],
    [
      'code between templates',
      `const a = ${tick}x${tick} + 1 / 2 /* ${tick} */ + ${tick}y${tick};`,
    ],
  ])('%s is no marker', (_, source) => {
    expect(marksInCode(source)).toEqual({ regions: [], faults: [] });
  });

  it('a quote in a comment and a comment in a quote hide nothing', () => {
    const source = "// it's\n// BEGIN SOLUTION\nconst s = '/*';\n// END SOLUTION\nconst t = '*/';";
    expect(marksInCode(source)).toEqual({
      regions: [{ marked: 'SOLUTION', first: 2, last: 4 }],
      faults: [],
    });
  });
});

describe('look-alikes', () => {
  it.each([
    '//BEGIN SOLUTION',
    '// Begin solution',
    '// begin solution',
    '// BEGIN SOLUTION:',
    '// BEGIN  SOLUTION',
    '// BEGIN SOLUTIONS',
    '// BEGIN_SOLUTION',
    '//\u00a0BEGIN SOLUTION',
    '/// BEGIN SOLUTION',
    '// ### BEGIN SOLUTION',
    '// END SOLUTION.',
    '// the END SOLUTION of this',
    '# BEGIN SOLUTION',
    '### BEGIN SOLUTION',
    '#BEGIN SOLUTION',
    '% BEGIN SOLUTION',
    '/* BEGIN SOLUTION */',
    '/**\n * BEGIN SOLUTION\n */',
    '/*\n// BEGIN SOLUTION\n*/',
    'f(); // BEGIN SOLUTION',
    '/* */ // END SOLUTION',
    '// BEGIN HIDDEN TEST',
    '// BEGIN hidden tests',
    '// BEGIN HIDDENTESTS',
    '// BEGIN MARK SCHEME',
  ])('%j', (source) => {
    const { regions, faults } = marksInCode(`const a = 1;\n${source}\nconst b = 2;`);
    expect(regions).toEqual([]);
    expect(faults).toHaveLength(1);
    expect(faults[0].line).toBe(source.includes('\n') ? 3 : 2);
    expect(faults[0].sentence).toContain(
      'looks like a marker but is none; write // BEGIN SOLUTION',
    );
  });

  it('a line break that only the compiler sees', () => {
    expect(marksInCode('f();\n// a\u2028// BEGIN SOLUTION\n').faults).toMatchInlineSnapshot(`
      [
        {
          "line": 2,
          "sentence": "holds the line break U+2028; write a plain line feed, or \\u2028 in a string",
        },
      ]
    `);
    expect(marksInCode('// a\r// BEGIN SOLUTION').faults).toMatchInlineSnapshot(`
      [
        {
          "line": 1,
          "sentence": "holds the line break U+000D; write a plain line feed, or \\u000D in a string",
        },
      ]
    `);
  });
});

describe('pairs', () => {
  const [begin, end] = ['// BEGIN SOLUTION', '// END SOLUTION'];
  it.each([
    ['a nested BEGIN', [begin, begin, 'f();', end], [2]],
    ['a second END', [begin, end, end], [3]],
    [
      'a region within another',
      [begin, '// BEGIN HIDDEN TESTS', '// END HIDDEN TESTS', end],
      [2, 3],
    ],
  ])('%s is refused on its line', (_, lines, wanted) => {
    expect(marksInCode(lines.join('\n')).faults.map(({ line }) => line)).toEqual(wanted);
  });

  it('what does not pair is told', () => {
    const said = [[begin], [end], [begin, begin, end], [begin, '// END HIDDEN TESTS', end]].map(
      (lines) => marksInCode(lines.join('\n')).faults.map(({ sentence }) => sentence),
    );
    expect(said.flat()).toMatchInlineSnapshot(`
      [
        "// BEGIN SOLUTION is never ended; write // END SOLUTION below it",
        "// END SOLUTION ends nothing; write // BEGIN SOLUTION above it, or delete it",
        "// BEGIN SOLUTION stands inside the region that begins on line 1; end that region first",
        "// END HIDDEN TESTS ends nothing; write // BEGIN HIDDEN TESTS above it, or delete it",
      ]
    `);
  });
});

describe('prose', () => {
  it.each([
    '// BEGIN SOLUTION',
    '### END SOLUTION',
    '<!-- Begin solution -->',
    '- BEGIN HIDDEN TESTS',
  ])('%j marks nothing there', (line) => {
    const faults = marksInProse(`One.\n\n${line}\n`);
    expect(faults.map(({ line }) => line)).toEqual([3]);
    expect(faults[0].sentence).toContain('marks nothing in this cell; delete it, and put');
  });

  it('may speak of markers', () => {
    expect(marksInProse('Write between `// BEGIN SOLUTION` and `// END SOLUTION`.')).toEqual([]);
  });
});
