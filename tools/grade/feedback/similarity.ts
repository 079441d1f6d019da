// Which answers to an exercise are alike. It is a list to look at, never a verdict: next to each pair
// stands how many of all pairs are as alike, so that an answer that many found is not accused.
//
//   score = |A ∩ B| / |A ∪ B|     A, B the fingerprints of two answers without those of what was given

import type { SubmissionResult } from '../result.ts';
import type { Student } from '../submission.ts';
import { alikeGroups, type Group } from './alike-groups.ts';
import { fingerprints } from './fingerprints.ts';
import { byExerciseNumber } from './words.ts';

/** Exercise → its released stub and its solution: what is taken from them says nothing. */
export type Given = ReadonlyMap<string, readonly string[]>;

export interface Similarity {
  /** The rarest likeness first. */
  readonly pairs: readonly SimilarPair[];
  /** In the order of their numbers. */
  readonly exercises: readonly ComparedExercise[];
}

export interface SimilarPair {
  readonly exercise: string;
  readonly students: readonly [Student, Student];
  /** From 0 to 1. */
  readonly score: number;
  /** How many pairs of the exercise are as alike or more, this one included. */
  readonly asAlike: number;
  /** Among so many. */
  readonly of: number;
}

export interface ComparedExercise {
  readonly exercise: string;
  readonly compared: number;
  /** Answers with too little of their own to be compared. */
  readonly short: number;
  readonly pairs: number;
}

/** Fewer fingerprints of its own than this, and an answer is like others by chance. */
const fewest = 12;
/** The most alike of the project's independent solutions have 0.13. */
const least = 0.3;
const mostPairs = 50;
/** A likeness that more pairs share is the exercise's own; but three pairs are always few. */
const commonShare = 0.05;
const fewPairs = 3;

/** The pairs of answers that are most alike, and what was compared. */
export function similarPairs(results: readonly SubmissionResult[], given: Given): Similarity {
  const compared = [...answersByExercise(results)].map(([exercise, answers]) => {
    return compare(exercise, answers, given.get(exercise) ?? []);
  });
  const pairs = compared
    .flatMap((each) => each.pairs)
    .sort((p, q) => p.asAlike / p.of - q.asAlike / q.of || q.score - p.score) // stable
    .slice(0, mostPairs);
  return { pairs, exercises: compared.map(({ exercise }) => exercise) };
}

interface Answer {
  readonly student: Student;
  readonly source: string;
}

function answersByExercise(results: readonly SubmissionResult[]): Map<string, Answer[]> {
  const found = new Map<string, Map<string, Answer>>();
  for (const { student, exercises } of results) {
    for (const { exercise, source } of exercises) {
      const known = found.get(exercise) ?? new Map<string, Answer>();
      found.set(exercise, known);
      if (source.trim() !== '') known.set(student.id, { student, source });
    }
  }
  const inOrder = [...found].sort(([p], [q]) => byExerciseNumber(p, q));
  return new Map(
    inOrder.map(([exercise, answers]) => [exercise, [...answers.values()].sort(byId)]),
  );
}

function byId(p: Answer, q: Answer): number {
  return p.student.id < q.student.id ? -1 : 1;
}

function compare(
  exercise: string,
  answers: readonly Answer[],
  given: readonly string[],
): { readonly exercise: ComparedExercise; readonly pairs: readonly SimilarPair[] } {
  const groups = groupsOf(answers, given);
  const compared = groups.reduce((sum, { members }) => sum + members.length, 0);
  const of = (compared * Math.max(0, compared - 1)) / 2;
  const mostAsAlike = Math.max(fewPairs, commonShare * of);
  const pairs: SimilarPair[] = [];
  for (const { score, asAlike, p, q } of alikeGroups(groups, { least, mostAsAlike })) {
    for (const students of membersOf(p, q)) {
      if (pairs.length === mostPairs) break;
      pairs.push({ exercise, students, score, asAlike, of });
    }
  }
  return { exercise: { exercise, compared, short: answers.length - compared, pairs: of }, pairs };
}

/** Answers that are the same but for what students and formatters change, together. */
function groupsOf(answers: readonly Answer[], given: readonly string[]): Group<Student>[] {
  const free = new Set([...given, given.join('\n')].flatMap((text) => [...fingerprints(text)]));
  const numbers = new Map<string, number>();
  const groups = new Map<string, Group<Student>>();
  for (const { student, source } of answers) {
    const prints: number[] = [];
    for (const print of fingerprints(source)) {
      if (free.has(print)) continue;
      const known = numbers.get(print) ?? numbers.size;
      numbers.set(print, known);
      prints.push(known);
    }
    if (prints.length < fewest) continue;
    const key = prints.sort((p, q) => p - q).join(' ');
    const same = groups.get(key);
    if (same === undefined) groups.set(key, { prints, members: [student] });
    else same.members.push(student);
  }
  return [...groups.values()];
}

function* membersOf(p: Group<Student>, q: Group<Student>): Generator<[Student, Student]> {
  for (const [k, one] of p.members.entries()) {
    const others = p === q ? p.members.slice(k + 1) : q.members;
    for (const other of others) yield one.id < other.id ? [one, other] : [other, one];
  }
}
