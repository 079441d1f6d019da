// Where the project lies, seen from where the user stands.

import { relative, resolve } from 'node:path';

export const PROJECT = resolve(import.meta.dirname, '..');

/** A path in the project as it is shortest from where the user stands. */
export function fromHere(path: string): string {
  return relative('', path) || '.';
}
