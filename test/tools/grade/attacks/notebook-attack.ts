// A file that lies about itself: the released notebook 06 with 6.1 answered rightly, 6.2 with zeros, and
// something forged. 6.1 must score full, 6.2 nothing.

import type { Loose } from '../intake/released.ts';

export interface NotebookAttack {
  /** What is forged. */
  readonly what: string;
  readonly forge: (notebook: Loose) => void;
}
