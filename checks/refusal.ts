// The one sentence about a call that gave nothing a check could go on with.

import type { Outcome } from './calls.ts';
import { difference, exact, mismatch, notFinite } from './compare.ts';
import { describe, rounded, roundedApart } from './describe.ts';
import { askedFor, type Call, type Exercise, referenceAt } from './exercise.ts';
import type { Verdict } from './report.ts';

export interface Refusal {
  readonly verdict: Verdict;
  readonly sentence: string;
}

/** Why the outcome of a call cannot be used; undefined if it can. */
export function refusal(exercise: Exercise, call: Call, outcome: Outcome): Refusal | undefined {
  const { name } = call;
  switch (outcome.kind) {
    case 'returned':
      return refusedValue(exercise, call, outcome);
    case 'threw':
      return thrown(exercise, name, outcome);
    case 'timeout':
      return {
        verdict: 'timeout',
        sentence: `${name} had not returned after ${outcome.seconds} s and was ended; look for a loop that never stops.`,
      };
    case 'stopped':
      return { verdict: outcome.verdict, sentence: outcome.sentence };
    case 'promise':
      return wrong(`${name} returned a promise; leave out async, so that it returns its result.`);
    case 'unreadable':
      return wrong(`${name} returned a value that holds itself or is nested more than 32 deep.`);
    case 'missing':
      return { verdict: 'not-attempted', sentence: missing(exercise.id, name, outcome.given) };
    case 'no function':
      return wrong(`${name} is ${described(outcome.given)}; it must be a function.`);
  }
}

function wrong(sentence: string): Refusal {
  return { verdict: 'wrong', sentence };
}

function missing(id: string, name: string, given: readonly string[] | undefined): string {
  if (given === undefined) return `${name} is not defined in any cell.`;
  const found = given.length === 0 ? 'nothing was given' : `given: ${given.join(', ')}`;
  return `${name} is missing (${found}); run the cell that defines it, then check('${id}', { ${name} }).`;
}

function thrown(
  { id }: Exercise,
  name: string,
  { error, message }: { error: string; message: string },
): Refusal {
  // The stubs that nbgrader makes do not say their exercise.
  const stub = /^TODO(?: (\d+\.\d+))?\b/.exec(message);
  const todo = stub?.[1];
  if (stub !== null && (todo ?? id) === id) {
    return { verdict: 'not-attempted', sentence: `${name} is not written yet.` };
  }
  if (todo !== undefined) {
    return {
      verdict: 'threw',
      sentence: `${name} calls a function of exercise ${todo}, which is not written yet.`,
    };
  }
  const what = error === '' ? 'threw' : `threw ${error === 'Error' ? 'an Error' : `a ${error}`}:`;
  return { verdict: 'threw', sentence: ended(`${name} ${what} ${firstLine(message)}`) };
}

function refusedValue(
  exercise: Exercise,
  call: Call,
  { value, argsAfter }: { value: unknown; argsAfter: readonly unknown[] },
): Refusal | undefined {
  const { name, args } = call;
  const wanted = referenceAt(exercise, call);
  const shapes = mismatch(value, wanted);
  if (shapes !== undefined) return wrong(wrongShape(name, shapes));
  const parameters = parameterNames(askedFor(exercise, name).signature);
  for (let k = 0; k < args.length; k++) {
    const changed =
      mismatch(argsAfter[k], args[k]) === undefined
        ? difference(argsAfter[k], args[k], exact)
        : { where: '', got: undefined, wanted: undefined };
    if (changed === undefined) continue;
    const [was, became] = roundedApart(changed.wanted, changed.got);
    const what = changed.where === '' ? '' : ` (${changed.where} was ${was} and became ${became})`;
    return wrong(`${name} changed its argument ${parameters[k]}${what}; work on a copy.`);
  }
  const bad = notFinite(value, wanted);
  if (bad === undefined) return undefined;
  const place = bad.where === '' ? '' : ` in ${bad.where}`;
  return wrong(`${name} returned ${rounded(bad.got)}${place}; a finite number is wanted.`);
}

function wrongShape(
  name: string,
  { where, got, wanted }: { where: string; got: string; wanted: string },
): string {
  const place = where === '' ? '' : ` in ${where}`;
  const sentence = `${name} returned ${got}${place}; it must be ${wanted}`;
  if (got === 'undefined') return `${sentence}. Is a return missing?`;
  const rows = /^an array of \d+ arrays?$/.test(got) && wanted.endsWith(' matrix');
  return rows ? `${sentence}, such as matrix(rows) makes of an array of rows.` : `${sentence}.`;
}

function described(value: unknown): string {
  return typeof value === 'number' ? `the number ${rounded(value)}` : describe(value);
}

/** A long message, such as a compiler's or one with a drawing, tells the most in its first line. */
function firstLine(message: string): string {
  const line = message.split('\n')[0];
  return line.length > 300 ? `${line.slice(0, 300)} …` : line;
}

function ended(sentence: string): string {
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** `['W', 'f']` of `name(W: Matrix, f: (x: number) => number): Matrix`. */
export function parameterNames(signature: string): string[] {
  const inside = signature.slice(signature.indexOf('(') + 1);
  const parts = [''];
  let depth = 0;
  for (const character of inside.replaceAll('=>', '→')) {
    if (depth === 0 && character === ')') break;
    if ('([{<'.includes(character)) depth += 1;
    if (')]}>'.includes(character)) depth -= 1;
    if (depth === 0 && character === ',') parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.split(/[?:]/)[0].trim());
}
