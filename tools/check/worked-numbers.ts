// Numbers worked in the texts against what the cells put out.

import ts from 'typescript';
import { isObject } from '../notebook/fields.ts';
import type { CodeCell, Json } from '../notebook/notebook.ts';
import { type CourseNotebook, codeCells, markdownCells } from './course-notebook.ts';
import { type Decimal, decimals, near, says } from './decimal.ts';
import { PLOTLY } from './figures.ts';
import type { Finding } from './finding.ts';

/** Fewer digits are a way of speaking ("about 0.56") and do not tell one number from another. */
const DIGITS = 4;

interface Printed extends Decimal {
  readonly cell: string;
}

/**
 * Numbers of the texts that no cell puts out. A number of four significant digits or more, written
 * with a point or with thin spaces, must be printed by a cell of the same executed notebook, to at
 * least these digits, or stand as a literal in one, or in the words of a figure.
 */
export function checkWorkedNumbers({ file, notebook }: CourseNotebook): Finding[] {
  const cells = codeCells(notebook);
  const printed: Printed[] = cells.flatMap((cell) =>
    decimals(words(cell).join('\n')).map((number) => ({ ...number, cell: cell.id })),
  );
  const written = new Set(cells.flatMap(({ source }) => literals(source)));
  const findings = markdownCells(notebook).flatMap(({ id, source }) =>
    decimals(addressless(source))
      .filter(({ measured, significant }) => measured && significant >= DIGITS)
      .filter((number) => !written.has(Math.abs(number.value)))
      .filter((number) => !printed.some((each) => says(each, number)))
      .map((number) => ({ file, cell: id, line: number.line, what: fault(number, printed) })),
  );
  const said = findings.map((each) => JSON.stringify(each));
  return findings.filter((_, i) => said.indexOf(said[i]) === i);
}

function fault(number: Decimal, printed: readonly Printed[]): string {
  const negated = printed.find((each) => says(each, { ...number, value: -number.value }));
  if (negated !== undefined) {
    return (
      `the text says ${number.text}, but cell "${negated.cell}" prints ${negated.text}; ` +
      'correct the sign, or print this number as well'
    );
  }
  const distance = ({ value }: Decimal) => Math.abs(Math.abs(value) - Math.abs(number.value));
  const [nearest] = printed
    .filter((each) => near(each, number))
    .toSorted((p, q) => distance(p) - distance(q) || q.decimals - p.decimals);
  if (nearest === undefined) {
    return `no cell prints ${number.text}; add it to the listing of the cell that computes it`;
  }
  return (
    `the text says ${number.text}, but cell "${nearest.cell}" prints ${nearest.text}; ` +
    'correct the text, or print this number as well'
  );
}

/** All that a cell shows in words: its text, the words of its figures, what appears on hovering. */
function words({ outputs }: CodeCell): string[] {
  return outputs.flatMap((output) => {
    if (output.output_type === 'stream') return [output.text];
    if (output.output_type === 'error') return [output.evalue];
    return Object.entries(output.data).flatMap(([mime, content]) =>
      mime === PLOTLY || mime.startsWith('text/') ? strings(content) : [],
    );
  });
}

// The numbers in a figure's data are drawn, not written: only its strings can be read.
function strings(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(strings);
  return isObject(value) ? Object.values(value).flatMap(strings) : [];
}

/** The numbers that stand in a cell's code, by their size. */
function literals(source: string): number[] {
  const found: number[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNumericLiteral(node)) found.push(Number(node.text));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('cell.ts', source, ts.ScriptTarget.ES2022));
  return found;
}

// An address or the name of a file may hold digits that mean nothing here.
function addressless(source: string): string {
  return source.replace(/\]\([^)\s]*\)|https?:\/\/\S+/g, (text) => ' '.repeat(text.length));
}
