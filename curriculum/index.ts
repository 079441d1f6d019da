// The curriculum: what the course teaches and where it comes from, for every tool that asks.

import { activations } from './errata/activations.ts';
import { backPropagation as backPropagationErrata } from './errata/back-propagation.ts';
import { differentiation as differentiationErrata } from './errata/differentiation.ts';
import { learning } from './errata/learning.ts';
import { backPropagation } from './formulas/back-propagation.ts';
import { differentiation } from './formulas/differentiation.ts';
import { layers } from './formulas/layers.ts';
import { network } from './formulas/network.ts';
import { training } from './formulas/training.ts';
import { lectures } from './lectures.ts';
import { planned } from './planned.ts';
import type { Erratum, Formula, Lecture, PlannedNotebook } from './types.ts';

export type {
  Erratum,
  ErratumKind,
  Formula,
  Lecture,
  LectureTag,
  LineRange,
  NotebookNumber,
  PlannedNotebook,
} from './types.ts';

const allFormulas = [
  ...differentiation,
  ...network,
  ...backPropagation,
  ...training,
  ...layers,
] as const;

const allErrata = [
  ...backPropagationErrata,
  ...differentiationErrata,
  ...activations,
  ...learning,
] as const;

export type FormulaNumber = (typeof allFormulas)[number]['number'];
export type ErratumId = (typeof allErrata)[number]['id'];

/** All formulas in the order of their numbers. */
export const formulas: readonly (Formula & { readonly number: FormulaNumber })[] =
  allFormulas.toSorted((p, q) => inOrder(p.number, q.number));

/** All errata in the order of their ids. */
export const errata: readonly (Erratum & { readonly id: ErratumId })[] = allErrata;

/** F9 before F9a before F10. */
export function inOrder(p: string, q: string): number {
  return p.localeCompare(q, 'en', { numeric: true });
}

/** All that the course is made of. */
export interface Curriculum {
  readonly formulas: readonly Formula[];
  readonly errata: readonly Erratum[];
  readonly lectures: readonly Lecture[];
  readonly planned: readonly PlannedNotebook[];
}

export const curriculum: Curriculum = { formulas, errata, lectures, planned };
