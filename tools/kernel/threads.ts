// What the three threads of the kernel say to each other: the server owns the sockets, the session
// runs the user's code on the main thread, the checker owns TypeScript.

import type { Json } from '../notebook/notebook.ts';

/** A cell ready to run. */
export interface Emitted {
  /** Its name in stack traces, as in `cell-3.ts`. */
  readonly name: string;
  /** What the user wrote. */
  readonly source: string;
  readonly js: string;
  /** A source map as JSON where lines or columns of `js` are not those of `source`. */
  readonly map?: string;
  /** Whether the last statement is an expression, whose value is the cell's result. */
  readonly shows: boolean;
}

/** What the compiler says of a place; line and column count from 1. */
export interface Diagnostic {
  readonly code: number;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
  /** Missing for the cell itself, the path of an imported file otherwise. */
  readonly file?: string;
}

export type MimeBundle = Readonly<Record<string, Json>>;

export interface Rich {
  readonly data: MimeBundle;
  readonly metadata: MimeBundle;
}

export interface ErrorReport {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

/** From the server to the session. */
export type ToSession = {
  readonly kind: 'run';
  /** The msg_id of the request. */
  readonly id: string;
  readonly code: Emitted;
  readonly expressions: Readonly<Record<string, Emitted | ErrorReport>>;
  readonly allowStdin: boolean;
};

/** From the session to the server. */
export type FromSession =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'stream';
      readonly id: string;
      readonly name: 'stdout' | 'stderr';
      readonly text: string;
    }
  | ({ readonly kind: 'display'; readonly id: string } & Displayed)
  | { readonly kind: 'clear'; readonly id: string; readonly wait: boolean }
  | {
      readonly kind: 'input';
      readonly id: string;
      readonly prompt: string;
      readonly password: boolean;
    }
  | { readonly kind: 'done'; readonly id: string; readonly outcome: Outcome };

export interface Displayed extends Rich {
  /** Whether it replaces what was displayed under its display_id. */
  readonly update: boolean;
  readonly transient: { readonly display_id?: string };
}

export type Outcome =
  | {
      readonly status: 'ok';
      readonly result?: Rich;
      readonly expressions: Readonly<Record<string, ExpressionOutcome>>;
    }
  | ({ readonly status: 'error' } & ErrorReport);

export type ExpressionOutcome =
  | ({ readonly status: 'ok' } & Rich)
  | ({ readonly status: 'error' } & ErrorReport);

/** The calls of the server to the checker: `{ id, call, args }`, answered by `{ id, value }` or `{ id, error }`. */
export interface CheckerCalls {
  check(
    name: string,
    code: string,
  ): { readonly emitted: Emitted } | { readonly diagnostics: readonly Diagnostic[] };
  /** The cell has run, to its end or until it threw: its names are now visible. */
  settle(name: string): void;
  complete(code: string, cursor: number): Completion;
  inspect(code: string, cursor: number): Inspection | null;
  isComplete(code: string): Completeness;
  /** A local TypeScript or JavaScript module as CommonJS-style JavaScript, for the session. */
  transpile(
    file: string,
    text: string,
  ): { readonly js: string; readonly map?: string; readonly imports: readonly string[] };
}

/** Replaces code.slice(start, end), in UTF-16 units, by one of the matches. */
export interface Completion {
  readonly matches: readonly { readonly text: string; readonly kind: string }[];
  readonly start: number;
  readonly end: number;
}

export interface Inspection {
  readonly plain: string;
  readonly markdown: string;
}

export type Completeness =
  | { readonly status: 'complete' | 'invalid' | 'unknown' }
  | { readonly status: 'incomplete'; readonly indent: string };
