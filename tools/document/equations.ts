// Numbers, labels and anchors of a notebook's formulas. A label may be used before the formula it
// belongs to, so all formulas of a notebook are read before one is drawn.

import type { Anchors } from './anchors.ts';
import { DocumentError, type Place, placeName } from './document-error.ts';
import { courseMacros, type Macros } from './katex-macros.ts';
import { type PlacedFormula, readFormula } from './read-formula.ts';

/** A formula's lines that have a number or a label. */
export interface Equation {
  readonly lines: readonly EquationLine[];
}

export interface EquationLine {
  /** As printed, `(F12)`; null for a line with a label and no number. */
  readonly tag: string | null;
  /** Counted, not given by `\tag`. */
  readonly counted: boolean;
  /** In an environment that numbers its lines, and not one `\tag` for the formula. */
  readonly inArray: boolean;
  readonly anchor: string;
}

export interface Target {
  readonly tag: string | null;
  readonly anchor: string;
}

export interface Equations {
  /** In the order of the formulas. */
  readonly equations: readonly Equation[];
  /** What `\ref{name}` and `\eqref{name}` lead to, asked from a place. */
  target(name: string, from: Place): Target;
}

export function numbered(formulas: readonly PlacedFormula[], anchors: Anchors): Equations {
  const names: string[] = [];
  const macros = readingMacros(names);
  const labels = new Map<string, Target & { place: Place }>();
  const firstTagged = new Map<string, Target>();
  let count = 0;
  const equations = formulas.map((formula) => {
    const rows = readFormula(formula, macros).filter(
      (row) => row.tag !== null || row.labels.length > 0,
    );
    const lines = rows.map((row): EquationLine => {
      const tag = row.tag === 'counted' ? `(${++count})` : row.tag;
      const rowLabels = row.labels.map((k) => names[k]);
      const anchor = anchors.unique(`eq-${anchors.slug(bare(tag ?? rowLabels[0]))}`);
      for (const name of rowLabels) addLabel(labels, name, { tag, anchor, place: formula.place });
      if (tag !== null && !firstTagged.has(bare(tag))) firstTagged.set(bare(tag), { tag, anchor });
      return { tag, counted: row.tag === 'counted', inArray: row.inArray, anchor };
    });
    return { lines };
  });
  const target = (name: string, from: Place) => {
    const found = labels.get(name) ?? firstTagged.get(name);
    if (found === undefined) throw unknownLabel(name, from, [...labels.keys()]);
    return found;
  };
  return { equations, target };
}

/** `F12` for `(F12)`. */
export function bare(tag: string): string {
  return /^\((.*)\)$/s.exec(tag)?.[1] ?? tag;
}

// A label becomes a mark in the parsed formula, which says in which line it stands.
function readingMacros(names: string[]): Macros {
  return courseMacros({
    label: (name) => `\\htmlId{course-label-${names.push(name) - 1}}{}`,
    reference: () => '\\text{(0)}',
  });
}

function addLabel(
  labels: Map<string, Target & { place: Place }>,
  name: string,
  target: Target & { place: Place },
): void {
  const earlier = labels.get(name);
  if (earlier !== undefined) {
    throw new DocumentError(
      target.place,
      `\\label{${name}} stands in ${placeName(earlier.place)} already; give one of the two another name`,
    );
  }
  labels.set(name, target);
}

function unknownLabel(name: string, from: Place, known: readonly string[]): DocumentError {
  const have = known.length === 0 ? 'it has no \\label' : `its labels are ${known.join(', ')}`;
  return new DocumentError(
    from,
    `refers to "${name}", which is neither \\label nor \\tag of a formula of this notebook; ${have}`,
  );
}
