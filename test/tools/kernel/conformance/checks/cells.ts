// Names across cells: declared again, reassigned, seen by earlier functions, kept after a throw.
import { equal } from '../claims.ts';
import { lines } from '../code.ts';
import type { GroupCheck } from '../suite.ts';

interface Story {
  readonly id: string;
  readonly title: string;
  /** All succeed. */
  readonly cells: readonly string[];
  /** What the last one prints. */
  readonly prints: string;
}

const REPEATED = lines(
  'const repeated = 5; class Repeated {} interface RepeatedType { a: 1 }',
  'function repeats() { return repeated; }',
  'console.log(repeats());',
);

const STORIES: readonly Story[] = [
  {
    id: 'redeclare-variables',
    title: 'const and let are declared again, each as the other and as another type',
    cells: [
      'const redone = 1; let again = "a";',
      'let redone = "two"; const again = 4;',
      'console.log(JSON.stringify(redone), again)',
    ],
    prints: '"two" 4',
  },
  {
    id: 'redeclare-functions',
    title: 'functions, classes and enums are declared again',
    cells: [
      'function which() { return 1; } class Which { name = 1; } enum Sort { A = 6 }',
      'function which() { return 2; } class Which { name = "two"; } enum Sort { A = 7 }',
      'console.log(which(), new Which().name, Sort.A)',
    ],
    prints: '2 two 7',
  },
  {
    id: 'redeclare-kinds',
    title: 'a name becomes another kind of thing',
    cells: [
      'class Changing {} function changing() {}',
      'const Changing = "a"; class changing { n = 3; }',
      'console.log(typeof Changing, typeof changing, new changing().n)',
    ],
    prints: 'string function 3',
  },
  {
    id: 'redeclare-types',
    title: 'interfaces and types are declared again, and not merged',
    cells: [
      'interface Card { a: number } type Deck = Card[];',
      'interface Card { b: number } type Deck = Set<Card>;',
      'const card: Card = { b: 2 }; const deck: Deck = new Set([card]); console.log(deck.size)',
    ],
    prints: '1',
  },
  {
    id: 'redeclare-imports',
    title: 'imports are repeated, and give way to another of the same name',
    cells: [
      'import { sep } from "node:path";',
      'import { sep } from "node:path"; console.log(sep)',
      'import { EOL as sep } from "node:os"; console.log(JSON.stringify(sep))',
    ],
    prints: '"\\n"',
  },
  {
    id: 'same-cell-again',
    title: 'the same cell runs again and again',
    cells: [REPEATED, REPEATED, REPEATED, REPEATED],
    prints: '5',
  },
  {
    id: 'function-sees-reassigned',
    title: 'a function of cell 1 sees a variable reassigned in cell 2',
    cells: [
      'let rate = 1; function useRate() { return rate; }',
      'rate = 2;',
      'console.log(useRate())',
    ],
    prints: '2',
  },
  {
    id: 'function-sees-redeclared',
    title: 'a function sees a variable declared again',
    cells: [
      'const eta0 = 10; function useEta() { return eta0; }',
      'const eta0 = 20;',
      'console.log(useEta())',
    ],
    prints: '20',
  },
  {
    id: 'function-sees-function',
    title: 'a function sees another one declared again',
    cells: [
      'function inner() { return "old"; } function outer() { return inner(); }',
      'function inner() { return "new"; }',
      'console.log(outer())',
    ],
    prints: 'new',
  },
  {
    id: 'function-changes-variable',
    title: 'a function of an earlier cell changes a variable that later cells see',
    cells: [
      'let steps = 0; const stepOn = () => { steps++; };',
      'stepOn(); stepOn(); stepOn();',
      'console.log(steps)',
    ],
    prints: '3',
  },
  {
    id: 'destructuring',
    title: 'names from destructuring are known later',
    cells: [
      'const { p, q: { r } } = { p: 1, q: { r: 2 } }; let [ , ...restOf] = [0, 3];',
      'var { v = 4 } = {} as { v?: number };',
      'console.log(p, r, restOf, v)',
    ],
    prints: '1 2 [ 3 ] 4',
  },
  {
    id: 'closures-of-loops',
    title: 'a top-level loop has a fresh variable each turn, which does not leak',
    cells: [
      'const turned: (() => number)[] = [];',
      'for (let loopTurn = 0; loopTurn < 3; loopTurn++) turned.push(() => loopTurn);',
      'console.log(turned.map((f) => f()).join(), "loopTurn" in globalThis)',
    ],
    prints: '0,1,2 false',
  },
  {
    id: 'classes-across-cells',
    title: 'a class of an earlier cell is extended, and instanceof holds',
    cells: [
      'class Parent { constructor(public word: string) {} }',
      'class Child extends Parent { child = true; }',
      'const kid = new Child("kid"); console.log(kid instanceof Parent, kid.word)',
    ],
    prints: 'true kid',
  },
  {
    id: 'functions-across-cells',
    title: 'async functions and generators of an earlier cell',
    cells: [
      'async function later(x: number) { await null; return x * 2; }',
      'function* few() { yield 1; yield 2; }',
      'console.log(await later(2), [...few()].join())',
    ],
    prints: '4 1,2',
  },
];

export const cells: readonly GroupCheck[] = [
  ...STORIES.map(told),
  {
    id: 'kept-after-throw',
    title: 'what ran before a throw stays defined',
    run: async (kernel) => {
      const code = lines(
        'const keptConst = 1; let keptLet = 2; function keptFunction() { return 3; }',
        'keptLet = 5;',
        'throw new Error("now");',
      );
      equal('status', (await kernel.run(code)).status, 'error');
      const names = await kernel.prints('console.log(keptConst, keptLet, keptFunction())');
      equal('the names', names, '1 5 3');
    },
  },
  {
    id: 'kept-after-await-throw',
    title: 'also behind an await, and a second try of the cell runs',
    run: async (kernel) => {
      await kernel.run('let tries = 0;');
      const code = lines(
        'const tried = await Promise.resolve(1);',
        'if (++tries === 1) throw new Error("once");',
        'const reached = tried + 1;',
      );
      equal('the first try', (await kernel.run(code)).status, 'error');
      equal('the second try', (await kernel.run(code)).status, 'ok');
      equal('the name', await kernel.prints('console.log(reached)'), '2');
    },
  },
];

function told({ id, title, cells, prints }: Story): GroupCheck {
  return {
    id,
    title,
    run: async (kernel) => {
      let printed = '';
      for (const cell of cells) printed = await kernel.prints(cell);
      equal('what the last cell prints', printed, prints);
    },
  };
}
