// Where the project lies, seen from where the user stands.

import { relative, resolve } from 'node:path';

export const PROJECT = resolve(import.meta.dirname, '..');

/** A path in the project as it is shortest from where the user stands. */
export function fromHere(path: string): string {
  return relative('', path) || '.';
}

/**
 * The absolute path of what the user typed. npm goes to the project's folder before it runs a script, and
 * says in INIT_CWD where the user stood.
 */
export function asTyped(path: string): string {
  const { INIT_CWD, npm_lifecycle_event: script } = process.env;
  const isScript = script === 'start' || script === 'course';
  return resolve(isScript && INIT_CWD ? INIT_CWD : '', path);
}
