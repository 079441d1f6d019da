// How much intake takes in. What is counted is what was read and unpacked, never what a header says.

export interface Limits {
  /** Files and folders of the whole class. */
  readonly entries: number;
  /** Files and folders in one student's own archives. */
  readonly studentEntries: number;
  /** Bytes of one file, unpacked. */
  readonly fileBytes: number;
  /** Bytes unpacked from the archive of the class. */
  readonly totalBytes: number;
  /** Bytes of all files of one student, unpacked, so that nobody uses up what the class has. */
  readonly studentBytes: number;
  /** Unpacked bytes for one packed byte; a notebook full of plots reaches about 30. */
  readonly ratio: number;
  /** Folders inside folders. */
  readonly depth: number;
}

export const usualLimits: Limits = {
  entries: 50_000,
  studentEntries: 1_000,
  fileBytes: 32_000_000,
  totalBytes: 4_000_000_000,
  studentBytes: 64_000_000,
  ratio: 200,
  depth: 8,
};

/** What is left of a number of bytes; taken from as they are unpacked. */
export interface Budget {
  left: number;
  /** Whose it is, for the sentence when it is used up: `the archive of the class`. */
  readonly of: string;
  readonly total: number;
  /** Whether it gets back what was unpacked and then thrown away. */
  readonly isRefilled: boolean;
}

/** What the class may unpack: what is thrown away of one is there for the others. */
export function classBudget(of: string, total: number): Budget {
  return { left: total, of, total, isRefilled: true };
}

/** What one student may have unpacked: each attempt costs time, so that none is given back. */
export function studentBudget(of: string, total: number): Budget {
  return { left: total, of, total, isRefilled: false };
}

/** As in `32 MB`. */
export function size(bytes: number): string {
  if (bytes >= 1e9) return `${bytes / 1e9} GB`;
  return bytes >= 1e6 ? `${bytes / 1e6} MB` : `${bytes} bytes`;
}
