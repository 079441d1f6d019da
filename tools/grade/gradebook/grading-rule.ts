// The rule for late submissions, and its file `grading.json`:
//
//     {
//       "deadline": { "06-back-propagation.ipynb": "2026-11-20T23:59:00+01:00" },
//       "grace": "10 min",
//       "late": [
//         { "upTo": "1 d", "take": "10 %" },
//         { "upTo": "3 d", "take": "30 %" },
//         { "take": "100 %" }
//       ],
//       "round": 0.5,
//       "excused": ["ann"]
//     }

export interface GradingRule {
  /** By the notebook's file name. */
  readonly deadlines: ReadonlyMap<string, Deadline>;
  /** Milliseconds after the deadline that are forgiven. Later than that, all of the lateness counts. */
  readonly grace: number;
  /** In rising order; the last one holds for all that is later. */
  readonly late: readonly LateStep[];
  /** A mark that a penalty has lowered becomes the nearest multiple of it, the upper of two. */
  readonly round?: number;
  /** Ids of students whose lateness does not count. */
  readonly excused: ReadonlySet<string>;
}

export interface Deadline {
  /** As it was written. */
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly time: number;
}

export interface LateStep {
  /** Milliseconds after the deadline up to which, this one included, it holds; Infinity in the last. */
  readonly upTo: number;
  /** In percent. */
  readonly take: number;
}

/** Nobody is ever late. */
export const NO_RULE: GradingRule = {
  deadlines: new Map(),
  grace: 0,
  late: [],
  excused: new Set(),
};
