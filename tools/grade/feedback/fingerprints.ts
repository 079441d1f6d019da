// The fingerprints of an answer: all runs of six tokens, with the names in a run numbered in the order in
// which they appear in that run.
//
// Measured on the three right solutions of each of the 32 exercises against copies with padding, swapped
// lines and const for let (about 500 copies): with names numbered in each run 1 copy was less alike than the two
// most alike independent solutions; numbered over the whole answer it was 115, because one more
// declaration renames all that follow. Winnowing of the same runs (window 4) missed 1, too, and left two
// more answers too short to be compared; answers of this length need no thinning.

import { type CodeToken, codeTokens } from './code-tokens.ts';

const runLength = 6;

/** A longer literal differs from its copy within this, or it does not matter. */
const longestToken = 60;

/** The fingerprints of a text, each once. */
export function fingerprints(source: string): Set<string> {
  const tokens = codeTokens(source);
  const runs = new Set<string>();
  for (let k = 0; k + runLength <= tokens.length; k++) runs.add(run(tokens, k));
  return runs;
}

function run(tokens: readonly CodeToken[], from: number): string {
  const names: string[] = [];
  let text = '';
  for (let k = from; k < from + runLength; k++) {
    const token = tokens[k];
    if (token.kind === 'fixed') text += `${token.text.slice(0, longestToken)} `;
    else {
      let order = names.indexOf(token.text);
      if (order < 0) order = names.push(token.text) - 1;
      text += `#${order} `;
    }
  }
  return text;
}
