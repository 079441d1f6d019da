// 2.3: the FLOPs of a program that is given as a list of its steps, in the lecture's convention (S2:25).

import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';

interface Step {
  readonly name: string;
  readonly op: string;
  readonly operands: readonly (string | number)[];
}
type Program = readonly Step[];

/** `c add a b`: a line for each step; what looks like a number is one. */
function program(...lines: string[]): Step[] {
  return lines.map((line) => {
    const [name, op, ...rest] = line.split(' ');
    return { name, op, operands: rest.map((u) => (Number.isNaN(Number(u)) ? u : Number(u))) };
  });
}

/** The steps that compute with constants alone, by name. */
function constants(steps: Program): string[] {
  const known: string[] = [];
  for (const { name, op, operands } of steps) {
    const all = operands.every((u) => typeof u === 'number' || known.includes(u));
    if (op !== 'input' && all) known.push(name);
  }
  return known;
}

/** The steps that cost 1. */
function costly(steps: Program): Step[] {
  const free = constants(steps);
  return steps.filter(({ name, op }) => op !== 'input' && !free.includes(name));
}

const without = (steps: Program, ...ops: string[]) =>
  costly(steps).filter(({ op }) => !ops.includes(op)).length;

/** What is counted if each result is written out again wherever it is used. */
function writtenOut(steps: Program): number {
  const own = new Set(costly(steps).map(({ name }) => name));
  const cost = new Map<string | number, number>();
  for (const { name, operands } of steps) {
    const before = operands.reduce<number>((sum, u) => sum + (cost.get(u) ?? 0), 0);
    cost.set(name, before + (own.has(name) ? 1 : 0));
  }
  const results = steps.filter(({ name }) => !steps.some((s) => s.operands.includes(name)));
  return results.reduce((sum, { name }) => sum + (cost.get(name) ?? 0), 0);
}

const constantsAreFree = 'An operation costs 0 if all its operands are constants, otherwise 1.';
const everyOperation = 'Every +, −, ·, /, power, exp and √ is 1 FLOP.';

// A count can be the wrong one for many reasons, so the sentences say what was counted, not what was done.
const mistakes: Mistake[] = [
  {
    id: 'counts-constants',
    sentence: 'This is the count together with the operations between constants.',
    algebra: constantsAreFree,
    answer: (steps: Program) => steps.filter(({ op }) => op !== 'input').length,
  },
  {
    id: 'counts-constants',
    sentence: 'This is the count if what is computed from constants is taken for a variable.',
    algebra: 'With k = 3 · 5 also k + 7 is a constant: it does not depend on an input.',
    answer: (steps: Program) =>
      steps.filter(
        ({ op, operands }) => op !== 'input' && operands.some((u) => typeof u === 'string'),
      ).length,
  },
  {
    id: 'one-constant-is-free',
    sentence: 'This is the count if one constant operand makes an operation free.',
    algebra: constantsAreFree,
    answer: (steps: Program) => {
      const free: (string | number)[] = constants(steps);
      return costly(steps).filter(
        ({ operands }) => !operands.some((u) => typeof u === 'number' || free.includes(u)),
      ).length;
    },
  },
  {
    id: 'misses-division',
    sentence: 'This is the count without the divisions.',
    algebra: everyOperation,
    answer: (steps: Program) => without(steps, 'divide'),
  },
  {
    id: 'misses-functions',
    sentence: 'This is the count without exp and √.',
    algebra: everyOperation,
    answer: (steps: Program) => without(steps, 'exp', 'sqrt'),
  },
  {
    id: 'misses-power',
    sentence: 'This is the count without the powers.',
    algebra: everyOperation,
    answer: (steps: Program) => without(steps, 'power'),
  },
  {
    id: 'counts-inputs',
    sentence: 'This is the count together with the inputs.',
    algebra: 'An input is given and not computed: it costs 0.',
    answer: (steps: Program) =>
      costly(steps).length + steps.filter(({ op }) => op === 'input').length,
  },
  {
    id: 'input-is-constant',
    sentence: 'This is the count if an input, which has no operands, is taken for a constant.',
    algebra: 'An input is a variable; what depends on it costs 1.',
    answer: () => 0,
  },
  {
    id: 'reused-twice',
    sentence: 'This is the count if a result is computed again wherever it is used.',
    algebra: 'a = x² is computed once and kept: each step costs once, however often it is used.',
    answer: writtenOut,
  },
];

const ofF = ['x input', 'a power x 2', 'b exp a', 'c add a b', 'd sqrt c'];

export const countFlopsExercise: Exercise = {
  id: '2.3',
  title: 'Counting FLOPs',
  formulas: ['F1'],
  points: 2,
  withheld: ['flopCounter'],
  asked: {
    countFlops: {
      signature: 'countFlops(steps: readonly Step[]): number',
      reference: (steps: Program) => costly(steps).length,
      trace: (steps: Program) => ({ 'the steps that are constants': constants(steps) }),
    },
  },
  visible: [
    value(
      'f as written',
      'countFlops',
      [program('x input', 'p multiply x x', 'q multiply x x', 'b exp q', 'c add p b', 'd sqrt c')],
      5,
    ),
    value(
      'f′ as written',
      'countFlops',
      [
        program(
          ...['x input', 'o multiply x x', 'e exp o', 's add 1 e', 'n multiply x s'],
          ...[
            'p multiply x x',
            'q multiply x x',
            'b exp q',
            'c add p b',
            'd sqrt c',
            'y divide n d',
          ],
        ),
      ],
      10,
    ),
    value('f with a kept', 'countFlops', [program(...ofF)], 4),
    value(
      'f and f′ with a, b and d kept',
      'countFlops',
      [program(...ofF, 's add 1 b', 'n multiply x s', 'y divide n d')],
      7,
    ),
    value(
      'f and f′ by forward mode',
      'countFlops',
      [
        program(
          ...[...ofF, 'aDot multiply 2 x', 'bDot multiply b aDot', 'cDot add aDot bDot'],
          ...['twice multiply 2 d', 'dDot divide cDot twice'],
        ),
      ],
      9,
    ),
    value(
      'f and f′ by reverse mode',
      'countFlops',
      [
        program(
          ...[...ofF, 'slope multiply 2 x', 'twice multiply 2 d', 'cBar divide 1 twice'],
          ...['share multiply cBar b', 'aBar add share cBar', 'xBar multiply aBar slope'],
        ),
      ],
      10,
    ),
    value(
      'a program with constants and a second input',
      'countFlops',
      [
        program(
          ...['x input', 'k multiply 3 5', 'n subtract 7 2', 'y input', 'm add k n'],
          ...['u multiply m x', 'w subtract y 7', 'v divide u w', 'z divide v k'],
        ),
      ],
      4,
    ),
  ],
  mistakes,
};
