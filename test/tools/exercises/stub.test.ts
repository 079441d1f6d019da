import { describe, expect, it } from 'vitest';
import { releasedText } from '../../../tools/exercises/code.ts';
import type { ExerciseCell } from '../../../tools/exercises/exercise-cell.ts';
import { mistakes } from '../../notebooks/strict.ts';

const [begin, end] = ['// BEGIN SOLUTION', '// END SOLUTION'];

/** What a solution cell of exercise 6.2 releases. */
function released(source: string) {
  const cell = { cell_type: 'code', id: 'c', metadata: {}, source } as const;
  const code = { ...cell, execution_count: null, outputs: [] };
  const owner: ExerciseCell = { index: 0, cell: code, exercise: '6.2', role: 'solution' };
  return releasedText(code, owner);
}

const body = (value: string) => `{\n  ${begin}\n  return ${value};\n  ${end}\n}`;
const forms: Record<string, readonly [source: string, name: string]> = {
  aFunction: [`function f(x: number): number ${body('x')}`, 'f'],
  anArrow: [`const f = (x: number): number => ${body('x')};`, 'f'],
  anAsyncArrow: [`const f = async (x: number): Promise<number> => ${body('x')};`, 'f'],
  aTypedVariable: [`const f: (x: number) => number = (x) => ${body('x')};`, 'f'],
  aFunctionExpression: [`const f = function (x: number): number ${body('x')};`, 'f'],
  aNamedExpression: [`const f = function g(x: number): number ${body('x')};`, 'g'],
  aGenerator: [`function* f(): Generator<number> {\n  ${begin}\n  yield 1;\n  ${end}\n}`, 'f'],
  aGeneric: [`function f<T>(x: T): T[] ${body('[x]')}`, 'f'],
  aGuard: [`function f(x: unknown): x is number ${body("typeof x === 'number'")}`, 'f'],
  aMethod: [`class A {\n f(): number ${body('1')}\n}`, 'A.f'],
  aStatic: [`class A {\n static f(): number ${body('1')}\n}`, 'A.f'],
  aGetter: [`class A {\n get f(): number ${body('1')}\n}`, 'A.f'],
  aSetter: [`class A {\n set f(x: number) {\n${begin}\nconsole.log(x);\n${end}\n}\n}`, 'A.f'],
  aField: [`class A {\n f = (): number => ${body('1')};\n}`, 'A.f'],
  aPrivate: [`class A {\n #f(): number ${body('1')}\n g() { return this.#f(); }\n}`, 'A.#f'],
  aConstructor: [
    `class A {\n  n: number;\n  constructor() {\n${begin}\nthis.n = 1;\n${end}\n}\n}`,
    'A.constructor',
  ],
  aClassValue: [`const A = class {\n f(): number ${body('1')}\n};`, 'A.f'],
  aMember: [`const o = {\n f(): number ${body('1')},\n};`, 'o.f'],
  aProperty: [`const o = {\n f: (): number => ${body('1')},\n};`, 'o.f'],
  givenFirst: [`function f(x: number): number {\n  const y = x;\n${body('y').slice(2)}`, 'f'],
};

describe('a function', () => {
  it.each(Object.entries(forms))(
    '%s: its body is a stub that says its name',
    (_, [source, name]) => {
      const { source: text, faults } = released(source);
      expect(faults).toEqual([]);
      expect(text).toContain(`throw new Error('TODO 6.2: ${name}');`);
      expect(text).not.toMatch(/BEGIN|END|return [1x[]|this\.n =|yield/);
    },
  );

  it('each form is strict TypeScript before and after', { timeout: 60_000 }, () => {
    const both = Object.entries(forms).flatMap(([name, [source]]) => [
      [`${name}-before`, source],
      [`${name}-after`, released(source).source],
    ]);
    const log = 'declare const console: { log(x: unknown): void };\n';
    const sources = both.map(([name, text]) => [name, `${log}${text}`]);
    expect(mistakes(Object.fromEntries(sources))).toEqual([]);
  });

  it('the stub has the indentation of the region', () => {
    const source = `class A {\n\tf(): number {\n\t\t${begin}\n\t\treturn 1;\n\t\t${end}\n\t}\n}`;
    expect(released(source).source).toBe(
      "class A {\n\tf(): number {\n\t\tthrow new Error('TODO 6.2: A.f');\n\t}\n}",
    );
  });
});

describe('declarations', () => {
  const source = `${begin}\nconst answer: number = 3, other: 'a' | 'b' = 'a';\nlet list: readonly number[] = [1];\n${end}\nanswer;`;

  it('become values that are not there yet, of the same types', () => {
    expect(released(source)).toMatchInlineSnapshot(`
      {
        "faults": [],
        "source": "const answer = undefined as unknown as number; // TODO 6.2: answer
      const other = undefined as unknown as 'a' | 'b'; // TODO 6.2: other
      let list = undefined as unknown as readonly number[]; // TODO 6.2: list
      answer;",
      }
    `);
  });

  it('are strict TypeScript', { timeout: 60_000 }, () => {
    expect(mistakes({ declarations: released(source).source })).toEqual([]);
  });
});

describe('refused', () => {
  const region = (text: string) => `${begin}\n${text}\n${end}`;
  const cases: readonly (readonly [what: string, text: string])[] = [
    ['no result type', `function f(x: number) ${body('x')}`],
    ['no result type of an arrow', `const f = (x: number) => ${body('x')};`],
    ['no name', `[1].map((x): number => ${body('x')});`],
    ['a computed name', `const o = {\n ['f'](): number ${body('1')},\n};`],
    ['statements after it', `function f(): number {\n${region('const x = 1;')}\nreturn x;\n}`],
    ['a loop', `function f(): number {\nfor (;;) {\n${region('return 1;')}\n}\n}`],
    ['a whole function', region('function f(): number { return 1; }')],
    ['a call at the top', region('f();')],
    ['a value without a type', region('const x = 1;')],
    ['a pattern', region('const [x]: number[] = [1];')],
    ['half a statement', `function f(): number {\nreturn 1\n${begin}\n+ 2;\n${end}\n}`],
    ['an expression', `const x: number = (\n${begin}\n1\n${end}\n);`],
    ['nothing in it', `function f(): void {\n${region('')}\n}`],
    ['no markers', 'function f(): number {\n  return 1;\n}'],
    ['no TypeScript', `function f(: number ${body('1')}`],
    ['an open template', `const a = ${'`'};\nfunction f(): number ${body('1')}`],
  ];

  it('what has no stub, with its line', () => {
    const said = cases.map(([what, text]) => {
      const faults = released(text).faults.map(({ line, sentence }) => `${line}: ${sentence}`);
      return `${what}: line ${faults.join(' | ')}`;
    });
    expect(said).toMatchInlineSnapshot(`
      [
        "no result type: line 2: f does not say its result type, so its stub would have none; write it behind the parameters",
        "no result type of an arrow: line 2: f does not say its result type, so its stub would have none; write it behind the parameters",
        "no name: line 2: the region stands in a function without a name; give it one for the stub to say",
        "a computed name: line 3: the region stands in a function without a name; give it one for the stub to say",
        "statements after it: line 2: statements follow the region in its function; let the region go to the end of the body",
        "a loop: line 3: the region stands neither in the body of a function nor at the top of the cell; put the body of one function between the markers",
        "a whole function: line 1: the region holds more than declarations; leave the signature of a function outside it, and declare values with a type, as in const answer: number = 3;",
        "a call at the top: line 1: the region holds more than declarations; leave the signature of a function outside it, and declare values with a type, as in const answer: number = 3;",
        "a value without a type: line 1: x is declared without a type, so its stub would have none; write for instance const answer: number = 3;",
        "a pattern: line 1: [x] is a pattern, for which there is no stub; declare its names one by one",
        "half a statement: line 3: the region cuts a statement in two; let it hold whole statements",
        "an expression: line 2: the region stands neither in the body of a function nor at the top of the cell; put the body of one function between the markers",
        "nothing in it: line 2: the region holds no statement; put the solution into it",
        "no markers: line 1: the solution is not marked, so it would be released; put // BEGIN SOLUTION above it and // END SOLUTION below it",
        "no TypeScript: line 1: is not TypeScript (Parameter declaration expected.); mend it, for markers cannot be told in it",
        "an open template: line 1: the solution is not marked, so it would be released; put // BEGIN SOLUTION above it and // END SOLUTION below it",
      ]
    `);
  });
});
