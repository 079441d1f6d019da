// The markers around what is not released: comments alone on their line, spelt in exactly one way. What
// is nearly a marker is refused, for taken as a plain comment it would let a solution out.
import ts from 'typescript';
import { comments, lineAt, textTokens } from './tokens.ts';

export type Marked = 'SOLUTION' | 'HIDDEN TESTS';

/** The lines from a BEGIN to its END, both included, counted from 1. */
export interface Region {
  readonly marked: Marked;
  readonly first: number;
  readonly last: number;
}

export interface Fault {
  readonly line: number;
  readonly sentence: string;
}

export interface Marks {
  readonly regions: readonly Region[];
  readonly faults: readonly Fault[];
}

interface Marker {
  readonly line: number;
  readonly edge: 'BEGIN' | 'END';
  readonly marked: Marked;
}

const exact = /^\/\/ (BEGIN|END) (SOLUTION|HIDDEN TESTS)$/;
// nbgrader's third pair, for which this course has no use, would be kept here and cut there.
const words = String.raw`(?:BEGIN|END)[^\p{L}\n]*(?:SOLUTIONS?|HIDDEN[^\p{L}\n]*TESTS?|MARK[^\p{L}\n]*SCHEME)`;
const atStart = new RegExp(String.raw`^[^\p{L}\n]*${words}(?!\p{L})`, 'iu');
const spelt = /(?:BEGIN|END) (?:SOLUTION|HIDDEN TESTS|MARK SCHEME)/;
const alone = new RegExp(String.raw`^[^\p{L}]*${words}[^\p{L}]*$`, 'iu');

/** The regions of a cell of code, and what is wrong with its markers. */
export function marksInCode(source: string): Marks {
  const strange = source.search(/\r(?!\n)|[\u2028\u2029]/);
  if (strange >= 0) return { regions: [], faults: [strangeLineEnd(source, strange)] };
  const { markers, faults } = found(source);
  const paired = pairs(markers);
  const all = [...faults, ...paired.faults].sort((p, q) => p.line - q.line);
  return { regions: paired.regions, faults: all };
}

// The compiler breaks lines there and Jupyter does not, so that they count lines differently.
function strangeLineEnd(source: string, position: number): Fault {
  const code = source.charCodeAt(position).toString(16).toUpperCase().padStart(4, '0');
  const sentence = `holds the line break U+${code}; write a plain line feed, or \\u${code} in a string`;
  return { line: source.slice(0, position).split('\n').length, sentence };
}

/** Lines of prose that look as if they marked something: nothing is ever cut out of prose. */
export function marksInProse(source: string): readonly Fault[] {
  return source.split('\n').flatMap((text, i) => {
    if (!alone.test(text)) return [];
    const sentence = `${quoted(text)} marks nothing in this cell; delete it, and put what must not be released into a cell of its own with the role "derivation"`;
    return [{ line: i + 1, sentence }];
  });
}

function found(source: string): { markers: Marker[]; faults: Fault[] } {
  const file = ts.createSourceFile('cell.ts', source, ts.ScriptTarget.Latest, true);
  const markers: Marker[] = [];
  const faults: Fault[] = [];
  for (const { start, text } of comments(file)) {
    const line = lineAt(file, start);
    const [, edge, marked] = exact.exec(text.trimEnd()) ?? [];
    if (edge && marked && beforeOnLine(source, start).trim() === '') {
      // The pattern has no other words.
      markers.push({ line, edge: edge as Marker['edge'], marked: marked as Marked });
      continue;
    }
    text.split('\n').forEach((each, i) => {
      if (atStart.test(each) || spelt.test(each)) faults.push(lookAlike(line + i, each));
    });
  }
  return { markers, faults: [...faults, ...hashes(file)] };
}

/** Lines that would be comments in Python. */
function hashes(file: ts.SourceFile): Fault[] {
  const texts = textTokens(file);
  return file.text.split('\n').flatMap((text, i) => {
    if (!/^\s*[#%]/.test(text) || !atStart.test(text)) return [];
    const start = file.getPositionOfLineAndCharacter(i, text.search(/\S/));
    const isText = texts.some((token) => token.start < start && start < token.end);
    return isText || inComment(file, start) ? [] : [lookAlike(i + 1, text)];
  });
}

function inComment(file: ts.SourceFile, position: number): boolean {
  return comments(file).some(
    ({ start, text }) => start <= position && position < start + text.length,
  );
}

function lookAlike(line: number, text: string): Fault {
  const sentence = `${quoted(text)} looks like a marker but is none; write // BEGIN SOLUTION, // END SOLUTION, // BEGIN HIDDEN TESTS or // END HIDDEN TESTS, alone on its line, or other words`;
  return { line, sentence };
}

function quoted(text: string): string {
  const short = text.trim();
  return `"${short.length > 60 ? `${short.slice(0, 60)}…` : short}"`;
}

function beforeOnLine(source: string, start: number): string {
  return source.slice(source.lastIndexOf('\n', start - 1) + 1, start);
}

function pairs(markers: readonly Marker[]): Marks {
  const regions: Region[] = [];
  const faults: Fault[] = [];
  let open: Marker | undefined;
  for (const marker of markers) {
    const { line, edge, marked } = marker;
    if (edge === 'BEGIN' && open === undefined) open = marker;
    else if (edge === 'BEGIN' && open) {
      const sentence = `// BEGIN ${marked} stands inside the region that begins on line ${open.line}; end that region first`;
      faults.push({ line, sentence });
    } else if (open?.marked !== marked) {
      const sentence = `// END ${marked} ends nothing; write // BEGIN ${marked} above it, or delete it`;
      faults.push({ line, sentence });
    } else {
      regions.push({ marked, first: open.line, last: line });
      open = undefined;
    }
  }
  if (open) {
    const { line, marked } = open;
    const sentence = `// BEGIN ${marked} is never ended; write // END ${marked} below it`;
    faults.push({ line, sentence });
  }
  return { regions, faults };
}
