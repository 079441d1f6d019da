// What a wrong result was made of: which known mistakes give exactly these numbers.

import type { Outcome } from './calls.ts';
import { difference, mismatch, notFinite, usual } from './compare.ts';
import { rounded, roundedApart, written } from './describe.ts';
import {
  apply,
  askedFor,
  type Call,
  type Exercise,
  type Mistake,
  mistakesIn,
  referenceAt,
  type Tier,
} from './exercise.ts';
import { parameterNames } from './refusal.ts';
import type { Row } from './report.ts';
import { copy, leaves } from './values.ts';

/** A call that was made, and how it went. */
export interface Recorded {
  readonly call: Call;
  readonly outcome: Outcome;
}

export type Diagnosis = Pick<Row, 'says' | 'inputs' | 'got' | 'wanted' | 'mistakes'>;

/** The first recorded call whose result is not the reference's. */
export function firstWrong(exercise: Exercise, calls: readonly Recorded[]): Recorded | undefined {
  return calls.find(({ call, outcome }) => {
    if (outcome.kind !== 'returned') return true;
    const wanted = referenceAt(exercise, call);
    const { tolerance } = askedFor(exercise, call.name);
    return (
      mismatch(outcome.value, wanted) !== undefined ||
      difference(outcome.value, wanted, tolerance) !== undefined
    );
  });
}

/**
 * The wrong call explained: which leaf is wrong, which mistakes give the same numbers, or which
 * intermediate it is. On a hidden check neither the wanted value nor a right intermediate is told.
 */
export function diagnose(exercise: Exercise, wrong: Recorded, tier: Tier): Diagnosis {
  const { call, outcome } = wrong;
  const found = mistakesGiving(exercise, wrong);
  const says = explanations(found, tellsNothing(outcome));
  const ids = [...new Set(found.map(({ id }) => id))];
  const shared = {
    inputs: inputsOf(exercise, call),
    ...(ids.length > 0 ? { mistakes: ids } : {}),
  };
  if (outcome.kind !== 'returned') return { ...shared, says };
  const { value } = outcome;
  const right = referenceAt(exercise, call);
  const open = tier === 'visible';
  const wanted = open ? { wanted: rounded(right) } : {};
  if (mismatch(value, right) !== undefined) {
    // Numbers in a wrong shape can be the wanted ones, so that a hidden check does not print them.
    return { ...shared, says, ...(open ? { got: rounded(value) } : {}), ...wanted };
  }
  const leaf = difference(value, right, askedFor(exercise, call.name).tolerance);
  const told = leaf === undefined || notFinite(value, right) !== undefined; // by the refusal
  const sentence = told ? [] : [wrongLeaf(call.name, leaf, open)];
  const rest = found.length > 0 ? says : intermediates(exercise, call, value, open);
  const got = rounded(open || leaf === undefined ? value : leaf.got);
  return { ...shared, says: [...sentence, ...rest], got, ...wanted };
}

/** The mistakes that end in the same way at these arguments: the same numbers, or the same error. */
function mistakesGiving(exercise: Exercise, { call, outcome }: Recorded): Mistake[] {
  const { tolerance = usual } = askedFor(exercise, call.name);
  return mistakesIn(exercise, call.name).filter((mistake) => {
    if (mistake.numbersRight) return false;
    const result = attempt(mistake, call);
    if (outcome.kind === 'threw') return 'message' in result && result.message === outcome.message;
    if (outcome.kind !== 'returned' || 'message' in result) return false;
    return (
      mismatch(outcome.value, result.value) === undefined &&
      difference(outcome.value, result.value, tolerance) === undefined
    );
  });
}

/** What a mistake gives at these arguments: a value or the message of an error. */
export function attempt(
  mistake: Mistake,
  { args }: Call,
): { value: unknown } | { message: string } {
  try {
    return {
      value: apply(
        mistake.answer,
        args.map((arg) => copy(arg)),
      ),
    };
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error) };
  }
}

/** Whether there is no number in it by which one mistake would be known from another. */
function tellsNothing(outcome: Outcome): boolean {
  if (outcome.kind !== 'returned') return true;
  const numbers = leaves(outcome.value).filter(({ value }) => typeof value === 'number');
  return numbers.length > 0 && numbers.every(({ value }) => Number.isNaN(value));
}

function explanations(found: readonly Mistake[], unsure: boolean): string[] {
  const sentences = found.flatMap(explained);
  if (found.length === 0) return [];
  if (unsure) return ['This is how a known mistake ends; it may be yours.', ...sentences];
  if (found.length === 1) return sentences;
  return ['More than one known mistake gives these numbers.', ...sentences];
}

/** The sentence on a mistake, after its number if the course numbers it, and its line of algebra. */
export function explained({ id, sentence, algebra }: Mistake): string[] {
  return [/^[A-Z]\d/.test(id) ? `${id}: ${sentence}` : sentence, algebra];
}

function wrongLeaf(
  name: string,
  { where, got, wanted }: { where: string; got: unknown; wanted: unknown },
  open: boolean,
): string {
  const place = where === '' ? '' : ` in ${where}`;
  const [mine, right] = open ? roundedApart(got, wanted) : [rounded(got)];
  const should = open ? `; it should be ${right}` : ', which is wrong';
  return `${name} returned ${mine}${place}${should}.`;
}

/** How the result compares with what is computed on the way to it, if the exercise tells. */
function intermediates(exercise: Exercise, call: Call, got: unknown, open: boolean): string[] {
  const { trace } = askedFor(exercise, call.name);
  if (trace === undefined) return [];
  const values = Object.entries(apply(trace, call.args));
  const stopped = values.find(
    ([, value]) => mismatch(got, value) === undefined && difference(got, value) === undefined,
  );
  if (stopped !== undefined) return [`That is ${stopped[0]}, which is only a part of the result.`];
  const parts = values.map(([name, value]) => (open ? `${name} = ${rounded(value)}` : name));
  return [`No known mistake gives it. Compare what you compute on the way: ${parts.join('; ')}.`];
}

/** `z = matrix([[0.5, 1]])`, a line for each argument. */
export function inputsOf(exercise: Exercise, { name, args }: Call): string[] {
  const parameters = parameterNames(askedFor(exercise, name).signature);
  return args.map((arg, k) => `${parameters[k]} = ${written(arg)}`);
}
