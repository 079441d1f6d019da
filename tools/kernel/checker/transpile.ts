// A local module as CommonJS, for the session to load.
import ts from 'typescript';
import type { CheckerCalls } from '../threads.ts';

/**
 * Its JavaScript, which expects `__import` and `__meta` beside what CommonJS has, the map back, and what
 * it needs loaded before it runs.
 */
export function transpile(file: string, text: string): ReturnType<CheckerCalls['transpile']> {
  const { outputText, sourceMapText } = ts.transpileModule(text, {
    fileName: file,
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
  const visit = (node: ts.Node): ts.Node => {
    if (node.kind === ts.SyntaxKind.ImportKeyword) return factory.createIdentifier('__import');
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) {
      return factory.createIdentifier('__meta');
    }
    return ts.visitEachChild(node, visit, context);
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
