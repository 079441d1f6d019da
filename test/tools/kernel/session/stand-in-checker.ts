// In place of the kernel's checker: transpiles local files, and checks nothing. The names that such
// JavaScript uses freely are those of CommonJS, and __import and __meta.
import { type MessagePort, workerData } from 'node:worker_threads';
import ts from 'typescript';
import type { CheckerCalls } from '../../../../tools/kernel/threads.ts';

const { session }: { session: MessagePort } = workerData;

session.on('message', ({ id, args }: { id: number; args: [string, string] }) => {
  try {
    session.postMessage({ id, value: transpile(...args) });
  } catch (error) {
    session.postMessage({ id, error: String(error) });
  }
});

function transpile(file: string, text: string): ReturnType<CheckerCalls['transpile']> {
  const { outputText, sourceMapText = '' } = ts.transpileModule(text, {
    fileName: file.replace(/\.[mc](ts|js)$/, '.$1'), // x.mts would stay an ES module
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      esModuleInterop: true,
      allowJs: true,
      sourceMap: true,
    },
    transformers: { before: [ownNames] },
  });
  const { importedFiles } = ts.preProcessFile(outputText, true, true);
  const imports = importedFiles.map(({ fileName }) => fileName);
  return { js: outputText, map: sourceMapText, imports };
}

function ownNames(context: ts.TransformationContext): ts.Transformer<ts.SourceFile> {
  const { factory } = context;
  const visit = (node: ts.Node): ts.Node => {
    if (ts.isMetaProperty(node)) return factory.createIdentifier('__meta');
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const args = node.arguments.map((each) => ts.visitNode(each, visit, ts.isExpression));
      return factory.createCallExpression(factory.createIdentifier('__import'), undefined, args);
    }
    return ts.visitEachChild(node, visit, context);
  };
  return (source) => ts.visitEachChild(source, visit, context);
}
