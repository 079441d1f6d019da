// What each submitted cell is taken for, first by its id, then by the metadata that a copy keeps.
import type { Fixed, Plan, Slot } from './released-plan.ts';
import type { SubmittedCell } from './submitted-cells.ts';

export type Fate =
  /** Nothing of it is run: prose, a check, a second copy of what was released. */
  | { readonly kind: 'ignored' }
  /** It stands where this released code is to run; what the student made of it runs behind. */
  | { readonly kind: 'fixed'; readonly fixed: Fixed; readonly isEdited: boolean }
  /** It may hold the answer. */
  | { readonly kind: 'candidate'; readonly slot: Slot }
  /** Code of the student. */
  | { readonly kind: 'own' };

export interface Fates {
  /** One for each cell. */
  readonly fates: readonly Fate[];
  readonly remarks: readonly string[];
}

export const ignored: Fate = { kind: 'ignored' };
export const own: Fate = { kind: 'own' };

export function cellFates(cells: readonly SubmittedCell[], plan: Plan): Fates {
  const fixedById = new Map(plan.fixed.map((fixed) => [fixed.id, fixed]));
  const slotById = new Map(plan.slots.map((slot) => [slot.id, slot]));
  const present = new Set(cells.map(({ id }) => id));
  const placed = new Set<string>();
  const edited = new Set<string>();
  const twice = new Set<string>();
  const prose = new Set<string>();
  /** The first of several cells stands for the released one. */
  const place = (fixed: Fixed, isEdited = false): Fate => {
    if (!fixed.isCode || fixed.ofExercise || placed.has(fixed.id)) return ignored;
    placed.add(fixed.id);
    return { kind: 'fixed', fixed, isEdited };
  };
  const fates = cells.map((cell): Fate => {
    const slot = cell.id === undefined ? undefined : slotById.get(cell.id);
    if (slot !== undefined && !cell.isCode) prose.add(slot.id);
    if (!cell.isCode && slot !== undefined) return ignored;
    if (slot !== undefined) return { kind: 'candidate', slot };
    const fixed = cell.id === undefined ? undefined : fixedById.get(cell.id);
    if (fixed !== undefined) {
      if (!isSame(cell, fixed)) edited.add(fixed.id);
      else if (placed.has(fixed.id)) twice.add(fixed.id);
      // Prose that was turned into code is the student's, unless it belongs to an exercise.
      return cell.isCode && !fixed.isCode && !fixed.ofExercise
        ? own
        : place(fixed, cell.isCode && !isSame(cell, fixed));
    }
    if (!cell.isCode) return ignored;
    const copied = plan.fixed.find((each) => isSame(cell, each));
    if (copied !== undefined) return present.has(copied.id) ? ignored : place(copied);
    const meant = slotByMetadata(cell, plan.slots);
    return meant === undefined ? own : { kind: 'candidate', slot: meant };
  });
  return { fates, remarks: remarks(plan, { edited, twice, prose }) };
}

function isSame({ isCode, source }: SubmittedCell, fixed: Fixed): boolean {
  return isCode === fixed.isCode && source.trimEnd() === fixed.source.trimEnd();
}

function slotByMetadata(cell: SubmittedCell, slots: readonly Slot[]): Slot | undefined {
  const byGradeId = slots.find((slot) => slot.gradeId === cell.gradeId);
  if (byGradeId !== undefined) return byGradeId;
  if (cell.role !== 'solution') return undefined;
  const ofExercise = slots.filter((slot) => slot.exercise === cell.exercise);
  // Of two cells of one exercise the text has to tell which is meant.
  return ofExercise.length === 1 ? ofExercise[0] : undefined;
}

function remarks(
  { fixed, slots }: Plan,
  seen: { readonly [key in 'edited' | 'twice' | 'prose']: ReadonlySet<string> },
): string[] {
  const among = (ids: ReadonlySet<string>, of: readonly { readonly id: string }[]) =>
    of.map(({ id }) => id).filter((id) => ids.has(id));
  const code = fixed.filter(({ isCode, ofExercise }) => isCode && !ofExercise);
  const parts = fixed.filter(({ ofExercise }) => ofExercise);
  return [
    sentence(among(seen.edited, code), 'edited; run as released, and then as edited'),
    sentence(among(seen.edited, parts), 'edited; the released text counts'),
    sentence(among(seen.twice, fixed), 'there twice; used once'),
    sentence(among(seen.prose, slots), 'no longer code, so not read as an answer'),
  ].filter((each) => each !== undefined);
}

function sentence(ids: readonly string[], what: string): string | undefined {
  return ids.length === 0 ? undefined : `${ids.join(', ')}: ${what}.`;
}
