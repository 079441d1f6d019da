// What a student reads.
import type { ExerciseState, SubmitCheck } from './submit-check.ts';

/** Whether the file can be handed in: it is readable and has a cell for every exercise. */
export function isWhole(check: SubmitCheck): boolean {
  return !('unreadable' in check) && check.exercises.every(({ state }) => state !== 'missing');
}

/** Whether nobody has answered anything in it. */
export function isUntouched(check: SubmitCheck): boolean {
  return (
    !('unreadable' in check) && check.exercises.every(({ state }) => state === 'not attempted')
  );
}

export function report(file: string, check: SubmitCheck): string {
  if ('unreadable' in check) return `${file} cannot be handed in: ${check.unreadable}.`;
  const { notebook, exercises, remarks } = check;
  const width = Math.max(...exercises.map(({ id }) => id.length));
  return [
    `${file} can be read, as ${notebook}.`,
    ...exercises.map((each) => `  ${each.id.padEnd(width)}  ${told(each)}`),
    ...remarks.map((remark) => `  ${remark}`),
    verdict(exercises),
  ].join('\n');
}

function told({ state, because }: ExerciseState): string {
  return because === undefined ? state : `${state}: ${because}`;
}

function verdict(exercises: readonly ExerciseState[]): string {
  const those = (wanted: string) =>
    exercises.filter(({ state }) => state === wanted).map(({ id }) => id);
  const attempted = those('attempted').length + those('in part').length;
  const count = `${attempted} of ${exercises.length} exercises are attempted`;
  const missing = those('missing');
  if (missing.length === 0) return `${count}, and nothing is missing.`;
  const are = missing.length === 1 ? 'is' : 'are';
  return `${count}, and ${missing.join(', ')} ${are} missing: copy the cells from the released notebook.`;
}
