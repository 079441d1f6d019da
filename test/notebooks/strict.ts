// The compiler's opinion of the joined cells of notebooks.
import { join } from 'node:path';
import ts from 'typescript';
import type { Notebook } from '../../tools/notebook/notebook.ts';

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: ['node'],
};

/** What is wrong with some sources, each with its name. */
export function mistakes(sources: Readonly<Record<string, string>>): string[] {
  const files = new Map(
    Object.entries(sources).map(([name, text]) => [
      join(import.meta.dirname, `${name}.ts`),
      `${text}\nexport {};\n`,
    ]),
  );
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (file) => files.get(file) ?? readFile(file);
  host.fileExists = (file) => files.has(file) || fileExists(file);
  const program = ts.createProgram([...files.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const place = file?.getLineAndCharacterOfPosition(start ?? 0);
    const line = file?.text.split('\n')[place?.line ?? 0];
    const said = ts.flattenDiagnosticMessageText(messageText, ' ');
    return `${file?.fileName.split(/[\\/]/).at(-1)}: ${line}: ${said}`;
  });
}

/** The code cells, joined. */
export function joined({ cells }: Notebook): string {
  return cells
    .filter(({ cell_type }) => cell_type === 'code')
    .map(({ source }) => source)
    .join('\n');
}
