// What the compiler says of a cell and of the local files that it imports, without what makes no sense
// in a notebook.
import ts from 'typescript';
import type { Diagnostic } from '../threads.ts';
import type { Cell } from './cell.ts';
import { CURRENT, type View } from './service.ts';

// A package without types is `any`: the reader of a notebook cannot write a declaration file for it.
const SUPPRESSED = new Set([7016]);
const IMPLICIT_ANY = 7005;

/** What is wrong with the form of the cell. */
export function syntaxErrors({ ast }: Cell): Diagnostic[] {
  return parseErrors(ast).map((error) => diagnostic(error, ast));
}

/** The parser's errors, which the source file holds, though its public type does not say so. */
export function parseErrors(ast: ts.SourceFile): readonly ts.DiagnosticWithLocation[] {
  if (!('parseDiagnostics' in ast)) throw new TypeError('a source file knows its parse errors');
  return ast.parseDiagnostics as readonly ts.DiagnosticWithLocation[];
}

/** What is wrong with its types, up to where its own text ends. */
export function typeErrors({ program, source }: View, cell: Cell): Diagnostic[] {
  return program
    .getSemanticDiagnostics(source)
    .filter((error) => isOwn(error, cell))
    .map((error) => diagnostic(error, cell.ast));
}

function isOwn({ code, start, length = 0 }: ts.Diagnostic, cell: Cell): boolean {
  if (start === undefined || start > cell.code.length || SUPPRESSED.has(code)) return false;
  // An earlier cell's `let x`, without type or value, is any: that cell was not found fault with.
  return code !== IMPLICIT_ANY || cell.declared.has(cell.code.slice(start, start + length));
}

/** What is wrong with the local files that it imports and with those that they import. */
export function importedErrors(
  { program, source }: View,
  isLocal: (path: string) => boolean,
): Diagnostic[] {
  const checker = program.getTypeChecker();
  const seen = new Set<ts.SourceFile>([source]);
  const errors: Diagnostic[] = [];
  const visit = (file: ts.SourceFile): void => {
    for (const specifier of specifiers(file)) {
      const imported = checker.getSymbolAtLocation(specifier)?.declarations?.find(ts.isSourceFile);
      if (!imported || seen.has(imported)) continue;
      seen.add(imported);
      if (!isLocal(imported.fileName)) continue;
      const found = program.getSyntacticDiagnostics(imported);
      for (const error of found.length > 0 ? found : program.getSemanticDiagnostics(imported)) {
        if (!SUPPRESSED.has(error.code))
          errors.push(diagnostic(error, imported, imported.fileName));
      }
      visit(imported);
    }
  };
  visit(source);
  return errors;
}

// The 'x' of each import and export declaration, and of import('x').
function specifiers(file: ts.SourceFile): ts.StringLiteralLike[] {
  const found: ts.StringLiteralLike[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && isSpecifier(node.parent)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isSpecifier(parent: ts.Node): boolean {
  return (
    ts.isImportDeclaration(parent) ||
    ts.isExportDeclaration(parent) ||
    ts.isExternalModuleReference(parent) ||
    (ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword)
  );
}

function diagnostic(error: ts.Diagnostic, file: ts.SourceFile, path?: string): Diagnostic {
  const start = Math.min(error.start ?? 0, file.end);
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  return {
    code: error.code,
    message: withoutPaths(ts.flattenDiagnosticMessageText(error.messageText, '\n')),
    line: line + 1,
    column: character + 1,
    length: Math.min(error.length ?? 0, file.end - start),
    ...(path === undefined ? {} : { file: path }),
  };
}

/** Calls a type of another cell `cell-3.Point` where the compiler has the path of a module. */
export function withoutPaths(text: string): string {
  const own = new RegExp(`import\\("[^"]*/\\.${CURRENT}"\\)\\.`, 'g');
  return text.replace(own, '').replace(/import\("[^"]*\/\.(cell-[^"/.]*)[^"/]*"\)/g, '$1');
}
