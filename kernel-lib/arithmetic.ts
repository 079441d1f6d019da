// Arithmetic as a value: a program that takes its operations as an argument, f(o, x), runs on plain
// numbers, on dual numbers (dual.ts), on a tape (tape.ts) and on counted numbers (flops.ts).

/** What an operation takes: a value, or a number that is a constant and has no derivative. */
export type Operand<T> = T | number;

/** The twelve operations over values of type T. Each gives a new value and changes none. */
export interface Arithmetic<T> {
  /** u + v. */
  add(u: Operand<T>, v: Operand<T>): T;
  /** u − v. */
  subtract(u: Operand<T>, v: Operand<T>): T;
  /** u v. */
  multiply(u: Operand<T>, v: Operand<T>): T;
  /** u / v. */
  divide(u: Operand<T>, v: Operand<T>): T;
  /** u^p with a constant p; u^v is exp(v log u). Throws unless p is a finite number. */
  power(u: Operand<T>, p: number): T;
  exp(u: Operand<T>): T;
  /** The natural logarithm. */
  log(u: Operand<T>): T;
  sqrt(u: Operand<T>): T;
  sin(u: Operand<T>): T;
  cos(u: Operand<T>): T;
  tanh(u: Operand<T>): T;
  /** max(0, u). */
  relu(u: Operand<T>): T;
  /** u under a name of its own, which a tape prints; elsewhere just u. */
  named(name: string, u: T): T;
  /** The constant c as a value. */
  constant(c: number): T;
  /** The plain number inside u. */
  number(u: Operand<T>): number;
}

/** The operations on numbers; the others name their operations by these. */
export type Operation = Exclude<keyof Arithmetic<number>, 'named' | 'constant' | 'number'>;

/**
 * The arithmetic of plain numbers.
 *
 * Nothing is thrown outside a domain, as in JavaScript: log 0 = −∞, u/0 = ±∞, and log u and √u of a
 * negative u, 0/0 and a broken power of a negative u are NaN. u² is one multiplication, u u.
 *
 * @throws TypeError if the exponent of `power` is not a number; RangeError if it is not finite.
 * @example
 * real.sqrt(real.add(real.power(3, 2), 16)) // 5
 */
export const real: Arithmetic<number> = {
  add: (u, v) => u + v,
  subtract: (u, v) => u - v,
  multiply: (u, v) => u * v,
  divide: (u, v) => u / v,
  power: (u, p) => (checkedExponent(p) === 2 ? u * u : u ** p),
  exp: Math.exp,
  log: Math.log,
  sqrt: Math.sqrt,
  sin: Math.sin,
  cos: Math.cos,
  tanh: Math.tanh,
  relu: (u) => Math.max(0, u),
  named: (_name, u) => u,
  constant: (c) => c,
  number: (u) => u,
};

/** The twelve operations over T, all done by `run`, which is told their name and their operands. */
export function operations<T>(
  run: (operation: Operation, ...operands: readonly Operand<T>[]) => T,
): Pick<Arithmetic<T>, Operation> {
  return {
    add: (u, v) => run('add', u, v),
    subtract: (u, v) => run('subtract', u, v),
    multiply: (u, v) => run('multiply', u, v),
    divide: (u, v) => run('divide', u, v),
    power: (u, p) => run('power', u, checkedExponent(p)),
    exp: (u) => run('exp', u),
    log: (u) => run('log', u),
    sqrt: (u) => run('sqrt', u),
    sin: (u) => run('sin', u),
    cos: (u) => run('cos', u),
    tanh: (u) => run('tanh', u),
    relu: (u) => run('relu', u),
  };
}

/** o.operation(...operands), for an operation known by its name. */
export function apply<T>(
  o: Arithmetic<T>,
  operation: Operation,
  operands: readonly Operand<T>[],
): T {
  // `operations` gives each operation as many operands as it takes, and to power a number.
  return (o[operation] as (...operands: readonly Operand<T>[]) => T)(...operands);
}

function checkedExponent(p: unknown): number {
  if (typeof p !== 'number') {
    throw new TypeError(
      `power: the exponent is ${typeof p}; it must be a number; write u^v as exp(v log u)`,
    );
  }
  if (!Number.isFinite(p)) {
    throw new RangeError(`power: the exponent is ${p}; it must be a finite number`);
  }
  return p;
}
