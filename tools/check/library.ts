// What kernel-lib exports and what its tests are called, read from the sources. Nothing of it runs:
// the tools know no mathematics.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { Library } from './coverage.ts';

/** The exported functions and the titles of the tests of a project. */
export function libraryOf(project: string): Library {
  const folder = join(project, 'test/kernel-lib');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(folder, name));
  return {
    functions: exportedValues(join(project, 'kernel-lib/index.ts')),
    titles: files.flatMap((file) => testTitles(ts.sys.readFile(file) ?? '')),
  };
}

/** The values that a module exports; types are left out. */
export function exportedValues(file: string): ReadonlySet<string> {
  const program = ts.createProgram([file], {
    noLib: true,
    noEmit: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    allowImportingTsExtensions: true,
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  const exported = module ? checker.getExportsOfModule(module) : [];
  const values = exported.filter((symbol) => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return target.flags & ts.SymbolFlags.Value && !isTypeOnly(symbol);
  });
  if (values.length === 0) throw new Error(`${file}: exports nothing; is it the right file?`);
  return new Set(values.map(({ name }) => name));
}

function isTypeOnly(symbol: ts.Symbol): boolean {
  return (symbol.declarations ?? []).some(
    (each) => ts.isExportSpecifier(each) && ts.isTypeOnlyExportDeclaration(each),
  );
}

/**
 * The full titles of the tests in a source, those of their describes in front. A title that comes
 * from the rows of `each` is given for each row; a skipped test proves nothing and is left out.
 */
export function testTitles(source: string): string[] {
  return titlesIn(ts.createSourceFile('a.test.ts', source, ts.ScriptTarget.ES2022, true), '');
}

function titlesIn(node: ts.Node, prefix: string): string[] {
  const call = ts.isCallExpression(node) ? calledBlock(node) : undefined;
  if (call === undefined || !ts.isCallExpression(node)) {
    return children(node).flatMap((child) => titlesIn(child, prefix));
  }
  if (call.skipped) return [];
  const titles = call.titles.map((title) => `${prefix}${title}`);
  if (call.name !== 'describe') return titles;
  return titles.flatMap((title) =>
    node.arguments.slice(1).flatMap((each) => titlesIn(each, `${title} > `)),
  );
}

function children(node: ts.Node): ts.Node[] {
  const all: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    all.push(child);
  });
  return all;
}

interface Block {
  readonly name: string;
  readonly skipped: boolean;
  readonly titles: readonly string[];
}

/** What `describe('…', …)`, `test.each(rows)('…', …)` or the like is called with. */
function calledBlock({ expression, arguments: [title] }: ts.CallExpression): Block | undefined {
  const rows = ts.isCallExpression(expression) ? expression : undefined;
  const path = (rows?.expression ?? expression).getText().split('.');
  if (title === undefined || !['describe', 'test', 'it'].includes(path[0])) return undefined;
  if (path.includes('each') && rows === undefined) return undefined;
  const own = textOf(title);
  return {
    name: path[0],
    skipped: path.includes('skip') || path.includes('todo'),
    titles: rows && /%s|\$/.test(own) ? rowTitles(own, rows.arguments[0]) : [own],
  };
}

/** The title with the strings of each row behind it, wherever in the row they stand. */
function rowTitles(title: string, rows: ts.Expression | undefined): string[] {
  if (rows === undefined || !ts.isArrayLiteralExpression(rows)) return [title];
  return rows.elements.map((row) => [title, ...cellsOf(row).map(textOf)].join(' ').trim());
}

function cellsOf(row: ts.Expression): ts.Expression[] {
  if (ts.isArrayLiteralExpression(row)) return [...row.elements];
  if (!ts.isObjectLiteralExpression(row)) return [row];
  return row.properties.flatMap((each) => (ts.isPropertyAssignment(each) ? each.initializer : []));
}

/** What a string or a template says, its substitutions left out; nothing for other expressions. */
function textOf(node: ts.Expression): string {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return '';
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…');
}
