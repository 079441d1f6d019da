// Stepping through lines of code and of output without a script, so that it works in print, where a
// page is cloned for each step: a step is an empty fragment, and styles ask how far it has come.

import type { Code, LineRange, Text } from '../document/document.ts';

export interface LineSteps {
  /** The class of the element that holds the lines. */
  readonly name: string;
  /** A class for each fragment, in the order of the steps. */
  readonly fragments: readonly string[];
  readonly css: string;
}

/** Code is all there; the lines of the step stand out. The first step is shown with the code. */
export function codeSteps({ steps }: Code, cell: number): LineSteps {
  const name = `code-${cell}`;
  const fragments = steps.slice(1).map((_, k) => `${name}-${k + 2}`);
  const rules = steps.map((ranges, k) => {
    const now = k === 0 ? '' : `:has(.${name}-${k + 1}.visible)`;
    const over = k + 1 < steps.length ? `:not(:has(.${name}-${k + 2}.visible))` : '';
    return `.stepping .${name}${now}${over} .line${outside(ranges)}{opacity:.3}`;
  });
  return { name, fragments, css: rules.join('\n') };
}

/** Output appears: with each step its lines, and those of the steps before stay. */
export function outputSteps({ steps }: Text, cell: number): LineSteps {
  const name = `output-${cell}`;
  const fragments = steps.map((_, k) => `${name}-${k + 1}`);
  const rules = fragments.map((fragment, k) => {
    const seen = steps.slice(0, k).flat();
    return `.stepping .${name}:not(:has(.${fragment}.visible)) .line${outside(seen)}{visibility:hidden}`;
  });
  const empty = `.stepping .${name}:not(:has(.${fragments[0]}.visible)) pre{border-color:transparent}`;
  return { name, fragments, css: [empty, ...rules].join('\n') };
}

/** A selector for the lines that are in none of the ranges. */
function outside(ranges: readonly LineRange[]): string {
  return ranges.map(({ from, to }) => `:not(:nth-child(n+${from}):nth-child(-n+${to}))`).join('');
}
