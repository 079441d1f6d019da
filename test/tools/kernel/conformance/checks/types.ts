// Strict type-checking across cells.
import { type Cell, told } from '../cell.ts';
import { claim, equal, includes } from '../claims.ts';
import { lines } from '../code.ts';
import type { Kernel } from '../kernel.ts';
import type { GroupCheck } from '../suite.ts';

export const types: readonly GroupCheck[] = [
  {
    id: 'type-error',
    title:
      'a type error is an error with code, message, line and column, and the cell does not run',
    run: async (kernel) => {
      const cell = await kernel.run('console.log("ran");\nconst counted: number = "three";');
      const found = [cell.status, cell.errors.length, cell.stdout];
      equal('status, errors and stdout', found, ['error', 1, '']);
      includes('what it tells', told(cell), '2322');
      includes('what it tells', told(cell), "Type 'string' is not assignable to type 'number'");
      includes('what it tells', told(cell), /2:7|line 2, column 7|\(2,7\)/);
    },
  },
  {
    id: 'type-error-column',
    title: 'its column counts what an editor counts, behind an emoji too',
    run: async (kernel) => {
      const cell = await kernel.run('const dice = "🎲"; const sides: string = 6;');
      includes('what it tells', told(cell), /1:(25|26)\b|column (25|26)\b/);
    },
  },
  {
    id: 'several-type-errors',
    title: 'all type errors of a cell are told',
    run: async (kernel) => {
      const code = 'const a1: number = "x";\nconst a2: string = 3;\nmissingName;';
      const text = told(await refused(kernel, code));
      for (const part of ["type 'number'", "type 'string'", "'missingName'"]) {
        includes('what it tells', text, part);
      }
    },
  },
  {
    id: 'strict',
    title: 'strict: a parameter without a type is refused',
    run: async (kernel) => {
      await refused(kernel, 'function same(x) { return x; }');
    },
  },
  {
    id: 'strict-null',
    title: 'strict: what may be undefined is refused, across cells',
    run: async (kernel) => {
      await kernel.run('const shelf = new Map<string, { size: number }>();');
      await refused(kernel, 'shelf.get("a").size');
    },
  },
  {
    id: 'types-of-functions',
    title: 'a call of an earlier cell’s function is checked',
    run: async (kernel) => {
      await kernel.run('function area(width: number, height: number) { return width * height; }');
      await refused(kernel, 'area(2, "3")');
      await refused(kernel, 'area(2)');
      equal('a right call', await kernel.prints('console.log(area(2, 3).toFixed(1))'), '6.0');
    },
  },
  {
    id: 'types-of-types',
    title: 'interfaces, type aliases, generic classes and enums of earlier cells are known',
    run: async (kernel) => {
      const declared = lines(
        'interface Point { x: number }',
        'type Pair = [Point, Point];',
        'enum Side { Left, Right }',
        'class Box<T> { constructor(public held: T) {} }',
      );
      await kernel.run(declared);
      const code = lines(
        'const pair: Pair = [{ x: 1 }, { x: 2 }];',
        'const box = new Box(pair);',
        'console.log(box.held[1].x, Side.Right);',
      );
      equal('a right use', await kernel.prints(code), '2 1');
      await refused(kernel, 'const wrongPair: Pair = [{ x: 1 }];');
      await refused(kernel, 'const text: string = new Box(1).held;');
      await refused(kernel, 'Side.Middle');
    },
  },
  {
    id: 'type-of-redeclared',
    title: 'a name declared again has its new type, and the old one is gone',
    run: async (kernel) => {
      await kernel.run('const mood = 3;');
      await kernel.run('const mood = "fine";');
      equal('the new type', await kernel.prints('console.log(mood.toUpperCase())'), 'FINE');
      await refused(kernel, 'mood.toFixed(2)');
    },
  },
  {
    id: 'unknown-name',
    title: 'a name that does not exist is refused before anything runs',
    run: async (kernel) => {
      includes('what it tells', told(await refused(kernel, 'nowhereDeclared;')), 'nowhereDeclared');
    },
  },
  {
    id: 'refused-defines-nothing',
    title: 'a refused cell defines nothing',
    run: async (kernel) => {
      await refused(kernel, 'const halfway = 1; const wrong: number = "x";');
      await refused(kernel, 'halfway');
    },
  },
  {
    id: 'assignments',
    title: 'an assignment to a const of an earlier cell is refused, to a let it is checked',
    run: async (kernel) => {
      await kernel.run('const fixed = 1; let loose = 1;');
      await refused(kernel, 'fixed = 2;');
      await refused(kernel, 'loose = "2";');
      await kernel.run('loose = 5;');
      equal('the let', await kernel.prints('console.log(fixed + loose)'), '6');
    },
  },
  {
    id: 'types-of-packages',
    title: 'the types of npm packages are checked, of CommonJS and for import alone',
    run: async (kernel) => {
      await refused(kernel, "import { half } from 'common-half';\nhalf('4');");
      await refused(kernel, "import { half } from 'module-half';\nhalf('4');");
      await refused(kernel, "import { double } from 'common-half';");
    },
  },
  {
    id: 'types-of-local-file',
    title: 'so are those of a local file, and its own errors are told with its path and line',
    run: async (kernel) => {
      kernel.write('typed.ts', 'export function twice(x: number): number { return 2 * x; }\n');
      await refused(kernel, "import { twice } from './typed';\ntwice('4');");
      kernel.write('mistyped.ts', 'export const a = 1;\nexport const b: string = a;\n');
      const cell = await refused(kernel, "import { b } from './mistyped'; b;");
      includes('what it tells', told(cell), /mistyped\.ts\D*2\D/);
    },
  },
  {
    id: 'known-globals',
    title: 'the globals of Node are known with their types',
    run: async (kernel) => {
      const code = lines(
        'const bytes: Uint8Array = Buffer.from("a"); const go: typeof fetch = fetch;',
        'console.log(bytes.length, typeof go, typeof process.pid, new URL("http://a/b").pathname)',
      );
      equal('stdout', await kernel.prints(code), '1 function number /b');
    },
  },
  {
    id: 'no-false-alarm',
    title: 'unused names and a value left standing are no errors',
    run: async (kernel) => {
      const code = lines(
        'import { sep } from "node:path";',
        'const unusedOne = 1;',
        'function unusedTwo(a: number) {}',
        '1 + 1;',
      );
      const { status, stderr } = await kernel.run(code);
      equal('status and stderr', [status, stderr], ['ok', '']);
    },
  },
];

/** Runs a cell that must be refused before anything of it runs, and gives what became of it. */
async function refused(kernel: Kernel, code: string): Promise<Cell> {
  const cell = await kernel.run(`console.log("ran");\n${code}`);
  const found = `status ${cell.status}, stdout ${JSON.stringify(cell.stdout)}`;
  claim(cell.status === 'error' && cell.stdout === '', `${code} was not refused: ${found}`);
  return cell;
}
