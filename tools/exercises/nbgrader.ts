// nbgrader's own metadata, schema version 3. They follow from `metadata.course`, so they are never written
// by hand: `course exercises --write-metadata` writes them, and a release compares.
import { isObject } from '../notebook/fields.ts';
import type { Json, JsonObject, Notebook } from '../notebook/notebook.ts';
import { cellTypes, type ExerciseCell, exerciseCells } from './exercise-cell.ts';
import type { Finding } from './finding.ts';

/** The notebook with the nbgrader metadata that its course metadata ask for. */
export function withNbgrader(notebook: Notebook): Notebook {
  const wanted = new Map(blocks(exerciseCells(notebook).cells));
  const cells = notebook.cells.map((cell, index) => {
    if (!wanted.has(index)) return cell;
    const { nbgrader, ...metadata } = cell.metadata;
    const block = wanted.get(index);
    return { ...cell, metadata: block === undefined ? metadata : { ...metadata, nbgrader: block } };
  });
  return { ...notebook, cells };
}

/** Where the nbgrader metadata are missing or contradict the roles of the cells. */
export function nbgraderFindings(cells: readonly ExerciseCell[]): Finding[] {
  const found: Finding[] = [];
  const first = new Map<Json, number>();
  const wanted = new Map(blocks(cells));
  for (const { index, cell, role } of cells) {
    const given = cell.metadata.nbgrader;
    const gradeId = isObject(given) ? given.grade_id : undefined;
    const other = gradeId === undefined ? undefined : first.get(gradeId);
    const fault =
      other === undefined
        ? contradiction(given, wanted.get(index), role)
        : `metadata.nbgrader.grade_id is "${gradeId}", which cell ${other + 1} has, too`;
    if (fault !== undefined) found.push({ cell: index, sentence: `${fault}; ${mend}` });
    if (gradeId !== undefined && other === undefined) first.set(gradeId, index);
  }
  return found;
}

const mend = 'write it anew with: npm run course -- exercises --write-metadata';

function contradiction(
  given: Json | undefined,
  wanted: JsonObject | undefined,
  role: string,
): string | undefined {
  if (wanted === undefined) {
    return given === undefined ? undefined : `has nbgrader metadata, but a ${role} has none`;
  }
  if (!isObject(given)) return 'has no nbgrader metadata';
  const key = Object.keys({ ...wanted, ...given }).find((each) => given[each] !== wanted[each]);
  if (key === undefined) return undefined;
  const [is, must] = [given[key], wanted[key]].map((value) => JSON.stringify(value) ?? 'missing');
  return `metadata.nbgrader.${key} is ${is}, but must be ${must} for this ${role}`;
}

/** For each cell its index and the metadata; a derivation has none, for nbgrader must not keep a copy. */
function blocks(cells: readonly ExerciseCell[]): [number, JsonObject | undefined][] {
  const counts = new Map<string, number>();
  return cells.map(({ index, exercise, role, points }) => {
    if (role === 'derivation') return [index, undefined];
    const name = `ex-${exercise.replace('.', '-')}${role === 'solution' ? '' : `-${role}`}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const isNumbered = role === 'hint' || count > 1;
    const block = {
      cell_type: cellTypes[role],
      grade: points !== undefined,
      grade_id: isNumbered ? `${name}-${count}` : name,
      locked: role !== 'solution',
      schema_version: 3,
      solution: role === 'solution',
      task: false, // nbgrader's tasks are marked by hand
    };
    return [index, points === undefined ? block : { ...block, points }];
  });
}
