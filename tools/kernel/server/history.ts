// What was run since the kernel's start, for a front end that leafs back or searches. Nothing is kept
// on disk: the only session is this one, number 1, which `range` also calls 0.
import type { Json, JsonObject } from '../../notebook/notebook.ts';

const SESSION = 1;

interface Entry {
  readonly line: number;
  readonly input: string;
  /** The result as plain text. */
  output: string | null;
}

export interface History {
  add(line: number, input: string): void;
  /** Notes the result of a line that was added. */
  result(line: number, output: string): void;
  /** The content of the reply to a history_request. */
  answer(request: JsonObject): JsonObject;
}

/** An empty history. */
export function createHistory(): History {
  const entries: Entry[] = [];
  return {
    add: (line, input) => void entries.push({ line, input, output: null }),
    result: (line, output) => {
      const entry = entries.findLast((each) => each.line === line);
      if (entry) entry.output = output;
    },
    answer: (request) => {
      const triple = ({ line, input, output }: Entry): Json => [
        SESSION,
        line,
        request.output === true ? [input, output] : input,
      ];
      return { status: 'ok', history: chosen(entries, request).map(triple) };
    },
  };
}

function chosen(entries: readonly Entry[], request: JsonObject): readonly Entry[] {
  const { hist_access_type: access, n, session, start, stop, pattern, unique } = request;
  switch (access) {
    case 'tail':
      return last(entries, n);
    case 'range':
      return session === 0 || session === SESSION || session === undefined
        ? range(entries, start, stop)
        : [];
    case 'search': {
      const glob = globPattern(typeof pattern === 'string' ? pattern : '*');
      const found = entries.filter(({ input }) => glob.test(input));
      return last(unique === true ? latestOfEach(found) : found, n);
    }
    default:
      throw new TypeError(
        `history_request: hist_access_type is ${JSON.stringify(access)}; "tail", "range" or "search" is wanted`,
      );
  }
}

function last(entries: readonly Entry[], n: Json | undefined): readonly Entry[] {
  return typeof n === 'number'
    ? entries.slice(Math.max(0, entries.length - Math.max(0, n)))
    : entries;
}

// Lines from start up to, not including, stop; negative ones count from the line that comes next.
function range(
  entries: readonly Entry[],
  start: Json | undefined,
  stop: Json | undefined,
): readonly Entry[] {
  const next = (entries.at(-1)?.line ?? 0) + 1;
  const bound = (value: Json | undefined, otherwise: number) => {
    if (typeof value !== 'number') return otherwise;
    return value < 0 ? next + value : value;
  };
  const [from, to] = [bound(start, 1), bound(stop, next)];
  return entries.filter(({ line }) => line >= from && line < to);
}

function latestOfEach(entries: readonly Entry[]): readonly Entry[] {
  const latest = new Map(entries.map((entry) => [entry.input, entry]));
  return entries.filter((entry) => latest.get(entry.input) === entry);
}

// `*` stands for any text, `?` for one character, as the protocol has it.
function globPattern(glob: string): RegExp {
  const literal = glob.replace(/[\\^$.+()[\]{}|/]/g, '\\$&');
  return new RegExp(`^${literal.replace(/\*+/g, '.*').replaceAll('?', '.')}$`, 'su');
}
