// Imports as a script can have them: calls of the kernel's own import, and variables.
import ts from 'typescript';
import type { View } from './service.ts';

/** What only the types of the imported modules tell. */
export interface ImportedNames {
  /** Names imported by the cell that are no values: nothing of them is left when it runs. */
  readonly typesOnly: ReadonlySet<string>;
  /** Names of `import x = require('y')`, and whether x is y's whole `module.exports`. */
  readonly required: ReadonlyMap<string, boolean>;
}

/** An import statement as a script has it. */
export interface Binding {
  readonly names: readonly string[];
  /** `{ a } = await …`, to be declared or assigned; without names it is only `await …`. */
  readonly text: string;
}

/** The kernel's import. No name of the user's can stand in its way. */
export const IMPORT = 'globalThis.__import';
/** The kernel's import.meta. */
export const META = 'globalThis.__meta';
/** What stands before all that is awaited, and behind it. */
export const AWAIT = 'globalThis.__await';
export const RESUMED = 'globalThis.__resumed';

/** Asks the compiler about the cell's imports. */
export function importedNames({ program, source }: View): ImportedNames {
  const typesOnly = new Set<string>();
  const required = new Map<string, boolean>();
  const checker = program.getTypeChecker();
  for (const statement of source.statements) {
    for (const name of bound(statement)) {
      const symbol = checker.getSymbolAtLocation(name);
      if (symbol && !isValue(checker, symbol)) typesOnly.add(name.text);
    }
    if (!ts.isImportEqualsDeclaration(statement)) continue;
    const { moduleReference, name } = statement;
    if (!ts.isExternalModuleReference(moduleReference)) continue;
    const module = checker.getSymbolAtLocation(moduleReference.expression);
    required.set(name.text, module?.exports?.has(ts.InternalSymbolName.ExportEquals) ?? false);
  }
  return { typesOnly, required };
}

function isValue(checker: ts.TypeChecker, symbol: ts.Symbol): boolean {
  const meant = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return (meant.flags & ts.SymbolFlags.Value) !== 0;
}

// The names of d and { a, b as c }.
function bound(statement: ts.Statement): ts.Identifier[] {
  if (!ts.isImportDeclaration(statement) || !statement.importClause) return [];
  const { name, namedBindings } = statement.importClause;
  const named = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements : [];
  return [...(name ? [name] : []), ...named.map((element) => element.name)];
}

/** What is left of an import when the cell runs; null where only types were imported. */
export function binding(
  statement: ts.ImportDeclaration,
  { typesOnly }: ImportedNames,
): Binding | null {
  const { importClause: clause, moduleSpecifier, attributes } = statement;
  const elements = attributes?.elements.map((element) => element.getText()).join(', ');
  const options = elements ? `, { with: { ${elements} } }` : '';
  const value = `await ${IMPORT}(${moduleSpecifier.getText()}${options})`;
  if (!clause) return { names: [], text: value };
  const all = bound(statement);
  const kept = all.filter((name) => !typesOnly.has(name.text) && !isTypeOnly(name));
  const names = kept.map((name) => name.text);
  const pattern = `{ ${kept.map(property).join(', ')} }`;
  const bindings = clause.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings) && !clause.isTypeOnly) {
    const whole = bindings.name.text;
    const rest = names.length > 0 ? `, ${pattern} = ${whole}` : '';
    return { names: [whole, ...names], text: `${whole} = ${value}${rest}` };
  }
  if (names.length > 0) return { names, text: `${pattern} = ${value}` };
  return all.length > 0 || clause.isTypeOnly ? null : { names, text: value };
}

function isTypeOnly({ parent }: ts.Identifier): boolean {
  if (ts.isImportSpecifier(parent)) return parent.isTypeOnly || parent.parent.parent.isTypeOnly;
  return ts.isImportClause(parent) && parent.isTypeOnly;
}

function property(name: ts.Identifier): string {
  if (ts.isImportClause(name.parent)) return `default: ${name.text}`;
  const { propertyName } = name.parent as ts.ImportSpecifier; // the only other that `bound` has
  return propertyName ? `${propertyName.getText()}: ${name.text}` : name.text;
}
