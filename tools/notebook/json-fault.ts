// Where a text stops being JSON. JSON.parse knows, but its messages give no position for half of
// the faults and change with every version of Node, so the text is scanned a second time.

/** The first fault: `found` stands at `offset`, where `wanted` should. */
export interface JsonFault {
  readonly offset: number;
  readonly found: string;
  readonly wanted: string;
  readonly mend: string;
}

type State = 'value' | 'first value' | 'key' | 'first key' | 'colon' | 'after';
type Closing = '}' | ']';

const spaces = /[ \t\n\r]*/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** The first place where the text is not JSON, or undefined if it is JSON. */
export function jsonFault(text: string): JsonFault | undefined {
  const open: Closing[] = [];
  let state: State = 'value';
  let offset = 0;
  for (;;) {
    offset = endOf(spaces, text, offset) ?? offset;
    const char = text[offset];
    if (state === 'after' && open.length === 0 && char === undefined) return undefined;
    if (closes(char, state, open.at(-1))) {
      open.pop();
      state = 'after';
      offset++;
    } else if (state === 'colon' && char === ':') {
      state = 'value';
      offset++;
    } else if (state === 'after' && char === ',' && open.length > 0) {
      state = open.at(-1) === '}' ? 'key' : 'value';
      offset++;
    } else if (isValue(state) && (char === '{' || char === '[')) {
      open.push(char === '{' ? '}' : ']');
      state = char === '{' ? 'first key' : 'first value';
      offset++;
    } else if (char === '"' && (isValue(state) || isKey(state))) {
      const end = stringEnd(text, offset);
      if (typeof end !== 'number') return end;
      state = isKey(state) ? 'colon' : 'after';
      offset = end;
    } else {
      const end = isValue(state) ? endOf(scalar, text, offset) : undefined;
      if (end === undefined) return fault(text, offset, wanted(state, open.at(-1)));
      state = 'after';
      offset = end;
    }
  }
}

/** Line and column of an offset, counted from 1, the column in UTF-16 units as in editors. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

function isValue(state: State): boolean {
  return state === 'value' || state === 'first value';
}

function isKey(state: State): boolean {
  return state === 'key' || state === 'first key';
}

function closes(char: string | undefined, state: State, closing: Closing | undefined): boolean {
  const allowed = state === 'after' || state === 'first key' || state === 'first value';
  return allowed && closing !== undefined && char === closing;
}

function endOf(pattern: RegExp, text: string, offset: number): number | undefined {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function stringEnd(text: string, start: number): number | JsonFault {
  let offset = start + 1;
  while (text[offset] !== '"') {
    if (offset >= text.length) return fault(text, offset, 'the closing double quote of a string');
    if (text[offset] < ' ') return fault(text, offset, 'the closing double quote of a string');
    const end: number | undefined =
      text[offset] === '\\' ? endOf(escaped, text, offset) : offset + 1;
    if (end === undefined) return fault(text, offset, 'an escape like \\n, \\" or \\u03b4');
    offset = end;
  }
  return offset + 1;
}

function wanted(state: State, closing: Closing | undefined): string {
  if (state === 'value') return 'a value';
  if (state === 'first value') return 'a value or "]"';
  if (state === 'key') return 'a name in double quotes';
  if (state === 'first key') return 'a name in double quotes or "}"';
  if (state === 'colon') return '":"';
  return closing === undefined ? 'the end of the file' : `"," or "${closing}"`;
}

function fault(text: string, offset: number, wanted: string): JsonFault {
  const word = /^(?:[<=>]{7}|-?\w{1,20}|.)/su.exec(text.slice(offset, offset + 20))?.[0];
  const found = word === undefined ? 'the file ends' : `${JSON.stringify(word)} stands`;
  return { offset, found, wanted, mend: mend(word, wanted) };
}

function mend(word: string | undefined, wanted: string): string {
  if (word === undefined) return 'the file was cut short: save it again or restore it from git';
  if (/^[<=>]{7}$/.test(word)) return 'resolve the merge conflict';
  if (word === '\n' || word === '\r') return 'a line break inside a string is written \\n';
  if (word === '}' || word === ']') {
    if (wanted === 'a value' || wanted === 'a name in double quotes') {
      return 'if a comma precedes it, delete the comma';
    }
  }
  if (/^-?(?:NaN|Infinity)$/.test(word)) return 'write null or a string instead';
  return 'correct it there or restore the file from git';
}
