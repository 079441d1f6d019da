// Whether a cell can be run as it stands or waits for more.
import ts from 'typescript';
import type { Completeness } from '../threads.ts';
import { type Cell, readCell } from './cell.ts';
import { hasModifier } from './declarations.ts';
import { parseErrors } from './diagnostics.ts';

// A string or a regular expression without its end: more lines cannot mend it.
const HOPELESS = new Set([1002, 1161]);
// A comment or a template without its end, whose next line is text.
const TEXT = new Set([1010, 1160]);
const STEP = '  ';

/** Whether the code is complete, and how far to indent the next line if it is not. */
export function isComplete(code: string): Completeness {
  const cell = readCell('cell.ts', code);
  const [first] = parseErrors(cell.ast);
  if (!first) {
    return awaitsBody(cell) ? { status: 'incomplete', indent: '' } : { status: 'complete' };
  }
  const isAtEnd = first.start >= code.trimEnd().length;
  if (!isAtEnd || HOPELESS.has(first.code)) return { status: 'invalid' };
  return { status: 'incomplete', indent: TEXT.has(first.code) ? '' : indent(code) };
}

// `function f()`, whose brace may come in the next line.
function awaitsBody({ ast, code }: Cell): boolean {
  const last = ast.statements.at(-1);
  if (!last || !ts.isFunctionDeclaration(last) || last.body) return false;
  return !hasModifier(last, ts.SyntaxKind.DeclareKeyword) && !code.trimEnd().endsWith(';');
}

function indent(code: string): string {
  const last = code.trimEnd().split('\n').at(-1) ?? '';
  const margin = /^\s*/.exec(last)?.[0] ?? '';
  return /(?:[{([=]|=>|\belse)\s*(?:\/\/.*)?$/.test(last) ? margin + STEP : margin;
}
