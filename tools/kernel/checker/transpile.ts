// A local module as CommonJS, for the session to load.
import ts from 'typescript';
import type { CheckerCalls } from '../threads.ts';
import { AWAIT, RESUMED } from './imports.ts';

/**
 * Its JavaScript, which expects `__import`, `__meta`, `__await` and `__resumed` beside what CommonJS has, the
 * map back, and what it needs loaded before it runs.
 */
export function transpile(file: string, text: string): ReturnType<CheckerCalls['transpile']> {
  const { outputText, sourceMapText } = ts.transpileModule(text, {
    // By its ending an .mts would stay an ES module, whatever is asked for.
    fileName: file.replace(/\.m(ts|js)$/, '.$1'),
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      esModuleInterop: true,
      allowJs: true,
      sourceMap: true,
    },
    transformers: { before: [withOwnNames] },
  });
  const js = outputText.replace(/\n\/\/# sourceMappingURL=\S*\s*$/, '\n');
  const imports = required(js);
  return { js, ...(sourceMapText === undefined ? {} : { map: sourceMapText }), imports };
}

// CommonJS has no import.meta, and its import() would be a require.
function withOwnNames(context: ts.TransformationContext): ts.Transformer<ts.SourceFile> {
  const { factory } = context;
  const call = (name: string, ...args: ts.Expression[]) =>
    factory.createCallExpression(factory.createIdentifier(name), undefined, args);
  const guarded = (...args: ts.Expression[]) =>
    call(RESUMED, factory.createAwaitExpression(call(AWAIT, ...args)));
  const visit = (node: ts.Node): ts.Node => {
    if (node.kind === ts.SyntaxKind.ImportKeyword) return factory.createIdentifier('__import');
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) {
      return factory.createIdentifier('__meta');
    }
    const seen = ts.visitEachChild(node, visit, context);
    if (ts.isAwaitExpression(seen)) return guarded(seen.expression);
    if (!ts.isForOfStatement(seen) || !seen.awaitModifier) return seen;
    const { awaitModifier, initializer, expression, statement } = seen;
    const first = factory.createExpressionStatement(guarded());
    const body = factory.createBlock([first, statement]);
    return factory.updateForOfStatement(seen, awaitModifier, initializer, expression, body);
  };
  return (source) => ts.visitEachChild(source, visit, context);
}

// What require is called with: only now is it known which imports were types.
function required(js: string): string[] {
  const ast = ts.createSourceFile('module.js', js, ts.ScriptTarget.ESNext, false, ts.ScriptKind.JS);
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const [specifier] = node.arguments;
      const isRequire = node.expression.text === 'require';
      if (isRequire && specifier && ts.isStringLiteralLike(specifier)) found.add(specifier.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ast);
  return [...found];
}
