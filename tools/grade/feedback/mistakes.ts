// Which lines of a result speak of known mistakes. The catalogue is public, so that its text may stand
// even where a hidden test was failed; any other line may not.

import { exercises, type Mistake } from 'course-checks';

export interface NamedMistake {
  /** `M3: The examples are summed and not averaged.` */
  readonly sentence: string;
  /** The line of algebra that sets it right. */
  readonly algebra?: string;
}

export interface ReadLines {
  readonly named: readonly NamedMistake[];
  /** What the catalogue does not have. */
  readonly rest: readonly string[];
}

const catalogue = new Map(exercises.map(({ id, mistakes }) => [id, mistakes]));

/** The lines of an exercise's test, told apart. The text of a mistake is the catalogue's own. */
export function readLines(exercise: string, lines: readonly string[]): ReadLines {
  const known = catalogue.get(exercise) ?? [];
  const algebra = new Set(known.map((mistake) => mistake.algebra));
  const spoken = lines.filter((line) => !algebra.has(line));
  const named = new Map<string, NamedMistake>();
  for (const line of spoken) {
    for (const mistake of said(known, line, lines)) {
      named.set(`${mistake.sentence}\n${mistake.algebra}`, mistake);
    }
  }
  const rest = spoken.filter((line) => line !== several && said(known, line, lines).length === 0);
  return { named: [...named.values()], rest };
}

/** What introduces two mistakes with the same numbers; two boxes say it by themselves. */
const several = 'More than one known mistake gives these numbers.';

// Two functions of an exercise can share a sentence; their algebra then tells which was meant.
function said(known: readonly Mistake[], line: string, lines: readonly string[]): NamedMistake[] {
  const same = known.filter((mistake) => line === mistake.sentence || line === label(mistake));
  const meant = same.filter(({ algebra }) => lines.includes(algebra));
  const told = meant.length > 0 ? meant : same.slice(0, 1);
  const sure = meant.length > 0 || same.length === 1;
  return told.map((mistake) => ({
    sentence: label(mistake),
    ...(sure ? { algebra: mistake.algebra } : {}),
  }));
}

/** The sentence after its number, if the course numbers it. */
function label({ id, sentence }: Mistake): string {
  return /^[A-Z]\d/.test(id) ? `${id}: ${sentence}` : sentence;
}
