// CSV as RFC 4180 has it, which spreadsheets open without running what a student has written.
import { stringify } from 'csv-stringify/sync';

export type CsvCell = string | number;

export interface CsvForm {
  readonly delimiter?: string;
  /** A byte-order mark: without it Excel takes UTF-8 for the code page of the machine. */
  readonly bom?: boolean;
}

/** The rows as text: every string in quotes, numbers bare, lines ended by CR LF. */
export function csv(rows: readonly (readonly CsvCell[])[], form: CsvForm = {}): string {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell)),
  );
  return stringify(cells, {
    delimiter: form.delimiter ?? ',',
    bom: form.bom ?? false,
    quoted_string: true,
    record_delimiter: '\r\n',
  });
}

// A formula begins with one of these; some programs skip spaces before it, and East Asian ones take
// the wide forms too.
const FORMULA = /^[\t\r\n]|^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;

// −1.5, 1,5, 12 % and the lone dash that platforms write for "no mark" compute nothing.
const NUMBER = /^[+-]?\d+(?:[.,]\d+)* ?%?$|^-$/;

// Where the semicolon is the delimiter, Excel ends a cell of ours at it, quotes or not.
const INNER =
  /([;,\t\r\n]\s{0,20})(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])(?![+-]\d+(?:\.\d+)?(?:[;,\s]|$))/g;

/** The text with an apostrophe before what a spreadsheet would take for a formula. */
export function harmless(text: string): string {
  // Readers in C end at a NUL, and Python's refuses the file.
  const whole = text.replaceAll('\0', '\uFFFD').replace(INNER, "$1'");
  return FORMULA.test(whole) && !NUMBER.test(whole) ? `'${whole}` : whole;
}
