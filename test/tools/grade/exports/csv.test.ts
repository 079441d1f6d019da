import { execFileSync, spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { csv, harmless } from '../../../../tools/grade/exports/csv.ts';
import { readCsv } from '../../../../tools/grade/exports/read-csv.ts';

const PYTHON = spawnSync('python3', ['--version']).status === 0;

it('a cell that a spreadsheet would compute is text', () => {
  for (const formula of [
    '=1+1',
    '=HYPERLINK("http://x?"&A1)',
    '+1+cmd',
    "-2+3+cmd|' /C calc'!A0",
    '@SUM(A1)',
    '\tx',
    '\rx',
    '\nx',
    ' =1+1',
    '\u00a0=1',
    '\uFEFF=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    '--1',
    '-1+1',
    '+1e3-x',
  ]) {
    expect(harmless(formula), JSON.stringify(formula)).toBe(`'${formula}`);
    expect(csv([[formula]])).toBe(`"'${formula.replaceAll('"', '""')}"\r\n`);
  }
});

it('numbers and plain words stay what they are', () => {
  for (const text of ['-1.5', '+3', '-1,5', '-12 %', '-', '1=1', 'a@b', "'=1", 'x', '']) {
    expect(harmless(text)).toBe(text);
  }
  expect(csv([[1, -1.5, 0, 1e-7]])).toBe('1,-1.5,0,1e-7\r\n');
});

it('a cell that is split at a semicolon has no formula in it either', () => {
  expect(harmless('x;=cmd()')).toBe("x;'=cmd()");
  expect(harmless('x\n  @SUM(A1),+1+1')).toBe("x\n  '@SUM(A1),'+1+1");
  expect(harmless('1, -1.5; +2, a=b; c-d')).toBe('1, -1.5; +2, a=b; c-d');
  // In time: no run of blanks is read from each of its places to its end.
  expect(harmless(';\n'.repeat(1e6))).toHaveLength(2e6);
});

it('a NUL, at which readers end, is replaced', () => {
  expect(csv([['a\0=b']])).toBe('"a\uFFFD=b"\r\n');
});

const AWKWARD = [
  ['a "quoted" word', 'comma, semicolon; tab\t.', 'two\nlines\r\nthree\rfour'],
  ['Öztürk 🎓 李', '', 'ends with "'],
  ['"', '""', ',\n"'],
];

it.each([',', ';', '\t'])('what is written with %j is read again', (delimiter) => {
  const rows = [['first', 'second', 'third'], ...AWKWARD];
  expect(readCsv(csv(rows, { delimiter }), 'f')).toEqual({ delimiter, bom: false, rows });
  const text = csv(rows, { delimiter, bom: true });
  expect(text.startsWith('\uFEFF"first"')).toBe(true);
  expect(readCsv(text, 'f')).toEqual({ delimiter, bom: true, rows });
});

it('reads what others write: bare cells, any line end, none at the end of the file', () => {
  const rows = [
    ['a', 'b c'],
    ['1', ''],
    ['', 'x "y"'],
  ];
  for (const end of ['\n', '\r\n', '\r']) {
    const text = ['a,b c', '1,', ',x "y"'].join(end);
    expect(readCsv(text, 'f').rows).toEqual(rows);
    expect(readCsv(`${text}${end}${end}`, 'f').rows).toEqual(rows);
  }
  // The delimiter is the header's, whatever stands in quotes.
  expect(readCsv('"a,b,c";d\n1;2', 'f').rows).toEqual([
    ['a,b,c', 'd'],
    ['1', '2'],
  ]);
});

it('refuses what is no table, with the line', () => {
  expect(() => readCsv('', 'f.csv')).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: f.csv is empty; download it anew]`,
  );
  expect(() => readCsv('a,b\n"x\ny",1\n2', 'f.csv')).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: f.csv, line 4: the row has 1 cells and the header 2; download the file anew]`,
  );
  expect(() => readCsv('a,b\n1,"x', 'f.csv')).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: f.csv, line 2: a quoted cell does not end; the file was cut short, download it anew]`,
  );
  expect(() => readCsv('a,b\n"1"2,3', 'f.csv')).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: f.csv, line 2: "2" stands after the end of a quoted cell; wanted is the delimiter or a new line: download the file anew]`,
  );
});

it('reads 20 MB of quotes in time', () => {
  const text = `a\n"${'""'.repeat(1e7)}`;
  expect(() => readCsv(text, 'f')).toThrow('a quoted cell does not end');
  expect(readCsv(`${text}"`, 'f').rows[1][0]).toHaveLength(1e7);
});

it.skipIf(!PYTHON)("Python's csv reads it (skipped where there is no python3)", () => {
  const script = `
import csv, io, json, sys
text = sys.stdin.buffer.read().decode('utf-8-sig')
print(json.dumps(list(csv.reader(io.StringIO(text, newline='')))))
`;
  const input = csv([...AWKWARD, ['=1', -1.5, 2]], { bom: true });
  const said = execFileSync('python3', ['-c', script], { input, encoding: 'utf8' });
  expect(JSON.parse(said)).toEqual([...AWKWARD, ["'=1", '-1.5', '2']]);
});
