// What pip says while it installs, read line by line, and which sentence a failure deserves.

/** How many packages of a requirements.txt are wanted here, fetched, and about to be installed. */
export interface Tally {
  readonly wanted: number;
  readonly fetched: number;
  /** Whether all are fetched and pip writes them to the disk. */
  readonly isWriting: boolean;
}

/** Before pip has said anything. */
export function tallyOf(requirements: string): Tally {
  const wanted = requirements.match(/^[A-Za-z0-9][\w.-]*==/gm)?.length ?? 0;
  return { wanted, fetched: 0, isWriting: false };
}

/** After one more line of pip's output. */
export function counted(tally: Tally, line: string): Tally {
  // A package for another system or another Python.
  if (line.startsWith('Ignoring ')) return { ...tally, wanted: tally.wanted - 1 };
  if (line.startsWith('Collecting ')) return { ...tally, fetched: tally.fetched + 1 };
  if (line.startsWith('Installing collected packages')) return { ...tally, isWriting: true };
  return tally;
}

const UNREACHED =
  /NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|ProxyError|Failed to establish|Could not fetch URL|No matching distribution found/;

/** Why pip failed, from all that it said. */
export function pipFailure(said: string): string {
  if (/No space left on device/.test(said)) return 'the disk is full';
  if (UNREACHED.test(said)) {
    return 'pip cannot fetch the packages of requirements.txt; is there a network? It is needed once';
  }
  const errors = said.split('\n').filter((line) => /^\s*ERROR: /.test(line));
  const last = (errors.at(-1) ?? said.trim().split('\n').at(-1) ?? '').trim();
  return `pip cannot install requirements.txt (${last.replace(/^ERROR: /, '').replace(/\.$/, '')})`;
}
