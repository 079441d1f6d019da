// Makes a script for V8's REPL mode of a cell whose types are gone: later cells can declare its names
// again, imports are calls, exports are nothing. Lines stay where they are wherever that is possible.
import ts from 'typescript';
import { boundNames, hasModifier, nestedVars } from './declarations.ts';
import { type Edit, lines, type Plan, type Range } from './edits.ts';
import { AWAIT, binding, IMPORT, type ImportedNames, META, RESUMED } from './imports.ts';
import type { Worlds } from './worlds.ts';

/** A cell as JavaScript, but still a module. */
export interface Erased {
  /** A tree whose positions are those of `text`; it may still have the types. */
  readonly ast: ts.SourceFile;
  readonly text: string;
}

interface Rewriting extends Erased {
  readonly imported: ImportedNames;
  readonly worlds: Worlds;
  readonly edits: Edit[];
  /** What comes before everything else. */
  readonly moved: (string | Range)[];
  /** Names that are declared at the front, so that they can be assigned. */
  readonly declared: { readonly let: Set<string>; readonly var: Set<string> };
}

/** The changes that make it a script. */
export function rewrite(erased: Erased, imported: ImportedNames, worlds: Worlds): Plan {
  const declared = { let: new Set<string>(), var: new Set<string>() };
  const to: Rewriting = { ...erased, imported, worlds, edits: [], moved: [], declared };
  let running = false;
  for (const statement of erased.ast.statements) {
    if (isErased(statement)) continue;
    if (ts.isImportDeclaration(statement)) {
      importDeclaration(to, statement, running);
      continue;
    }
    dropExport(to, statement);
    if (ts.isFunctionDeclaration(statement)) functionDeclaration(to, statement);
    else running = true;
    if (ts.isVariableStatement(statement)) variables(to, statement.declarationList);
    if (ts.isClassDeclaration(statement)) classDeclaration(to, statement);
  }
  for (const list of nestedVars(erased.ast)) assign(to, list);
  calls(to);
  awaits(to);
  const { length } = ts.getShebang(erased.text) ?? '';
  replace(to, { start: 0, end: length }, ' '.repeat(length));
  const front = (['let', 'var'] as const)
    .filter((world) => declared[world].size > 0)
    .map((world) => `${world} ${[...declared[world]].join(', ')};`);
  return { edits: to.edits, front: ["'use strict';", ...front, ...to.moved] };
}

// Statements of which nothing is left.
function isErased(statement: ts.Statement): boolean {
  return (
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isModuleDeclaration(statement) ||
    hasModifier(statement, ts.SyntaxKind.DeclareKeyword) ||
    (ts.isFunctionDeclaration(statement) && !statement.body)
  );
}

// An import is done where it stands, or at the front if something else would run before it.
function importDeclaration(to: Rewriting, statement: ts.ImportDeclaration, late: boolean): void {
  const found = binding(statement, to.imported);
  let text = '';
  if (found?.names.length === 0) text = `${found.text};`;
  else if (found && allLet(to, found.names)) text = `let ${found.text};`;
  else if (found) {
    declare(to, found.names);
    text = `(${found.text});`;
  }
  if (late) to.moved.push(text);
  const whole = range(to, statement);
  replace(to, whole, (late ? '' : text) + lines(to.text, whole));
}

// What is exported stays, the word goes.
function dropExport(to: Rewriting, statement: ts.Statement): void {
  const { start, end } = range(to, statement);
  if (ts.isExportDeclaration(statement)) {
    const { moduleSpecifier, isTypeOnly } = statement;
    const text = moduleSpecifier ? `await ${IMPORT}(${moduleSpecifier.getText(to.ast)});` : '';
    if (!isTypeOnly) replace(to, { start, end }, text + lines(to.text, { start, end }));
  } else if (ts.isExportAssignment(statement)) {
    replace(to, { start, end: statement.expression.getStart(to.ast) }, 'void 0, ');
  } else {
    const [words = ''] = /^export(\s+default)?/.exec(to.text.slice(start, end)) ?? [];
    const isAnonymous =
      (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && !statement.name;
    const text = isAnonymous ? 'void 0,' : '';
    if (words) replace(to, { start, end: start + words.length }, text.padEnd(words.length));
  }
}

// A function is hoisted by V8, unless its name was a variable before: then it is one, and we hoist it.
function functionDeclaration(to: Rewriting, statement: ts.FunctionDeclaration): void {
  const { name, end } = statement;
  if (!name || to.worlds.of(name.text, 'var') === 'var') return;
  const whole = range(to, statement);
  const named = range(to, name);
  const [words = ''] = /^export(\s+default)?/.exec(to.text.slice(whole.start, end)) ?? [];
  const head = { start: whole.start + words.length, end: named.start };
  to.moved.push(`let ${name.text} = `, head, { start: named.end, end }, ';');
  replace(to, whole, lines(to.text, whole));
}

function classDeclaration(to: Rewriting, { name, ...statement }: ts.ClassDeclaration): void {
  if (!name || to.worlds.of(name.text, 'let') === 'let') return;
  declare(to, [name.text]);
  const keyword = to.text.lastIndexOf('class', name.getStart(to.ast));
  insert(to, keyword, `;${name.text} = `);
  insert(to, statement.end, ';');
}

function variables(to: Rewriting, list: ts.VariableDeclarationList): void {
  const names = list.declarations.flatMap(({ name }) => boundNames(name));
  const isWhole = to.imported.required.get(names[0]);
  const { initializer } = list.declarations[0];
  // import x = require('y'), which the compiler has made a constant
  if (isWhole !== undefined && initializer && ts.isCallExpression(initializer)) {
    const specifier = initializer.arguments[0].getText(to.ast);
    const text = `(await ${IMPORT}(${specifier}))${isWhole ? '.default' : ''}`;
    replace(to, range(to, initializer), text);
  }
  if (!(list.flags & ts.NodeFlags.BlockScoped) || !allLet(to, names)) assign(to, list);
  else if (list.flags & ts.NodeFlags.Const) {
    const start = list.getStart(to.ast);
    replace(to, { start, end: start + 'const'.length }, 'let  ');
  }
}

// `var x = 1` becomes `(x = 1)`, with x declared at the front.
function assign(to: Rewriting, list: ts.VariableDeclarationList): void {
  declare(
    to,
    list.declarations.flatMap(({ name }) => boundNames(name)),
  );
  const start = list.getStart(to.ast);
  const keyword = { start, end: list.declarations[0].getStart(to.ast) };
  const width = keyword.end - keyword.start;
  if (ts.isForInStatement(list.parent) || ts.isForOfStatement(list.parent)) {
    replace(to, keyword, ' '.repeat(width));
    return;
  }
  // A semicolon keeps the parenthesis from being a call of what stands before it.
  const follows = ts.isVariableStatement(list.parent) && 'statements' in list.parent.parent;
  replace(to, keyword, (follows ? ';(' : '(').padStart(width));
  for (const { initializer, end } of list.declarations) {
    if (!initializer) insert(to, end, ' = void 0');
  }
  insert(to, list.end, ')');
}

// import('x') and import.meta, wherever they are.
function calls(to: Rewriting): void {
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return;
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) {
      replace(to, range(to, node), META);
    }
    if (node.kind === ts.SyntaxKind.ImportKeyword && ts.isCallExpression(node.parent)) {
      replace(to, range(to, node), IMPORT);
    }
    ts.forEachChild(node, visit);
  };
  visit(to.ast);
}

// Around all that is awaited, so that an interrupted cell goes no further.
function awaits(to: Rewriting): void {
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return;
    const each = ts.isForOfStatement(node) && node.awaitModifier ? node.statement : undefined;
    if (each) insert(to, each.getStart(to.ast), `{ ${RESUMED}(await ${AWAIT}());`);
    if (ts.isAwaitExpression(node)) {
      insert(to, node.getStart(to.ast), `${RESUMED}(`);
      insert(to, node.expression.getStart(to.ast), `${AWAIT}(`);
    }
    ts.forEachChild(node, visit);
    if (ts.isAwaitExpression(node)) insert(to, node.end, '))');
    if (each) insert(to, each.end, '}');
  };
  visit(to.ast);
}

function allLet({ worlds }: Rewriting, names: readonly string[]): boolean {
  return names.map((name) => worlds.of(name, 'let')).every((world) => world === 'let');
}

function declare({ worlds, declared }: Rewriting, names: readonly string[]): void {
  for (const name of names) declared[worlds.of(name, 'let')].add(name);
}

function range({ ast }: Rewriting, node: ts.Node): Range {
  return { start: node.getStart(ast), end: node.end };
}

function insert(to: Rewriting, at: number, text: string): void {
  replace(to, { start: at, end: at }, text);
}

function replace({ edits }: Rewriting, { start, end }: Range, text: string): void {
  edits.push({ start, end, text });
}
