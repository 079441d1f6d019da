// One cell as the parser sees it: what it declares at its top level, which names it uses and whether
// its types can be erased in place.
import ts from 'typescript';
import {
  declarations,
  hoisted,
  isExported,
  isGlobal,
  LET,
  type Meaning,
  merged,
  reExports,
} from './declarations.ts';

export interface Cell {
  /** As in `cell-3.ts`. */
  readonly name: string;
  /** The name of its module: no other cell has it, though two may have one name. */
  readonly module: string;
  readonly code: string;
  readonly ast: ts.SourceFile;
  readonly declared: ReadonlyMap<string, Meaning>;
  /** Those among the declared names that the cell exports itself. */
  readonly exported: ReadonlySet<string>;
  /** Every name that may refer to a declaration outside the cell. */
  readonly used: ReadonlySet<string>;
  /** Whether it declares something for all modules: `declare global`, `declare module 'x'`. */
  readonly augments: boolean;
}

/** Reads a cell; what it gets wrong is found later. */
export function readCell(name: string, code: string, module = name): Cell {
  const ast = parse(name, code, ts.ScriptKind.TS);
  const declared = new Map<string, Meaning>();
  const exported = new Set<string>();
  for (const statement of ast.statements) {
    const names = declarations(statement);
    for (const [id, meaning] of names) declared.set(id, merged(declared.get(id), meaning));
    if (isExported(statement)) for (const [id] of names) exported.add(id);
    for (const id of reExports(statement)) exported.add(id);
  }
  for (const id of hoisted(ast)) declared.set(id, merged(declared.get(id), LET));
  return { name, module, code, ast, declared, exported, used: used(ast), augments: augments(ast) };
}

/** Parses a cell, as a module even if it imports nothing: else `await (x)` would call a function. */
export function parse(name: string, text: string, kind: ts.ScriptKind): ts.SourceFile {
  const options: ts.CreateSourceFileOptions = {
    languageVersion: ts.ScriptTarget.ESNext,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
    // The compiler's own way to say so, though its public types have no name for it.
    setExternalModuleIndicator: (file) => Object.assign(file, { externalModuleIndicator: true }),
  };
  return ts.createSourceFile(name, text, options, true, kind);
}

function augments(ast: ts.SourceFile): boolean {
  return ast.statements.some(
    (s) => ts.isModuleDeclaration(s) && (isGlobal(s) || ts.isStringLiteral(s.name)),
  );
}

function used(ast: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isMember(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ast);
  return names;
}

// The `b` of a.b and of { b: 1 }.
function isMember(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  return (
    (ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isMethodDeclaration(parent)) &&
    parent.name === node
  );
}
