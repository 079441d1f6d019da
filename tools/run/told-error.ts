import type { ErrorContent } from '../client/messages.ts';

/** An error that was told on stderr, and the text that told it. */
export interface ToldError {
  readonly text: string;
  readonly error: ErrorContent;
  /** The line of the cell, from 1, where it is known. */
  readonly line?: number;
}
