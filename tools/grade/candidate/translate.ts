// From the TypeScript of a cell to JavaScript that can be evaluated cell by cell in one global scope, as
// a notebook's kernel does it: what one cell declares the next ones see and may declare again. This runs
// in a sandbox of its own, for a compiler can be kept busy for minutes by a hostile text.

import ts from 'typescript';

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  isolatedModules: true,
};

// In strict code what is evaluated keeps its declarations to itself.
const STRICT = /^(?:(["'])use strict\1;\s*)+/;

/** @throws Error with the compiler's first message if the text is no TypeScript. */
export function translate(source: string): string {
  const file = ts.createSourceFile('cell.ts', source, ts.ScriptTarget.ES2022, true);
  refuseSyntaxErrors(source);
  const statements = file.statements.flatMap((statement) => asScript(statement));
  const script = waits(file)
    ? inTurn(file, statements)
    : statements.map((statement) => text(file, statement)).join('\n');
  const { outputText } = ts.transpileModule(script, { compilerOptions: options });
  return outputText.replace(STRICT, '');
}

function refuseSyntaxErrors(source: string): void {
  const { diagnostics = [] } = ts.transpileModule(source, {
    compilerOptions: options,
    reportDiagnostics: true,
  });
  const [first] = diagnostics.filter(({ category }) => category === ts.DiagnosticCategory.Error);
  if (first === undefined) return;
  const { line } = ts.getLineAndCharacterOfPosition(
    ts.createSourceFile('cell.ts', source, ts.ScriptTarget.ES2022),
    first.start ?? 0,
  );
  const message = ts.flattenDiagnosticMessageText(first.messageText, ' ');
  throw new SyntaxError(`TS${first.code} in line ${line + 1}: ${message}`);
}

const { factory } = ts;

/** The statement as it may stand in a script whose declarations are global. */
function asScript(statement: ts.Statement): ts.Statement[] {
  if (ts.isImportDeclaration(statement)) return imported(statement);
  if (ts.isExportDeclaration(statement) || ts.isExportAssignment(statement)) return [];
  if (ts.isVariableStatement(statement)) {
    const { declarationList: list } = statement;
    if (list.flags & ts.NodeFlags.Using) return [statement];
    return [
      factory.createVariableStatement(
        without(statement.modifiers),
        factory.createVariableDeclarationList(list.declarations, ts.NodeFlags.None),
      ),
    ];
  }
  if (ts.isClassDeclaration(statement) && statement.name) {
    const { name, typeParameters, heritageClauses, members } = statement;
    const plain = factory.createClassExpression(
      undefined,
      name,
      typeParameters,
      heritageClauses,
      members,
    );
    return [variable(name, plain)];
  }
  if (ts.isFunctionDeclaration(statement)) {
    const { asteriskToken, name, typeParameters, parameters, type, body } = statement;
    const modifiers = without(statement.modifiers);
    return [
      factory.updateFunctionDeclaration(
        statement,
        modifiers,
        asteriskToken,
        name,
        typeParameters,
        parameters,
        type,
        body,
      ),
    ];
  }
  return [statement];
}

function without(modifiers: ts.NodeArray<ts.ModifierLike> | undefined): ts.Modifier[] {
  const exporting = [ts.SyntaxKind.ExportKeyword, ts.SyntaxKind.DefaultKeyword];
  return (modifiers ?? []).filter(
    (each) => ts.isModifier(each) && !exporting.includes(each.kind),
  ) as ts.Modifier[];
}

function imported({ importClause, moduleSpecifier }: ts.ImportDeclaration): ts.Statement[] {
  if (importClause?.isTypeOnly) return [];
  const all = factory.createCallExpression(
    factory.createIdentifier('__course_import__'),
    undefined,
    [moduleSpecifier],
  );
  if (importClause === undefined) return [factory.createExpressionStatement(all)];
  const { name, namedBindings } = importClause;
  const byDefault = name
    ? [variable(name, factory.createPropertyAccessExpression(all, 'default'))]
    : [];
  if (namedBindings === undefined) return byDefault;
  if (ts.isNamespaceImport(namedBindings)) return [...byDefault, variable(namedBindings.name, all)];
  const pattern = factory.createObjectBindingPattern(
    namedBindings.elements
      .filter(({ isTypeOnly }) => !isTypeOnly)
      .map((each) => factory.createBindingElement(undefined, each.propertyName, each.name)),
  );
  return [...byDefault, variable(pattern, all)];
}

function variable(name: ts.BindingName, value: ts.Expression): ts.VariableStatement {
  const declaration = factory.createVariableDeclaration(name, undefined, undefined, value);
  return factory.createVariableStatement(undefined, [declaration]);
}

/** Whether there is an `await` outside of every function. */
function waits(node: ts.Node): boolean {
  if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier)) return true;
  if (ts.isFunctionLike(node) || ts.isClassLike(node)) return false;
  return ts.forEachChild(node, waits) ?? false;
}

/** The statements in an async function, but for their declarations, which stay global. */
function inTurn(file: ts.SourceFile, statements: readonly ts.Statement[]): string {
  const names: string[] = [];
  const [outside, inside]: [string[], string[]] = [[], []];
  for (const statement of statements) {
    if (ts.isVariableStatement(statement)) inside.push(...assignments(file, statement, names));
    else (ts.isFunctionDeclaration(statement) ? outside : inside).push(text(file, statement));
  }
  const hoisted = names.length > 0 ? [`var ${names.join(', ')};`] : [];
  return [...hoisted, ...outside, '(async () => {', ...inside, '})();', ''].join('\n');
}

function assignments(
  file: ts.SourceFile,
  { declarationList }: ts.VariableStatement,
  names: string[],
): string[] {
  return declarationList.declarations.flatMap(({ name, initializer }) => {
    collect(name, names);
    return initializer ? [`(${text(file, name)} = ${text(file, initializer)});`] : [];
  });
}

function collect(name: ts.BindingName, names: string[]): void {
  if (ts.isIdentifier(name)) names.push(name.text);
  else for (const each of name.elements) if (ts.isBindingElement(each)) collect(each.name, names);
}

function text(file: ts.SourceFile, node: ts.Node): string {
  return ts.createPrinter().printNode(ts.EmitHint.Unspecified, node, file);
}
