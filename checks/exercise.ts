// What an exercise is, as plain data and functions: what is asked, what checks an answer, and the
// mistakes that are known beforehand.

import type { Random } from 'kernel-lib';

/** Any function, whatever it takes. */
export type AnyFunction = (...args: never[]) => unknown;

export interface Exercise {
  /** `6.2`: the second exercise of notebook 06. */
  readonly id: string;
  readonly title: string;
  /** The formulas it is about, by their numbers in the lecture notebooks. */
  readonly formulas: readonly string[];
  readonly points: number;
  /**
   * Functions of kernel-lib that are the answer, or nearly. A notebook has them; the grader leaves them
   * out, with all that uses them. None if left out.
   */
  readonly withheld?: readonly string[];
  /** The functions the student writes, by name. */
  readonly asked: Readonly<Record<string, Asked>>;
  readonly visible: readonly Check[];
  readonly mistakes: readonly Mistake[];
}

/** One function that the student writes. */
export interface Asked {
  /** As the notebook prints it: `hiddenError(WNext: Matrix, deltaNext: Matrix, z: Matrix): Matrix`. */
  readonly signature: string;
  readonly reference: AnyFunction;
  /** How near an answer must be; |x − y| ≤ 1e-12 + 1e-9 |y| if left out. */
  readonly tolerance?: Tolerance;
  /** What is computed on the way to the result at these arguments, by name, in order. */
  readonly trace?: (...args: never[]) => Readonly<Record<string, unknown>>;
}

/** |x − y| ≤ atol + rtol |y|. */
export interface Tolerance {
  readonly atol: number;
  readonly rtol: number;
}

/** A wrong answer that is known beforehand. */
export interface Mistake {
  /** Of the catalogue, `M1`; or a word of its own, `forward-difference`. */
  readonly id: string;
  /** The function it is made in; may be left out if the exercise asks for one only. */
  readonly of?: string;
  /** What was done and why it is wrong, in one sentence. */
  readonly sentence: string;
  /** The line of algebra that sets it right. */
  readonly algebra: string;
  /** The wrong answer at these arguments. */
  readonly answer: AnyFunction;
  /**
   * Set if the answer is wrong in another way than by its numbers, such as one call too many; a law
   * finds it and names it.
   */
  readonly numbersRight?: true;
}

export type Tier = 'visible' | 'hidden-same' | 'hidden-law';

/**
 * One thing that is tried. Its text is a generator that yields the calls it wants made, so that it
 * runs at once in a notebook and across a pipe in the grader.
 */
export interface Check {
  readonly tier: Tier;
  /** One sentence: what is tried. */
  readonly what: string;
  run(exercise: Exercise, random: Random): Generator<Call, Finding | undefined, Answer>;
}

/** A call of a student's function. */
export interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
}

/** What a call gave, in the shape that the reference gives. */
export interface Answer {
  readonly value: unknown;
  /** How often the functions among the arguments were called. */
  readonly calledBack: number;
}

/** Why a check failed. The wrong numbers themselves are found and explained by the engine. */
export interface Finding {
  readonly says: readonly string[];
  /** Ids of the mistakes that a law recognises by itself. */
  readonly mistakes: readonly string[];
}

/** The function of the exercise with that name; an Error if there is none. */
export function askedFor({ id, asked }: Exercise, name: string): Asked {
  const found = Object.hasOwn(asked, name) ? asked[name] : undefined;
  if (found === undefined) {
    throw new Error(
      `exercise ${id} does not ask for ${name}; it asks for ${Object.keys(asked).join(', ')}`,
    );
  }
  return found;
}

/** The reference's result at these arguments. */
export function referenceAt(exercise: Exercise, { name, args }: Call): unknown {
  return apply(askedFor(exercise, name).reference, args);
}

/** f(…args), for arguments whose types are known to fit f only by those who wrote the exercise. */
export function apply<T>(f: (...args: never[]) => T, args: readonly unknown[]): T {
  return f(...(args as never[]));
}

/** The mistakes that are made in this function. */
export function mistakesIn({ asked, mistakes }: Exercise, name: string): Mistake[] {
  const only = Object.keys(asked).length === 1 ? name : undefined;
  return mistakes.filter(({ of = only }) => of === name);
}
