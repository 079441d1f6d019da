// What lies in a folder or an archive, before anything of it is read.
import { UsageError } from '../../usage-error.ts';

export interface FoundFile {
  /** The names of its folders and its own: `['ann', '06-back-propagation.ipynb']`. */
  readonly parts: readonly string[];
  /** For a person to read: `ann/06-back-propagation.ipynb in class.zip`. */
  readonly origin: string;
  readonly edited: Date | undefined;
  /** Where it lies as a plain file; not if it is packed. */
  readonly path?: string;
  /** Throws Refusal. */
  read(): Promise<Uint8Array>;
}

/** Something that is not looked at further. */
export interface NotTaken {
  readonly parts: readonly string[];
  readonly origin: string;
  readonly reason: string;
}

export interface Listing {
  readonly files: readonly FoundFile[];
  readonly notTaken: readonly NotTaken[];
}

/** Why a file or an archive is not taken in: one sentence, without its name. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** Why something is not taken in. What concerns the grader's own folder is thrown on. */
export function reasonOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  if (error instanceof UsageError) throw error;
  // One student's file must not end the batch, whatever was not thought of here.
  const why = error instanceof Error ? error.message : String(error);
  return `the grader failed to take it in (${why}); please report this`;
}

/** A file system's error as a refusal; any other error is thrown as it is. */
export function refusal(error: unknown): Refusal {
  if (!(error instanceof Error && 'code' in error)) throw error;
  const code = String(error.code);
  if (code === 'EACCES' || code === 'EPERM') {
    return new Refusal(`it may not be read (${code}); change its permissions`);
  }
  if (code === 'ELOOP') return new Refusal(symbolicLink);
  return new Refusal(`it cannot be read (${code})`);
}

export const symbolicLink = 'it is a symbolic link, which is not followed; hand in the file itself';
