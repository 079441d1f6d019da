// Which cells hold the answers: of several for one exercise the last that was edited; if the released cell
// is gone or untouched, a cell of the student's that declares what was asked for.
import { type Fate, ignored, own } from './cell-fates.ts';
import { declaredNames } from './declared-names.ts';
import type { Slot } from './released-plan.ts';
import type { SubmittedCell } from './submitted-cells.ts';

/** The cell at `index` answers `slot`; `isMain` for the one that takes the slot's id. */
export interface Answer {
  readonly index: number;
  readonly slot: Slot;
  readonly isMain: boolean;
}

export interface Answers {
  readonly fates: readonly Fate[];
  readonly answers: readonly Answer[];
  /** Slots whose names are declared in the answer to another one: two cells were merged. */
  readonly merged: readonly { readonly slot: Slot; readonly into: Slot }[];
  readonly missing: readonly Slot[];
  readonly remarks: readonly string[];
}

interface Kept {
  readonly slot: Slot;
  /** The candidate that counts, if one declares what was asked for. */
  readonly index: number | undefined;
  /** Whether it is as released. */
  readonly isStub: boolean;
  /** The candidate that counts if nothing else is found. */
  readonly fallback: number | undefined;
}

export function answers(
  cells: readonly SubmittedCell[],
  given: readonly Fate[],
  slots: readonly Slot[],
): Answers {
  const fates = [...given];
  const remarks: string[] = [];
  const names = cells.map(({ isCode, source }) =>
    isCode ? declaredNames(source) : new Set<string>(),
  );
  const kept = slots.map((slot) => keep(slot, { cells, names, fates, remarks }));
  const found = kept.flatMap((each) => find(each, { cells, names, fates, remarks }));
  const merged: { slot: Slot; into: Slot }[] = [];
  const missing: Slot[] = [];
  for (const slot of slots.filter((each) => !found.some((answer) => answer.slot === each))) {
    const into = found.find(({ index }) => intersects(names[index], slot.names))?.slot;
    if (into === undefined) missing.push(slot);
    else merged.push({ slot, into });
  }
  remarks.push(...again(fates, names, slots));
  const answers = found.sort((p, q) => p.index - q.index);
  return { fates, answers, merged, missing, remarks };
}

interface Work {
  readonly cells: readonly SubmittedCell[];
  /** What each cell declares. */
  readonly names: readonly ReadonlySet<string>[];
  /** Changed: what does not count is ignored, what is no answer becomes the student's own. */
  readonly fates: Fate[];
  readonly remarks: string[];
}

/** The candidate of a slot that counts. */
function keep(slot: Slot, { cells, names, fates, remarks }: Work): Kept {
  const all = [...fates.keys()].filter((i) => {
    const fate = fates[i];
    return fate.kind === 'candidate' && fate.slot === slot;
  });
  const declaring = all.filter((i) => slot.names.size === 0 || intersects(names[i], slot.names));
  const attempts = declaring.filter((i) => !isStub(cells[i], slot));
  const index = attempts.at(-1) ?? declaring.at(-1);
  for (const i of all) if (i !== index) fates[i] = declaring.includes(i) ? ignored : own;
  if (attempts.length > 1) {
    remarks.push(
      `${slot.exercise}: ${attempts.length} cells answer for ${slot.id}; the last is used.`,
    );
  }
  const fallback = all.findLast((i) => cells[i].source.trim() !== '') ?? all.at(-1);
  return { slot, index, isStub: attempts.length === 0, fallback };
}

/** The cells that answer a slot: the one kept, and others for the names that it does not declare. */
function find({ slot, index, isStub, fallback }: Kept, work: Work): Answer[] {
  const { names, fates, remarks } = work;
  const wanted = [...slot.names].filter(
    (name) => isStub || index === undefined || !names[index].has(name),
  );
  const elsewhere = new Map<string, number>();
  for (const name of wanted) {
    const last = fates.findLastIndex((fate, i) => fate.kind === 'own' && names[i].has(name));
    if (last >= 0) elsewhere.set(name, last);
  }
  // A stub beside the whole answer would take its place when both are run.
  const isReplaced = isStub && index !== undefined && elsewhere.size === slot.names.size;
  if (isReplaced && slot.names.size > 0 && index !== undefined) fates[index] = ignored;
  const main = isReplaced && slot.names.size > 0 ? undefined : index;
  const others = [...new Set(elsewhere.values())].sort((p, q) => p - q);
  for (const i of others) fates[i] = { kind: 'candidate', slot };
  if (others.length > 0) remarks.push(`${slot.exercise}: ${where(slot, [...elsewhere.keys()])}`);
  const used = main === undefined ? others : [main, ...others];
  if (used.length === 0 && fallback !== undefined) {
    fates[fallback] = { kind: 'candidate', slot };
    return [{ index: fallback, slot, isMain: true }];
  }
  return used.map((i, k) => ({ index: i, slot, isMain: k === 0 }));
}

/** Names asked for which cells declare that hold no answer. */
function again(fates: readonly Fate[], names: Work['names'], slots: readonly Slot[]): string[] {
  return slots.flatMap(({ exercise, names: asked }) => {
    const others = fates.filter(({ kind }, i) => kind === 'own' && intersects(names[i], asked));
    if (others.length === 0) return [];
    const cells = others.length === 1 ? 'another cell declares' : `${others.length} others declare`;
    return [`${exercise}: ${cells} ${[...asked].join(' or ')}, too.`];
  });
}

function where(slot: Slot, names: readonly string[]): string {
  return `${names.join(', ')} found in a cell of the student's own instead of ${slot.id}.`;
}

function isStub({ source }: SubmittedCell, { stub }: Slot): boolean {
  return source.trim() === stub.trim();
}

function intersects(p: ReadonlySet<string>, q: ReadonlySet<string>): boolean {
  for (const each of q) if (p.has(each)) return true;
  return false;
}
