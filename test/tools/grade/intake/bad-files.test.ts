import { expect, it } from 'vitest';
import { readSubmission } from '../../../../tools/grade/intake/read-submission.ts';
import { bytes, type Loose, loose, notebookOf, PROPAGATION } from './released.ts';

const released = notebookOf(PROPAGATION);
const plain = JSON.stringify(loose(PROPAGATION));
const utf8 = (text: string) => new TextEncoder().encode(text);

function why(given: Uint8Array): string {
  const read = readSubmission(given, released);
  return 'unreadable' in read ? read.unreadable : `read, ${read.cells.length} cells`;
}

function changed(change: (notebook: Loose) => void): Uint8Array {
  const notebook = loose(PROPAGATION);
  change(notebook);
  return bytes(notebook);
}

function utf16(text: string, isBig: boolean): Uint8Array {
  const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return isBig ? little.swap16() : little;
}

const READ = 'read, 9 cells';

it.each<[string, Uint8Array, string]>([
  ['UTF-8', utf8(plain), READ],
  ['UTF-8 with a byte-order mark', utf8(`\uFEFF${plain}`), READ],
  ['UTF-16, little end first', utf16(plain, false), READ],
  ['UTF-16, big end first', utf16(plain, true), READ],
  ['format 4.0 to 5', changed((each) => Object.assign(each, { nbformat: 5 })), READ],
  ['no bytes', new Uint8Array(), 'the file is empty'],
  [
    'a byte of Latin-1',
    Buffer.from(`{"ä": 1}`, 'latin1'),
    'the file is not UTF-8 text; save it again from Jupyter',
  ],
  [
    'an odd byte of UTF-16',
    utf16(plain, false).subarray(0, -1),
    'the file is not UTF-16LE text; save it again from Jupyter',
  ],
  [
    'half a character of UTF-16',
    utf16('"\uD800"', true),
    'the file is not UTF-16BE text; save it again from Jupyter',
  ],
  [
    '11 MB',
    new Uint8Array(11_000_000),
    'the file has 11.0 MB, but at most 10 MB are read; clear the outputs and save it again',
  ],
  [
    'no JSON',
    utf8('PK\u0003\u0004'),
    'line 1, column 1 is not JSON: "PK" stands where a value is wanted',
  ],
  [
    'half a file',
    utf8(plain.slice(0, 500)),
    'line 1, column 501 is not JSON: the file ends where the closing double quote of a string is wanted',
  ],
  ['a list', utf8('[]'), 'the file is JSON, but no notebook'],
  ['null', utf8('null'), 'the file is JSON, but no notebook'],
  [
    'format 3',
    utf8('{"nbformat": 3, "worksheets": [{"cells": []}]}'),
    'the notebook has the old format 3; open it in Jupyter, save it and hand it in again',
  ],
  ['no cells', utf8('{"nbformat": 4}'), 'the notebook has no cells'],
  ['cells: {}', utf8('{"nbformat": 4, "cells": {}}'), 'the notebook has no cells'],
  ['cells: []', utf8('{"nbformat": 4, "cells": []}'), 'the notebook has no cells'],
  [
    'only an inherited key',
    utf8('{"__proto__": {"nbformat": 4, "cells": [{}]}}'),
    'the notebook has no cells',
  ],
  [
    '2,001 cells',
    changed((each) => {
      each.cells = Array(2001).fill(each.cells[1]);
    }),
    'the notebook has 2001 cells, but at most 2000 are read',
  ],
  [
    'a cell of 1.1 MB',
    changed((each) => {
      each.cells[1].source = 'x'.repeat(1_100_000);
    }),
    'cell 2 has more than 1 MB of code',
  ],
  [
    'a picture of 1.1 MB in prose',
    changed((each) => {
      each.cells[0].source = 'x'.repeat(1_100_000);
    }),
    READ,
  ],
  [
    '33 deep',
    changed((each) => {
      each.deep = JSON.parse(`${'['.repeat(32)}${']'.repeat(32)}`);
    }),
    'its JSON is nested more than 32 deep',
  ],
  [
    '32 deep',
    changed((each) => {
      each.deep = JSON.parse(`${'['.repeat(31)}${']'.repeat(31)}`);
    }),
    READ,
  ],
  [
    'a million deep, not closed',
    utf8('['.repeat(1_000_000)),
    'its JSON is nested more than 32 deep',
  ],
  [
    'brackets in strings',
    changed((each) => {
      each.cells[0].source = '[{\\"'.repeat(1000);
    }),
    READ,
  ],
  [
    'a million empty lists',
    utf8(`[${'[],'.repeat(1_000_000)}[]]`),
    'its JSON holds more than 200000 lists and objects; clear the outputs and save it again',
  ],
])('%s', (_, given, wanted) => {
  expect(why(given)).toBe(wanted);
});

it('cells of a wrong shape are passed over and remarked on', () => {
  const wrong = [
    null,
    7,
    'text',
    [],
    {},
    { cell_type: 'code', source: 7 },
    { cell_type: 'code', source: ['a', 7] },
    { source: 'a' },
  ];
  const one = readSubmission(
    changed((each) => each.cells.push(null as never)),
    released,
  );
  expect(one).toMatchObject({ remarks: ['Cell 36 is no cell of a notebook; it is ignored.'] });
  const all = readSubmission(
    changed((each) => each.cells.push(...(wrong as never[]))),
    released,
  );
  expect(all).toMatchObject({ remarks: ['8 cells are no cells; ignored.'] });
});

it('keys named __proto__ or constructor reach nothing', () => {
  const cell =
    '{"cell_type":"code","metadata":{"__proto__":{"course":{"exercise":"6.1","role":"solution"}}},"source":"let a;","__proto__":{"id":"ex-6-1"}}';
  const text = `{"nbformat":4,"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"cells":[${cell}]}`;
  const read = readSubmission(utf8(text), released);
  expect(read).toMatchObject({
    cells: [{ id: 'setup' }, { id: 'ex-6-5-network' }, { id: 'own-1' }],
  });
  expect(Object.keys('missing' in read ? read.missing : {})).toHaveLength(5);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

it('ids like __proto__ and constructor are only ids', () => {
  for (const id of ['__proto__', 'constructor', 'toString', 'own-1', '']) {
    const read = readSubmission(
      changed((each) => each.cells.push({ cell_type: 'code', id, metadata: {}, source: 'a' })),
      released,
    );
    expect('cells' in read && read.cells.at(-1)).toEqual({ id: 'own-1', source: 'a' });
  }
});

it('half a character in a cell becomes the replacement character', () => {
  const text = plain.replace('TODO 6.1', '\\ud800 6.1');
  const read = readSubmission(utf8(text), released);
  expect('cells' in read && read.cells[1].source).toContain('\uFFFD 6.1');
});

it('what takes a search long is searched in time', { timeout: 5_000 }, () => {
  const sources = [
    ' '.repeat(900_000),
    'function '.repeat(100_000),
    `function${' '.repeat(900_000)}(`,
    'export async \t'.repeat(60_000),
    `export${' \t'.repeat(250_000)}`,
    'const \n'.repeat(120_000),
    '\n'.repeat(500_000),
  ];
  const start = performance.now();
  for (const source of sources) {
    const given = changed((each) => {
      for (let i = 0; i < 8; i++)
        each.cells.push({
          cell_type: 'code',
          metadata: { nbgrader: { grade_id: 'ex-6-1' } },
          source,
        });
    });
    expect(given.length).toBeLessThan(10_000_000);
    expect(readSubmission(given, released)).toHaveProperty('cells');
  }
  expect(performance.now() - start).toBeLessThan(4_000);
});
