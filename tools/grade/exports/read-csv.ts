// A CSV file that a learning platform wrote. csv-stringify only writes.
import { UsageError } from '../../usage-error.ts';

export interface Csv {
  readonly delimiter: string;
  readonly bom: boolean;
  /** All of one length; the first holds the names of the columns. */
  readonly rows: readonly (readonly string[])[];
}

const DELIMITERS = [',', ';', '\t'];

/** The cells; a UsageError with file and line if the text is no table. */
export function readCsv(text: string, file: string): Csv {
  const bom = text.startsWith('\uFEFF');
  const body = bom ? text.slice(1) : text;
  const delimiter = delimiterOf(body);
  const rows: string[][] = [];
  for (const { cells, line } of records(body, delimiter, file)) {
    // An empty line is no row.
    if (cells.length === 1 && cells[0] === '') continue;
    const wanted = rows.length === 0 ? cells.length : rows[0].length;
    if (cells.length !== wanted) {
      throw new UsageError(
        `${file}, line ${line}: the row has ${cells.length} cells and the header ${wanted}; download the file anew`,
      );
    }
    rows.push(cells);
  }
  if (rows.length === 0) throw new UsageError(`${file} is empty; download it anew`);
  return { delimiter, bom, rows };
}

/** The one that stands most often in the first line, outside of quotes. */
function delimiterOf(text: string): string {
  const line = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0].replace(/"(?:[^"]|"")*"/g, '') ?? '';
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))];
}

function* records(text: string, delimiter: string, file: string) {
  const bare = new RegExp(`[^${delimiter}\\r\\n]*`, 'y');
  const lineEnd = /\r\n|[\r\n]|$/y;
  let offset = 0;
  let line = 1;
  let start = 1;
  let cells: string[] = [];
  while (offset < text.length || cells.length > 0) {
    const end =
      text[offset] === '"' ? quotedEnd(text, offset, line, file) : matchEnd(bare, text, offset);
    const source = text.slice(offset, end);
    cells.push(source.startsWith('"') ? source.slice(1, -1).replaceAll('""', '"') : source);
    line += source.split('\n').length - 1;
    offset = end ?? offset;
    const next = matchEnd(lineEnd, text, offset);
    if (next === undefined) {
      if (text[offset] !== delimiter) throw stray(file, line, text[offset]);
      offset++;
      continue;
    }
    offset = next;
    yield { cells, line: start };
    cells = [];
    line++;
    start = line;
  }
}

function matchEnd(pattern: RegExp, text: string, offset: number): number | undefined {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** Behind the quote that ends the cell; two quotes are one of the cell's own. */
function quotedEnd(text: string, start: number, line: number, file: string): number {
  let quote = text.indexOf('"', start + 1);
  while (quote >= 0 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
  if (quote >= 0) return quote + 1;
  throw new UsageError(
    `${file}, line ${line}: a quoted cell does not end; the file was cut short, download it anew`,
  );
}

function stray(file: string, line: number, char: string): UsageError {
  return new UsageError(
    `${file}, line ${line}: ${JSON.stringify(char)} stands after the end of a quoted cell; ` +
      'wanted is the delimiter or a new line: download the file anew',
  );
}
