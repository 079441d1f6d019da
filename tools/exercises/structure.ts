// What an exercise consists of: one task, three hints, a solution, and a check that gives points.
import type { Notebook } from '../notebook/notebook.ts';
import type { ExerciseCell, Role } from './exercise-cell.ts';
import type { Finding } from './finding.ts';

/** A notebook's exercises in order, each with its cells. */
export function exercisesOf(cells: readonly ExerciseCell[]): Map<string, ExerciseCell[]> {
  const exercises = new Map<string, ExerciseCell[]>();
  for (const cell of cells) {
    const known = exercises.get(cell.exercise);
    if (known) known.push(cell);
    else exercises.set(cell.exercise, [cell]);
  }
  return exercises;
}

/** What the exercises lack or have twice. */
export function structureFindings(cells: readonly ExerciseCell[]): Finding[] {
  return [...exercisesOf(cells)].flatMap(([id, parts]) => exerciseFindings(id, parts));
}

function exerciseFindings(id: string, parts: readonly ExerciseCell[]): Finding[] {
  const all = (role: Role) => parts.filter((part) => part.role === role);
  const findings: Finding[] = [];
  const lacks = (cell: number, what: string, mend: string) =>
    findings.push({ cell, sentence: `exercise ${id} ${what}; ${mend}` });
  const [{ index: first }] = parts;
  const [solution] = all('solution');
  const tasks = all('task');
  const hints = all('hint').length;
  if (tasks.length === 0) lacks(first, 'has no task', 'add a markdown cell with the role "task"');
  for (const { index } of tasks.slice(1)) {
    const mend = 'give the second exercise another number, or make the two tasks one cell';
    lacks(index, `has a task already, in cell ${tasks[0].index + 1}`, mend);
  }
  if (hints !== 3) {
    const what = hints === 1 ? 'has 1 hint' : `has ${hints} hints`;
    lacks(first, `${what}, but must have 3`, 'write a question, a pointer, and nearly the answer');
  }
  if (solution === undefined) {
    lacks(first, 'has no solution', 'add a code cell with the role "solution"');
  }
  if (all('check').length === 0) {
    const [noCheck, noPoints] = ['has no check', 'has a solution without points'];
    const mend = 'add a code cell with the role "check" and "points"';
    lacks(solution?.index ?? first, solution ? `${noPoints}: it ${noCheck}` : noCheck, mend);
  }
  return findings;
}

/** Cells that share an id, by which a submission is matched. */
export function idFindings({ cells }: Notebook): Finding[] {
  const first = new Map<string, number>();
  return cells.flatMap(({ id }, cell) => {
    const other = first.get(id);
    if (other === undefined) {
      first.set(id, cell);
      return [];
    }
    const sentence = `cell ${other + 1} has the id "${id}", too; give one of the two another id`;
    return [{ cell, sentence }];
  });
}
