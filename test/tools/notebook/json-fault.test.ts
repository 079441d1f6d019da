import { expect, it } from 'vitest';
import { jsonFault, lineAndColumn } from '../../../tools/notebook/json-fault.ts';
import { anyJson, below, pick, random } from './random-notebook.ts';

function sentence(text: string): string {
  const fault = jsonFault(text);
  if (fault === undefined) return 'no fault';
  const { line, column } = lineAndColumn(text, fault.offset);
  return `${line}:${column} ${fault.found} where ${fault.wanted} is wanted; ${fault.mend}`;
}

it('Every kind of fault has a place and a sentence', () => {
  const texts = [
    '',
    ' \n\n ',
    '[1, 2',
    '[1,\n 2,]',
    '{"a": 1,\n}',
    '{"a" 1}',
    '{a: 1}',
    "{'a': 1}",
    '{"a": 1 "b": 2}',
    '{"a":\n}',
    '[1}',
    '[1] x',
    '[NaN]',
    '[-Infinity]',
    '[-]',
    '[01]',
    '[1.]',
    '[truely]',
    '["a\nb"]',
    '["a\\x"]',
    '["a',
    '["\\u12',
    '[\n<<<<<<< HEAD\n1]',
    '[1,\n=======\n2]',
    '\ufeff[]',
    '[\u00a01]',
  ];
  const table = texts.map((text) => `${JSON.stringify(text)} ${sentence(text)}`);
  expect(`\n${table.join('\n')}\n`).toMatchInlineSnapshot(`
    "
    "" 1:1 the file ends where a value is wanted; the file was cut short: save it again or restore it from git
    " \\n\\n " 3:2 the file ends where a value is wanted; the file was cut short: save it again or restore it from git
    "[1, 2" 1:6 the file ends where "," or "]" is wanted; the file was cut short: save it again or restore it from git
    "[1,\\n 2,]" 2:4 "]" stands where a value is wanted; if a comma precedes it, delete the comma
    "{\\"a\\": 1,\\n}" 2:1 "}" stands where a name in double quotes is wanted; if a comma precedes it, delete the comma
    "{\\"a\\" 1}" 1:6 "1" stands where ":" is wanted; correct it there or restore the file from git
    "{a: 1}" 1:2 "a" stands where a name in double quotes or "}" is wanted; correct it there or restore the file from git
    "{'a': 1}" 1:2 "'" stands where a name in double quotes or "}" is wanted; correct it there or restore the file from git
    "{\\"a\\": 1 \\"b\\": 2}" 1:9 "\\"" stands where "," or "}" is wanted; correct it there or restore the file from git
    "{\\"a\\":\\n}" 2:1 "}" stands where a value is wanted; if a comma precedes it, delete the comma
    "[1}" 1:3 "}" stands where "," or "]" is wanted; correct it there or restore the file from git
    "[1] x" 1:5 "x" stands where the end of the file is wanted; correct it there or restore the file from git
    "[NaN]" 1:2 "NaN" stands where a value or "]" is wanted; write null or a string instead
    "[-Infinity]" 1:2 "-Infinity" stands where a value or "]" is wanted; write null or a string instead
    "[-]" 1:2 "-" stands where a value or "]" is wanted; correct it there or restore the file from git
    "[01]" 1:3 "1" stands where "," or "]" is wanted; correct it there or restore the file from git
    "[1.]" 1:3 "." stands where "," or "]" is wanted; correct it there or restore the file from git
    "[truely]" 1:6 "ly" stands where "," or "]" is wanted; correct it there or restore the file from git
    "[\\"a\\nb\\"]" 1:4 "\\n" stands where the closing double quote of a string is wanted; a line break inside a string is written \\n
    "[\\"a\\\\x\\"]" 1:4 "\\\\" stands where an escape like \\n, \\" or \\u03b4 is wanted; correct it there or restore the file from git
    "[\\"a" 1:4 the file ends where the closing double quote of a string is wanted; the file was cut short: save it again or restore it from git
    "[\\"\\\\u12" 1:3 "\\\\" stands where an escape like \\n, \\" or \\u03b4 is wanted; correct it there or restore the file from git
    "[\\n<<<<<<< HEAD\\n1]" 2:1 "<<<<<<<" stands where a value or "]" is wanted; resolve the merge conflict
    "[1,\\n=======\\n2]" 2:1 "=======" stands where a value is wanted; resolve the merge conflict
    "﻿[]" 1:1 "﻿" stands where a value is wanted; correct it there or restore the file from git
    "[ 1]" 1:2 " " stands where a value or "]" is wanted; correct it there or restore the file from git
    "
  `);
});

it('A fault is found if and only if JSON.parse finds one: 5000 texts, each with one change', () => {
  const r = random(4);
  const characters = [...'{}[],:"\\1-.ex \n', ''];
  for (let i = 0; i < 5000; i++) {
    const text = JSON.stringify(anyJson(r), null, pick(r, [0, 1]));
    const cut = below(r, text.length + 1);
    const changed = text.slice(0, cut) + pick(r, characters) + text.slice(cut + below(r, 2));
    const fault = jsonFault(changed);
    expect(fault === undefined, changed).toBe(isJson(changed));
    if (fault === undefined) continue;
    // What stands before the fault is the beginning of some JSON: cut there, it only ends too early.
    const before = changed.slice(0, fault.offset);
    expect(jsonFault(before)?.offset ?? before.length, changed).toBe(before.length);
  }
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

it('A string of two million characters and a nesting of a hundred thousand are scanned, too', () => {
  expect(jsonFault(`["${'\\n'.repeat(1e6)}"`)?.offset).toBe(2_000_003);
  expect(jsonFault('['.repeat(1e5))?.offset).toBe(1e5);
});

it('Lines and columns count from 1', () => {
  expect(lineAndColumn('ab\ncd', 0)).toEqual({ line: 1, column: 1 });
  expect(lineAndColumn('ab\ncd', 2)).toEqual({ line: 1, column: 3 });
  expect(lineAndColumn('ab\ncd', 3)).toEqual({ line: 2, column: 1 });
  expect(lineAndColumn('\n', 0)).toEqual({ line: 1, column: 1 });
  expect(lineAndColumn('\n', 1)).toEqual({ line: 2, column: 1 });
});
