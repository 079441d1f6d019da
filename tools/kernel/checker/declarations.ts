// What statements declare at the top level of a cell.
import ts from 'typescript';

/** What a name stands for. */
export interface Meaning {
  /** How it is declared where it is a value; an `alias` cannot be assigned. */
  readonly value?: 'const' | 'let' | 'alias';
  /** Whether it is a type (or a namespace of types), too. */
  readonly type: boolean;
}

/** A variable. */
export const LET: Meaning = { value: 'let', type: false };
const BOTH: Meaning = { value: 'alias', type: true };
const TYPE: Meaning = { type: true };

/** Both meanings of a name that is declared twice, as a function and a namespace can be. */
export function merged(a: Meaning | undefined, b: Meaning): Meaning {
  const value = b.value ?? a?.value;
  return { ...(value ? { value } : {}), type: b.type || (a?.type ?? false) };
}

/** The names that a statement declares. */
export function declarations(statement: ts.Statement): [string, Meaning][] {
  if (ts.isVariableStatement(statement)) {
    const { flags, declarations } = statement.declarationList;
    const value = flags & (ts.NodeFlags.Const | ts.NodeFlags.Using) ? 'const' : 'let';
    return declarations.flatMap(({ name }) =>
      boundNames(name).map((id): [string, Meaning] => [id, { value, type: false }]),
    );
  }
  if (ts.isFunctionDeclaration(statement)) {
    return named(statement.name, { value: 'alias', type: false });
  }
  if (ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement)) {
    return named(statement.name, BOTH);
  }
  if (ts.isModuleDeclaration(statement)) {
    return ts.isIdentifier(statement.name) && !isGlobal(statement)
      ? named(statement.name, BOTH)
      : [];
  }
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
    return named(statement.name, TYPE);
  }
  if (ts.isImportEqualsDeclaration(statement)) return named(statement.name, BOTH);
  if (ts.isImportDeclaration(statement)) {
    return importedNames(statement).map((id) => [id, BOTH]);
  }
  return [];
}

function named(name: ts.Identifier | undefined, meaning: Meaning): [string, Meaning][] {
  return name && name.text !== '' ? [[name.text, meaning]] : [];
}

/** The names that a variable's name or pattern binds. */
export function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return name.text === '' ? [] : [name.text];
  return name.elements.flatMap((e) => (ts.isBindingElement(e) ? boundNames(e.name) : []));
}

function importedNames({ importClause }: ts.ImportDeclaration): string[] {
  if (!importClause) return [];
  const names = importClause.name ? [importClause.name.text] : [];
  const bindings = importClause.namedBindings;
  if (!bindings) return names;
  if (ts.isNamespaceImport(bindings)) return [...names, bindings.name.text];
  return [...names, ...bindings.elements.map(({ name }) => name.text)];
}

/** The names of an export list. */
export function reExports(statement: ts.Statement): string[] {
  if (!ts.isExportDeclaration(statement) || !statement.exportClause) return [];
  if (ts.isNamespaceExport(statement.exportClause)) return [statement.exportClause.name.text];
  return statement.exportClause.elements.map(({ name }) => name.text);
}

/** Whether the statement has the word `export` before it. */
export function isExported(statement: ts.Statement): boolean {
  return hasModifier(statement, ts.SyntaxKind.ExportKeyword);
}

/** Whether the node has that word before it. */
export function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((m) => m.kind === kind);
}

/** A `var` in a block or a loop at the top level, whose names belong to the whole cell. */
export function nestedVars(ast: ts.SourceFile): ts.VariableDeclarationList[] {
  const lists: ts.VariableDeclarationList[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isModuleDeclaration(node)) return;
    if (ts.isExpressionStatement(node) || ts.isTypeNode(node)) return;
    if (ts.isVariableDeclarationList(node) && isVar(node) && !atTop(node)) lists.push(node);
    ts.forEachChild(node, visit);
  };
  visit(ast);
  return lists;
}

function isVar(list: ts.VariableDeclarationList): boolean {
  return (list.flags & ts.NodeFlags.BlockScoped) === 0;
}

function atTop(list: ts.VariableDeclarationList): boolean {
  return ts.isVariableStatement(list.parent) && ts.isSourceFile(list.parent.parent);
}

/** The names of every nested `var`. */
export function hoisted(ast: ts.SourceFile): string[] {
  return nestedVars(ast).flatMap((list) => list.declarations.flatMap((d) => boundNames(d.name)));
}

/** Whether it is `declare global`. */
export function isGlobal(node: ts.ModuleDeclaration): boolean {
  return (node.flags & ts.NodeFlags.GlobalAugmentation) !== 0;
}
