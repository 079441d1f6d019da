// Stepping through lines, written as Quarto writes it: `2|3-4|6-9`. A bar ends a step, a step may hold
// several ranges, `2,4-5`, and `all` is every line.

import type { LineRange, Steps } from './document.ts';
import { DocumentError, type Place } from './document-error.ts';

/** The steps; throws DocumentError for what is no step or names a line that is not there. */
export function parseSteps(
  text: string,
  { lines, what, place }: { lines: number; what: string; place: Place },
): Steps {
  return text.split('|').map((step) =>
    step.split(',').map((part): LineRange => {
      const range = rangeOf(part.trim(), lines);
      if (range) return range;
      throw new DocumentError(
        place,
        `course.steps.${what} is ${JSON.stringify(text)}, but the ${what} has ${lines} ` +
          `${lines === 1 ? 'line' : 'lines'} and ${JSON.stringify(part)} names none of them; ` +
          'write for instance "2|3-4|all"',
      );
    }),
  );
}

function rangeOf(part: string, lines: number): LineRange | undefined {
  if (part === 'all') return { from: 1, to: lines };
  const match = /^(\d+)(?:\s*-\s*(\d+))?$/.exec(part);
  if (!match) return undefined;
  const from = Number(match[1]);
  const to = Number(match[2] ?? match[1]);
  return from >= 1 && from <= to && to <= lines ? { from, to } : undefined;
}
