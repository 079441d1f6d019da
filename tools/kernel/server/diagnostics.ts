// What the compiler says of a cell, as the error that a front end shows. It looks like tsc's own:
//   cell-3.ts:1:7 - error TS2322: Type 'string' is not assignable to type 'number'.
//     1 | const n: number = 'a';
//       |       ^
import type { Diagnostic, ErrorReport } from '../threads.ts';

/** The error of a cell that does not compile: the first diagnostic by name, all in the traceback. */
export function compileError(
  name: string,
  code: string,
  diagnostics: readonly Diagnostic[],
): ErrorReport {
  const [first] = diagnostics;
  const lines = code.split('\n');
  return {
    // 1000 to 1999 are the compiler's syntax errors.
    ename: first.code < 2000 ? 'SyntaxError' : 'TypeScriptError',
    evalue: sentence(name, first),
    traceback: diagnostics.flatMap((diagnostic) => [
      sentence(name, diagnostic),
      ...(diagnostic.file === undefined ? excerpt(lines, diagnostic) : []),
    ]),
  };
}

function sentence(name: string, { code, message, line, column, file }: Diagnostic): string {
  return `${file ?? name}:${line}:${column} - error TS${code}: ${message}`;
}

function excerpt(lines: readonly string[], { line, column }: Diagnostic): string[] {
  const text = lines[line - 1];
  if (text === undefined) return [];
  const before = text.slice(0, column - 1).replace(/[^\t]/g, ' ');
  return [`  ${line} | ${text}`, `  ${' '.repeat(`${line}`.length)} | ${before}^`];
}
