// What a regrade changed.
import type { Change, ExerciseMark, MarkThen, NotebookMarks, TestChange } from './marks.ts';

interface Found {
  readonly notebook: NotebookMarks;
  readonly mark: ExerciseMark;
}

/**
 * The exercises that the two runs mark differently, in points or in the verdict of any test, in the
 * order of student, notebook and exercise. A notebook that the later run did not grade keeps its marks
 * and is no change. Manual marks play no part: they count before and after.
 */
export function difference(
  before: readonly NotebookMarks[],
  after: readonly NotebookMarks[],
): Change[] {
  const regraded = new Set(after.map(place));
  const old = byExercise(before.filter((notebook) => regraded.has(place(notebook))));
  const young = byExercise(after);
  const keys = [...new Set([...old.keys(), ...young.keys()])];
  return keys
    .map((key) => change(old.get(key), young.get(key)))
    .filter((change) => change !== undefined)
    .sort(byPlace);
}

function place({ student, notebook }: NotebookMarks): string {
  return JSON.stringify([student.id, notebook]);
}

function byExercise(notebooks: readonly NotebookMarks[]): Map<string, Found> {
  const found = new Map<string, Found>();
  for (const notebook of notebooks) {
    for (const mark of notebook.exercises) {
      const key = [notebook.student.id, notebook.notebook, mark.exercise];
      found.set(JSON.stringify(key), { notebook, mark });
    }
  }
  return found;
}

function change(before: Found | undefined, after: Found | undefined): Change | undefined {
  const either = after ?? before;
  if (either === undefined) return undefined;
  const tests = testChanges(before?.mark, after?.mark);
  const same = JSON.stringify(then(before)) === JSON.stringify(then(after));
  if (same && tests.length === 0) return undefined;
  const manualPoints = either.mark.manual?.points;
  return {
    student: either.notebook.student,
    notebook: either.notebook.notebook,
    exercise: either.mark.exercise,
    ...(before === undefined ? {} : { before: thenOf(before) }),
    ...(after === undefined ? {} : { after: thenOf(after) }),
    sameFile: before?.notebook.sha256 === after?.notebook.sha256,
    ...(manualPoints === undefined ? {} : { manualPoints }),
    tests,
  };
}

function then(found: Found | undefined): MarkThen | undefined {
  return found && thenOf(found);
}

function thenOf({ mark: { points, of, verdict } }: Found): MarkThen {
  return { points, of, verdict };
}

/** Tests are known by their words: numbers shift when one is put between. */
function testChanges(before?: ExerciseMark, after?: ExerciseMark): TestChange[] {
  // An exercise that one run does not have differs as a whole.
  if (before === undefined || after === undefined) return [];
  const old = new Map(before.tests.map(({ what, tier, verdict }) => [`${tier} ${what}`, verdict]));
  const changes: TestChange[] = [];
  for (const { what, tier, verdict } of after.tests) {
    const was = old.get(`${tier} ${what}`);
    old.delete(`${tier} ${what}`);
    if (was === undefined) changes.push({ what, after: verdict });
    else if (was !== verdict) changes.push({ what, before: was, after: verdict });
  }
  for (const [key, verdict] of old) {
    changes.push({ what: key.slice(key.indexOf(' ') + 1), before: verdict });
  }
  return changes;
}

function byPlace(p: Change, q: Change): number {
  if (p.student.id !== q.student.id) return p.student.id < q.student.id ? -1 : 1;
  if (p.notebook !== q.notebook) return p.notebook < q.notebook ? -1 : 1;
  return byNumber(p.exercise, q.exercise);
}

/** 6.2 before 6.10. */
export function byNumber(p: string, q: string): number {
  return p.localeCompare(q, 'en', { numeric: true });
}
