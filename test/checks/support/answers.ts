// Students' answers from TypeScript text, with everything that kernel-lib exports in scope.

import * as kernelLib from 'kernel-lib';
import blankTypes from 'ts-blank-space';

/** The functions of that name that the text defines. Types are stripped and not checked. */
export function answersFrom(source: string, names: readonly string[]): Record<string, unknown> {
  const body = `{\n${blankTypes(source)}\nreturn { ${names.join(', ')} };\n}`;
  const define = new Function(...Object.keys(kernelLib), body);
  return define(...Object.values(kernelLib));
}
