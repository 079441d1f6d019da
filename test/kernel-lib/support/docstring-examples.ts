// The examples in the docstrings of kernel-lib, so that a test can run what the reader sees.

import { readFileSync } from 'node:fs';
import * as kernelLib from 'kernel-lib';

export interface Example {
  /** The example as it is printed, without the comment that holds the result. */
  readonly code: string;
  /** What the last line of the example gives. */
  readonly given: unknown;
  /** What the comment on that line says. */
  readonly promised: unknown;
}

/** Every `@example` of kernel-lib/<file>.ts, run with all names that kernel-lib exports. */
export function docstringExamples(file: string): Example[] {
  const text = readFileSync(new URL(`../../../kernel-lib/${file}.ts`, import.meta.url), 'utf8');
  const examples = [...text.matchAll(/@example\n((?: \* [^@].*\n)+)/g)].map(([, lines]) =>
    lines.trimEnd().replaceAll(/^ \* /gm, ''),
  );
  if (examples.length !== text.split('@example').length - 1) {
    throw new Error(`${file}.ts has an @example that could not be read`);
  }
  return examples.map((example) => {
    const lines = example.split('\n');
    const [code, result] = (lines.pop() ?? '').split(' // ');
    const body = [...lines, `return [${code}, ${result}];`].join('\n');
    const run = new Function(...Object.keys(kernelLib), body);
    const [given, promised] = run(...Object.values(kernelLib));
    return { code: [...lines, code].join('\n'), given, promised };
  });
}
