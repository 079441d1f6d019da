// The proof of an exercise: what is right passes, what is wrong fails by the hidden checks alone and is
// named, and the hidden checks give no number away.

import {
  type Call,
  type Check,
  callerOf,
  drive,
  type Exercise,
  judgement,
  passed,
  type Report,
  type Row,
  runChecks,
  score,
} from 'course-checks';
import { digits } from 'course-display';
import { random } from 'kernel-lib';
import { afterEach, describe, expect, test } from 'vitest';
import type { ValueCheck } from '../../../checks/check-kinds.ts';
import { mismatch } from '../../../checks/compare.ts';
import { apply, askedFor, mistakesIn, referenceAt } from '../../../checks/exercise.ts';
import { copy, leaves } from '../../../checks/values.ts';
import { answersFrom } from './answers.ts';
import { mutantsOf } from './mutants.ts';

export interface Proof {
  readonly exercise: Exercise;
  readonly hidden: readonly Check[];
  /** Right solutions, written differently, as TypeScript. */
  readonly solutions: readonly string[];
  /** Mutants that the hidden checks let pass, by description, and why they are right. */
  readonly survivors?: Readonly<Record<string, string>>;
}

type Answers = Readonly<Record<string, unknown>>;

/** Registers the tests of one exercise. */
export function proveExercise({ exercise, hidden, solutions, survivors = {} }: Proof): void {
  const { id, asked, visible, points } = exercise;
  const names = Object.keys(asked);
  const all = [...visible, ...hidden];
  const mutants = solutions.flatMap(mutantsOf);

  describe(`exercise ${id}`, () => {
    test('the reference gives the numbers of the text', () => {
      for (const check of visible) expect(farFromPrinted(exercise, check)).toEqual([]);
    });

    test.each(solutions.map((source, k) => [k + 1, source]))('solution %i passes', (_, source) => {
      const report = runChecks(exercise, all, answersFrom(String(source), names));
      expect(report.rows.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
      expect(score(report)).toBe(points);
    });

    test('three solutions at least, and hidden checks of both tiers', () => {
      expect(solutions.length).toBeGreaterThanOrEqual(3);
      expect(new Set(hidden.map(({ tier }) => tier))).toEqual(
        new Set(['hidden-same', 'hidden-law']),
      );
    });

    test('the stub of the release is not attempted', () => {
      const stubs = Object.fromEntries(
        names.map((name) => [
          name,
          () => {
            throw new Error(`TODO ${id}: ${name}`);
          },
        ]),
      );
      const report = runChecks(exercise, all, stubs);
      expect(report.rows.map(({ verdict }) => verdict)).toEqual(all.map(() => 'not-attempted'));
      expect(score(report)).toBe(0);
    });

    test.each(mistaken(exercise))('$title is found by the hidden checks and named', (wrong) => {
      const report = runChecks(exercise, hidden, wrong.answers);
      expect(passed(report)).toBeLessThan(hidden.length);
      expect(namedIn(report)).toContain(wrong.id);
    });

    // All mutants under all hidden checks, once for both tests; anew for one that is tried again.
    let studied: readonly Studied[] | undefined;
    const study = () => {
      studied ??= mutants.map(({ source }) => studyOf(exercise, hidden, defined(source, names)));
      return studied;
    };
    afterEach(({ task }) => {
      if (task.result?.state === 'fail') studied = undefined;
    });

    test('every mutant of the solutions fails, but for those explained', () => {
      const alive = mutants
        .filter((_, k) => study()[k].survives)
        .map(({ description }) => description);
      expect(unique(alive)).toEqual(unique(Object.keys(survivors)));
    });

    test('the hidden checks print no wanted number', () => {
      const wrong = mistaken(exercise).map(({ answers }) => studyOf(exercise, hidden, answers));
      expect([...wrong, ...study()].flatMap(({ givenAway }) => givenAway)).toEqual([]);
    });
  });
}

const quick = { milliseconds: 200 };

/** The printed numbers of a check that the reference does not give to nine decimals. */
function farFromPrinted(exercise: Exercise, check: Check): unknown[] {
  const { call, printed } = check as Partial<ValueCheck>;
  if (call === undefined || printed === undefined) return [];
  const reference = referenceAt(exercise, call);
  expect(mismatch(reference, printed)).toBeUndefined();
  const wanted = leaves(printed);
  return leaves(reference).filter(({ value }, k) =>
    typeof value === 'number'
      ? !(Math.abs(value - Number(wanted[k].value)) <= 5.001e-10)
      : value !== wanted[k].value,
  );
}

/** The answers of a student who made one mistake, for each of the catalogue. */
function mistaken(exercise: Exercise): { id: string; title: string; answers: Answers }[] {
  const names = Object.keys(exercise.asked);
  const right = Object.fromEntries(names.map((name) => [name, askedFor(exercise, name).reference]));
  const wrong = names.flatMap((name) =>
    mistakesIn(exercise, name).map((mistake) => ({
      id: mistake.id,
      title: `${mistake.id} in ${name} (${mistake.sentence})`,
      answers: { ...right, [name]: mistake.answer },
    })),
  );
  expect(wrong.length).toBe(exercise.mistakes.length);
  return wrong;
}

function namedIn({ rows }: Report): string[] {
  return rows.flatMap(({ mistakes = [] }) => mistakes);
}

/** The functions of a mutant; none if it does not even define them. */
function defined(source: string, names: readonly string[]): Answers {
  try {
    return answersFrom(source, names);
  } catch {
    return {};
  }
}

interface Studied {
  /** Whether every check passes. */
  readonly survives: boolean;
  /** The wanted numbers that the reports print. */
  readonly givenAway: readonly string[];
}

/** What the hidden checks, each by itself, make of answers. */
function studyOf(exercise: Exercise, hidden: readonly Check[], answers: Answers): Studied {
  const each = hidden.map((check) => {
    const wanted = new Set<string>();
    const own = new Set<string>();
    const caller = callerOf(answers, quick);
    const report = drive(judgement(exercise, [check], random(7)), (call: Call) => {
      for (const number of numbersIn(referenceAt(exercise, call))) wanted.add(number);
      const outcome = caller(call);
      if (outcome.kind === 'returned')
        for (const number of numbersIn(outcome.value)) own.add(number);
      return outcome;
    });
    const text = report.rows.map(printed).join('\n');
    const givenAway = [...wanted].filter((number) => !own.has(number) && text.includes(number));
    return { passes: passed(report) === 1, givenAway };
  });
  return {
    survives: each.every(({ passes }) => passes),
    givenAway: each.flatMap(({ givenAway }) => givenAway),
  };
}

function printed({ says, got, wanted }: Row): string {
  return [...says, got, wanted].join('\n');
}

/** Numbers of at least four digits, as a report would print them. */
function numbersIn(value: unknown): string[] {
  return leaves(value)
    .flatMap(({ value }) => (typeof value === 'number' ? [digits(Math.abs(value))] : []))
    .filter((number) => number.replace(/^0\.0*|\D/g, '').length >= 4);
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}

/** What a mistake of the exercise gives at these arguments: for the wrong numbers of the plan. */
export function wrongAnswer(exercise: Exercise, id: string, ...args: readonly unknown[]): unknown {
  const mistake = exercise.mistakes.find((each) => each.id === id);
  if (mistake === undefined) throw new Error(`exercise ${exercise.id} lists no mistake ${id}`);
  return apply(
    mistake.answer,
    args.map((arg) => copy(arg)),
  );
}
