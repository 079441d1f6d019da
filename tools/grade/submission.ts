// What was handed in, after intake: plain data that may be trusted in its form, never in its content.

import type { ManifestNotebook } from '../exercises/manifest.ts';

/** One notebook of one student, and where it was found. */
export interface Submission {
  /** Who handed it in, as the folder, the file or the learning platform names them. */
  readonly student: Student;
  /** The released notebook it answers; undefined if that could not be told. */
  readonly notebook?: string;
  /** Where it was found, for a person to read: `ann/06-back-propagation.ipynb in class.zip`. */
  readonly origin: string;
  /** A plain file with its bytes, inside the grader's own folder if it came out of an archive. */
  readonly path: string;
  /** SHA-256 of its bytes, in hex. */
  readonly sha256: string;
  /** When it was handed in, if the platform or the file tells: ISO 8601 with its offset. */
  readonly submitted?: string;
  /** Whether the platform's file name says that it was late. */
  readonly late?: boolean;
  /** What the lecturer is to know of how it was found: a second file of the student, say. */
  readonly remarks: readonly string[];
}

export interface Student {
  /** Unique in a run and safe as the name of a file: letters, digits, `.`, `_` and `-`. */
  readonly id: string;
  /** As the platform gives it. */
  readonly name: string;
  /** The platform's number of the person, where its file names hold one. */
  readonly number?: string;
}

/** A file or folder that is nobody's notebook, and why. */
export interface Refused {
  readonly origin: string;
  /** Whose it seems to be: they get 0 with this reason. */
  readonly student?: Student;
  /** One sentence. */
  readonly reason: string;
}

export interface Intake {
  /** In the order of student and notebook. */
  readonly submissions: readonly Submission[];
  readonly refused: readonly Refused[];
}

/** A submitted notebook read and matched with what was released. */
export interface ReadSubmission {
  readonly released: ManifestNotebook;
  /** The code cells to be run, in order. Released cells outside of exercises are as released. */
  readonly cells: readonly RunCell[];
  /** Exercises for which no cell was found, with the reason. */
  readonly missing: Readonly<Record<string, string>>;
  /** What was noticed on the way: a cell twice, an edited check. */
  readonly remarks: readonly string[];
}

export interface RunCell {
  /** `ex-6-2` for a released cell, `own-1` for one the student added. */
  readonly id: string;
  /** Set if the cell holds an answer to this exercise. */
  readonly exercise?: string;
  readonly source: string;
}
