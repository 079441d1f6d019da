// From a notebook with solutions to the notebook that students get.
import { clean } from '../notebook/clean.ts';
import type { Cell, Notebook } from '../notebook/notebook.ts';
import { droppedFaults, releasedText } from './code.ts';
import { type ExerciseCell, exerciseCells, isDropped } from './exercise-cell.ts';
import { type Finding, inOrder } from './finding.ts';
import { nbgraderFindings } from './nbgrader.ts';
import { idFindings, structureFindings } from './structure.ts';

/** Why the notebook cannot be released; nothing if it can. */
export function findings(notebook: Notebook): readonly Finding[] {
  const read = exerciseCells(notebook);
  const owners = new Map(read.cells.map((each) => [each.index, each]));
  // A cell that cannot be read would be missed in its exercise and its markers be out of place; both are
  // only consequences.
  const unread = new Set(read.findings.map(({ cell }) => cell));
  const texts = notebook.cells.flatMap((cell, index) =>
    unread.has(index) ? [] : textFindings(cell, index, owners.get(index)),
  );
  const whole =
    read.findings.length > 0
      ? read.findings
      : [...structureFindings(read.cells), ...nbgraderFindings(read.cells)];
  return inOrder([...languageFindings(notebook), ...idFindings(notebook), ...whole, ...texts]);
}

/**
 * The notebook without solutions, derivations, hidden checks and outputs: a stub stands where a solution
 * was. Cells that nbgrader would lock are locked.
 *
 * Throws RangeError if there are `findings`.
 */
export function release(notebook: Notebook): Notebook {
  const [finding] = findings(notebook);
  if (finding) {
    throw new RangeError(
      `release: the notebook has findings, the first in cell ${finding.cell}: ${finding.sentence}`,
    );
  }
  const owners = new Map(exerciseCells(notebook).cells.map((each) => [each.index, each]));
  const { cells, ...rest } = clean(notebook);
  const kept = cells.flatMap((cell, index) => releasedCell(cell, owners.get(index)));
  return { ...rest, cells: kept };
}

function releasedCell(cell: Cell, owner: ExerciseCell | undefined): readonly Cell[] {
  if (isDropped(owner)) return [];
  const { source } = releasedText(cell, owner);
  if (owner === undefined) return [{ ...cell, source }];
  const locks = owner.role === 'solution' ? {} : { editable: false };
  return [{ ...cell, source, metadata: { ...cell.metadata, deletable: false, ...locks } }];
}

function textFindings(cell: Cell, index: number, owner: ExerciseCell | undefined): Finding[] {
  if (owner?.role === 'derivation') return [];
  const isHidden = owner?.role === 'hidden-check';
  const faults = isHidden ? droppedFaults(cell) : releasedText(cell, owner).faults;
  return faults.map((fault) => ({ cell: index, ...fault }));
}

// nbgrader takes the stub from the kernel's language and knows none for another.
function languageFindings({ metadata: { kernelspec } }: Notebook): Finding[] {
  if (kernelspec?.language === 'typescript') return [];
  const sentence =
    'metadata.kernelspec.language is not "typescript"; write "kernelspec": {"display_name": "TypeScript", "language": "typescript", "name": "tslab"}';
  return [{ sentence }];
}
