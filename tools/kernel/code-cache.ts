// A CommonJS file and, beside it, the code into which V8 has compiled it before: of a big one, such as
// the compiler, this loads in a third of the time. V8 looks at nothing but the version, the flags and the
// length of the source, and a damaged file makes it crash; so a hash of source and code stands before the code.
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import vm from 'node:vm';

export interface Loaded {
  readonly exports: unknown;
  /** Whether its code was there and fitted this Node. */
  readonly cached: boolean;
  /** Writes the code of all functions that have run so far. */
  keep(): void;
}

const HEAD = '(function (exports, require, module, __filename, __dirname) {';
const HASH = { name: 'sha256', bytes: 32 };

/** Where the code of a file is kept. */
export function codeFile(file: string): string {
  return file.replace(/\.cjs$/, '.code');
}

/** Runs the file, as `require` does; from its code where that is whole and of this very source. */
export function load(file: string): Loaded {
  const source = readFileSync(file);
  const cachedData = kept(file, source);
  const script = new vm.Script(`${HEAD}${source}\n})`, {
    filename: file,
    columnOffset: -HEAD.length,
    ...(cachedData ? { cachedData } : {}),
  });
  const module: { exports: unknown } = { exports: {} };
  const { exports } = module;
  script
    .runInThisContext()
    .call(exports, exports, createRequire(file), module, file, dirname(file));
  return {
    exports: module.exports,
    cached: script.cachedDataRejected === false,
    keep: () => writeWhole(codeFile(file), sealed(source, script.createCachedData())),
  };
}

/** The code with the hash before it. */
export function sealed(source: Buffer, code: Buffer): Buffer {
  const hash = createHash(HASH.name).update(source).update(code).digest();
  return Buffer.concat([hash, code]);
}

function kept(file: string, source: Buffer): Buffer | undefined {
  try {
    const found = readFileSync(codeFile(file));
    const code = found.subarray(HASH.bytes);
    return sealed(source, code).equals(found) ? code : undefined;
  } catch {
    return undefined; // it only takes longer
  }
}

function writeWhole(file: string, content: Buffer): void {
  const fresh = `${file}-${process.pid}`;
  writeFileSync(fresh, content);
  renameSync(fresh, file);
}
