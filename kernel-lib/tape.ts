// Reverse mode: a program is run once and leaves a list of its elementary steps, the Wengert list
// (R. E. Wengert, 1964). From it one sweep backwards gives the derivatives of one output with respect
// to everything. Lines are counted from 0 in the code; x₁ … x_D, as the lecture has it, are their names.

import { type Arithmetic, type Operand, real } from './arithmetic.ts';
import { differentiable, type Step } from './slope.ts';
import { formula, type Line, numberedName } from './wengert.ts';

/** A value on a tape: what the operations of that tape take and give. */
export interface Variable<T = number> {
  /** Which line of the tape it is: its place in `lines` and in what `adjoints` gives. */
  readonly index: number;
  readonly value: T;
}

/** A tape: the operations record what they compute. A number among the operands is a constant. */
export interface Tape<T = number> extends Arithmetic<Variable<T>> {
  /** The Wengert list so far, each line after its parents. */
  readonly lines: readonly Line<T>[];
  /** An input of the program. */
  variable(value: T, name?: string): Variable<T>;
  /** ∂y/∂x_i for every line i of the tape, 0 where y does not depend on x_i. */
  adjoints(y: Variable<T>): T[];
}

interface Entry<T> {
  readonly variable: Variable<T>;
  readonly parents: readonly number[];
  readonly partials: readonly T[];
  readonly name: string;
  /** The formula with the names that the lines have by then: a name may be given late. */
  formula(): string;
}

/**
 * An empty tape for values of the given arithmetic, plain numbers if none is given.
 *
 * With `dualArithmetic()` the adjoints are dual numbers: derivatives, and in their dots the second
 * derivatives along the direction of the inputs' dots (forward over reverse). What is outside the
 * domain of log, sqrt, divide or power is NaN or ±∞, as in JavaScript; relu has the slope 0 at 0.
 *
 * @throws TypeError if an input is not a value of the arithmetic or an operand is not a Variable;
 *   RangeError if a Variable belongs to another tape.
 * @example
 * const t = tape();
 * const x = t.variable(3);
 * t.adjoints(t.multiply(x, x))[x.index] // 6
 */
export function tape(): Tape;
export function tape<T>(arithmetic: Arithmetic<T>): Tape<T>;
export function tape<T>(
  o: Arithmetic<T> = real as Arithmetic<unknown> as Arithmetic<T>, // left out only where T is number
): Tape<T> {
  const entries: Entry<T>[] = [];
  const own = (who: string, u: Variable<T>) => checkedVariable(who, entries, u);
  const append = (value: T, rest: Omit<Entry<T>, 'variable' | 'name'>, name?: string) => {
    const variable = { index: entries.length, value };
    entries.push({ variable, ...rest, name: name ?? numberedName(entries.length + 1) });
    return variable;
  };
  const nameOf = (u: Operand<Variable<T>>) => (typeof u === 'number' ? u : entries[u.index].name);
  const record = (step: Step<T, Variable<T>>): Variable<T> =>
    append(step.value, {
      parents: step.variables.map(({ operand }) => operand.index),
      partials: step.variables.map(({ slope }) => {
        const partial = slope(1);
        return typeof partial === 'number' ? o.constant(partial) : partial;
      }),
      formula: () => formula(step.operation, step.operands.map(nameOf)),
    });
  return {
    ...differentiable(o, (operation, u: Variable<T>) => own(operation, u).value, record),
    variable: (value, name) => append(checkedInput(o, value), given('variable'), name),
    constant: (c) => append(o.constant(c), given('constant')),
    named: (name, u) => {
      entries[own('named', u).index] = { ...entries[u.index], name };
      return u;
    },
    number: (u) => (typeof u === 'number' ? u : o.number(own('number', u).value)),
    get lines() {
      return entries.map(({ variable: { index, value }, name, formula, parents, partials }) => {
        return { index, name, operation: formula(), value, parents, partials };
      });
    },
    adjoints: (y) => reverseSweep(o, entries, own('adjoints', y).index),
  };
}

/** x̄_D = 1 and x̄_i = Σ_j x̄_j ∂g_j/∂x_i over all j of which x_i is a parent, D the output. (F3) */
function reverseSweep<T>(o: Arithmetic<T>, entries: readonly Entry<T>[], D: number): T[] {
  const bar: (T | undefined)[] = entries.map(() => undefined);
  bar[D] = o.constant(1);
  // Backwards, so that x̄_j is complete, all its children done, when it is handed on.
  for (let j = D; j >= 0; j--) {
    const barJ = bar[j];
    if (barJ === undefined) continue; // x_D does not depend on x_j
    const { parents, partials } = entries[j];
    parents.forEach((i, k) => {
      const share = o.multiply(barJ, partials[k]);
      const barI = bar[i];
      bar[i] = barI === undefined ? share : o.add(barI, share); // at a fork shares add up
    });
  }
  return bar.map((barI) => barI ?? o.constant(0));
}

function given(what: string): { parents: []; partials: []; formula: () => string } {
  return { parents: [], partials: [], formula: () => what };
}

function checkedInput<T>(o: Arithmetic<T>, value: T): T {
  const kind = value === null ? 'null' : typeof value;
  if ((kind !== 'number' && kind !== 'object') || typeof o.number(value) !== 'number') {
    throw new TypeError(
      `variable: the value is ${kind}; it must be a value of the arithmetic of the tape, ` +
        'which is a number unless tape(…) was given another arithmetic',
    );
  }
  return value;
}

function checkedVariable<T>(
  who: string,
  entries: readonly Entry<T>[],
  u: Variable<T>,
): Variable<T> {
  if (typeof u?.index !== 'number') {
    throw new TypeError(
      `${who}: ${typeof u} was given where a Variable of this tape is wanted; take what variable(value) ` +
        'or an operation of this tape has returned, or to an operation a number',
    );
  }
  if (entries[u.index]?.variable !== u) {
    throw new RangeError(
      `${who}: the Variable with index ${u.index} is not on this tape, ` +
        `which has ${entries.length} line(s); it belongs to another tape or is a copy`,
    );
  }
  return u;
}
