// What examiner and candidate say to each other. One request is under way at a time; while a call is, the
// candidate may ask for calls of the functions among its arguments.

import type { Wire } from './values.ts';

/** Four bytes, the length of the JSON that follows, the highest first. */
export const HEAD = 4;
export const LONGEST_FRAME = 1024 * 1024;

export type ToCandidate =
  /** Evaluates a cell in the global scope. */
  | { readonly id: string; readonly do: 'cell'; readonly js: string }
  | {
      readonly id: string;
      readonly do: 'call';
      readonly name: string;
      readonly args: readonly Wire[];
    }
  /** What came of the function that was asked for. */
  | { readonly id: string; readonly do: 'go on'; readonly value: Wire }
  | { readonly id: string; readonly do: 'go on'; readonly threw: string };

export type FromCandidate = { readonly id: string } & (
  | { readonly is: 'ran' }
  | { readonly is: 'returned'; readonly value: Wire; readonly args: readonly Wire[] }
  | { readonly is: 'threw'; readonly error: string; readonly message: string }
  | { readonly is: 'promise' | 'unreadable' | 'missing' }
  | { readonly is: 'no function'; readonly value: Wire }
  | { readonly is: 'call'; readonly handle: number; readonly args: readonly Wire[] }
);

/** To the translator, which makes JavaScript of a cell, and back. */
export interface ToTranslator {
  readonly id: string;
  readonly source: string;
}
export type FromTranslator = { readonly id: string } & (
  | { readonly js: string }
  | { readonly error: string }
);
