// A probe: a hostile cell, and how one sees from outside whether it got what it was after.

/** What probes are after, laid out by the doctor; a cell finds it as `bait`. */
export interface Bait {
  /** In the file, in the environment of the doctor and in that of the decoy. */
  readonly secret: string;
  /** An ES module that exports the secret. */
  readonly file: string;
  /** The hidden checks, which lie in the course. */
  readonly hidden: string;
  /** Where the programs of the sandbox lie. */
  readonly programs: string;
  /** An empty folder: whatever comes to stand in it was written by a probe. */
  readonly folder: string;
  /** A process of this user that stands for the grader. */
  readonly pid: number;
  /** A listener on loopback for TCP, and one for UDP. */
  readonly port: number;
  readonly udp: number;
  /** A Unix socket with a path, and one without. */
  readonly socket: string;
  readonly abstract: string;
}

/**
 * How an open probe is known.
 *
 * - `loot`: the cell has the secret, or the word `open`, in its variable `loot`.
 * - `folder`: a file came to stand in the bait's folder.
 * - `listener`: one of the bait's sockets was reached.
 * - `decoy`: the process that stands for the grader got a signal.
 * - `limits`: the candidate was not ended within its limits of time and memory, or the next one does
 *   not work.
 * - `orphan`: the candidate lives on when its grader is killed. Its cell is not read.
 */
export type Tell = 'loot' | 'folder' | 'listener' | 'decoy' | 'limits' | 'orphan';

export interface Probe {
  /** A few words: what it does. */
  readonly name: string;
  /** What it means if it is open, one sentence. */
  readonly means: string;
  /** The TypeScript of the cell. */
  readonly cell: string;
  /** A cell that an earlier candidate ran, for what is kept from one to the next. */
  readonly before?: string;
  readonly tell: Tell;
}

/** Stands before each cell. Every way to a module or a file counts. */
export const prelude = (bait: Bait): string => `
const bait = ${JSON.stringify(bait)};
let loot: unknown;
async function any(...ways) {
  for (const way of ways) try { const got = await way(); if (got) return got; } catch {}
  throw new Error('no way');
}
const module = (name) => any(
  () => import(name), () => process.getBuiltinModule(name), () => process.mainModule.require(name),
);
const read = (path) => any(
  () => Deno.readTextFileSync(path),
  async () => (await module('node:fs')).readFileSync(path, 'utf8'),
  async () => (await import('file://' + path, { with: { type: 'text' } })).default,
);
const write = (path, text) => any(
  () => (Deno.writeTextFileSync(path, text), true),
  async () => ((await module('node:fs')).writeFileSync(path, text), true),
);
const list = (path) => any(
  () => [...Deno.readDirSync(path)].map(({ name }) => name),
  async () => (await module('node:fs')).readdirSync(path),
);
const soon = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
`;
