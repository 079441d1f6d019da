// The examples in the docstrings of kernel-lib, run: a reader sees them first.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as kernelLib from 'kernel-lib';
import { expect, test } from 'vitest';

interface Example {
  readonly file: string;
  /** The example as it is printed, without the comment that holds the result. */
  readonly code: string;
  /** What the last line of the example gives. */
  readonly given: unknown;
  /** What the comment on that line says. */
  readonly promised: unknown;
}

const folder = join(import.meta.dirname, '../../kernel-lib');

const sources = readdirSync(folder).filter((file) => file.endsWith('.ts'));

test.each(sources.flatMap(docstringExamples))('$file: $code', ({ given, promised }) => {
  expect(given).toEqual(promised);
});

/** Every `@example` of a file of kernel-lib, run with all names that kernel-lib exports. */
function docstringExamples(file: string): Example[] {
  const text = readFileSync(join(folder, file), 'utf8');
  const examples = [...text.matchAll(/@example\n((?: \* [^@].*\n)+)/g)].map(([, lines]) =>
    lines.trimEnd().replaceAll(/^ \* /gm, ''),
  );
  if (examples.length !== text.split('@example').length - 1) {
    throw new Error(`${file} has an @example that could not be read`);
  }
  return examples.map((example) => {
    const lines = example.split('\n');
    const [code, result] = (lines.pop() ?? '').split(' // ');
    const body = [...lines, `return [${code}, ${result}];`].join('\n');
    const run = new Function(...Object.keys(kernelLib), body);
    const [given, promised] = run(...Object.values(kernelLib));
    return { file, code: [...lines, code].join('\n'), given, promised };
  });
}
