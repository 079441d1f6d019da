// The three kinds of checks: a given input, inputs drawn until they tell every mistake apart, and a law.

import { type Matrix, numericalGradient, type Random } from 'kernel-lib';
import { difference, mismatch } from './compare.ts';
import { attempt } from './diagnosis.ts';
import {
  type Answer,
  askedFor,
  type Call,
  type Check,
  type Exercise,
  type Finding,
  type Mistake,
  mistakesIn,
  referenceAt,
  type Tier,
} from './exercise.ts';

type Arguments = readonly unknown[];

/** A check at given arguments, as printed in a notebook. */
export interface ValueCheck extends Check {
  readonly call: Call;
  /** The numbers that the text prints, to nine decimals; the tests compare them with the reference. */
  readonly printed: unknown;
}

/**
 * `name` at these arguments gives what the reference gives.
 *
 * @param printed the result as the text of the notebook prints it, if it does.
 */
export function value(what: string, name: string, args: Arguments, printed?: unknown): ValueCheck {
  const call = { name, args };
  return {
    tier: 'visible',
    what,
    call,
    printed,
    run: (exercise) => comparison(exercise, call),
  };
}

/**
 * `name` at random arguments gives what the reference gives. They are drawn again until every mistake
 * in that function differs there from the reference by more than 1e-6 of it.
 */
export function same(what: string, name: string, draw: (r: Random) => Arguments): Check {
  return {
    tier: 'hidden-same',
    what,
    *run(exercise, r) {
      return yield* comparison(
        exercise,
        discriminating(exercise, name, () => draw(r)),
      );
    },
  };
}

/**
 * What must hold for every right answer, whatever the numbers. `ask` calls the student's functions;
 * the generator returns a finding if the law does not hold.
 */
export function law(
  what: string,
  run: (ask: Ask, r: Random) => Generator<Call, Finding | undefined, Answer>,
  tier: Tier = 'hidden-law',
): Check {
  return { tier, what, run: (_exercise, r) => run(ask, r) };
}

/** Calls a student's function: `const delta = yield* ask<Matrix>('hiddenError', W, deltaNext, z)`. */
export interface Ask {
  /** The result, in the shape of the reference's: in another shape it does not reach the check. */
  <T>(name: string, ...args: Arguments): Generator<Call, T, Answer>;
  /** The result, and how often the student's function called the functions among its arguments. */
  counting<T>(
    name: string,
    ...args: Arguments
  ): Generator<Call, { readonly value: T; readonly calledBack: number }, Answer>;
}

function* counting<T>(
  name: string,
  ...args: Arguments
): Generator<Call, { readonly value: T; readonly calledBack: number }, Answer> {
  const { value, calledBack } = yield { name, args };
  return { value: value as T, calledBack }; // the engine has compared its shape with the reference's
}

function* asked<T>(name: string, ...args: Arguments): Generator<Call, T, Answer> {
  const { value } = yield* counting<T>(name, ...args);
  return value;
}

const ask: Ask = Object.assign(asked, { counting });

/** That a law does not hold, in a sentence without any wanted number; and which mistakes that shows. */
export function finding(sentence: string, ...mistakes: readonly string[]): Finding {
  return { says: [sentence], mistakes };
}

/**
 * A finding unless `derivative` is ∂C/∂θ by central differences: |x − y| ≤ 1e-8 + 1e-5 |y|.
 *
 * @param what what the derivative is of: `the cost by z`.
 */
export function gradientFinding(
  what: string,
  derivative: Matrix,
  cost: (theta: Matrix) => number,
  theta: Matrix,
): Finding | undefined {
  const numerical = numericalGradient(cost, theta);
  const apart = difference(derivative, numerical, { atol: 1e-8, rtol: 1e-5 });
  if (apart === undefined) return undefined;
  return finding(
    `In ${apart.where} it is not the derivative of ${what}: central differences give another number.`,
  );
}

function* comparison(exercise: Exercise, call: Call): Generator<Call, Finding | undefined, Answer> {
  const { value } = yield call;
  const { tolerance } = askedFor(exercise, call.name);
  const apart = difference(value, referenceAt(exercise, call), tolerance);
  return apart === undefined ? undefined : { says: [], mistakes: [] };
}

const manyDraws = 1000;

/** The first call drawn at which no mistake gives the right numbers. */
export function discriminating(exercise: Exercise, name: string, draw: () => Arguments): Call {
  let hiding: Mistake | undefined;
  for (let k = 0; k < manyDraws; k++) {
    const call = { name, args: draw() };
    hiding = mistakesIn(exercise, name).find(
      (mistake) => !mistake.numbersRight && givesTheSame(exercise, mistake, call),
    );
    if (hiding === undefined) return call;
  }
  throw new Error(
    `exercise ${exercise.id}: in ${manyDraws} draws for ${name} there was none at which ` +
      `${hiding?.id} differs from the reference; draw other inputs`,
  );
}

function givesTheSame(exercise: Exercise, mistake: Mistake, call: Call): boolean {
  const result = attempt(mistake, call);
  if ('message' in result) return false;
  const wanted = referenceAt(exercise, call);
  return (
    mismatch(result.value, wanted) === undefined &&
    difference(result.value, wanted, { atol: 1e-12, rtol: 1e-6 }) === undefined
  );
}
