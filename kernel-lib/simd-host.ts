// What the WebAssembly of the host can do: whether it runs the kernels of simd/, and the kernels on a
// memory. Modules and memory are made synchronously.

import { simdModules } from './simd-module.ts';

/** The functions of simd/*.ts; an address counts bytes. */
export interface Kernels {
  multiply(...numbers: readonly number[]): void;
  transpose(...numbers: readonly number[]): void;
  descend(...numbers: readonly number[]): void;
  momentum(...numbers: readonly number[]): void;
  meanSquare(...numbers: readonly number[]): void;
  adam(...numbers: readonly number[]): void;
  sigmoid(...numbers: readonly number[]): void;
  softmax(...numbers: readonly number[]): void;
  passes(...numbers: readonly number[]): void;
}

// As much of the WebAssembly interface as is used here: the compiler options of this library know no host.
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}
declare const WebAssembly: {
  validate(bytes: Uint8Array): boolean;
  Module: new (bytes: Uint8Array) => object;
  Memory: new (size: { initial: number }) => WasmMemory;
  Instance: new (
    module: object,
    imports: { env: { memory: WasmMemory } },
  ) => { readonly exports: object };
};

let refusal: string | undefined;

/** Why this host cannot run the kernels, '' if it can; looked at once. */
export function simdRefusal(): string {
  refusal ??= firstRefusal();
  return refusal;
}

function firstRefusal(): string {
  if (typeof WebAssembly !== 'object') return 'this host has no WebAssembly';
  if (!decoded().every((each) => WebAssembly.validate(each))) {
    return 'the WebAssembly of this host has no SIMD';
  }
  try {
    compiled();
  } catch (error) {
    // a page whose content security policy does not allow it
    return `this host does not compile WebAssembly (${error})`;
  }
  return '';
}

let bytes: readonly Uint8Array[] | undefined;
let modules: readonly object[] | undefined;

/** The modules, compiled when they are first needed. */
function compiled(): readonly object[] {
  modules ??= decoded().map((each) => new WebAssembly.Module(each));
  return modules;
}

function decoded(): readonly Uint8Array[] {
  bytes ??= simdModules.map(fromBase64);
  return bytes;
}

/** The kernels, at work on this memory. */
export function kernelsOn(memory: WasmMemory): Kernels {
  const instances = compiled().map((each) => new WebAssembly.Instance(each, { env: { memory } }));
  // the names are pinned by the test that rebuilds the modules
  return Object.assign({}, ...instances.map((instance) => instance.exports)) as Kernels;
}

/** The bytes that a base64 text stands for; `atob` belongs to the host. */
export function fromBase64(text: string): Uint8Array {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const result = new Uint8Array(Math.floor((text.replace(/=+$/, '').length * 6) / 8));
  let [bits, held, at] = [0, 0, 0];
  for (let k = 0; at < result.length; k++) {
    bits = (bits << 6) | digits.indexOf(text[k]);
    held += 6;
    if (held >= 8) {
      held -= 8;
      result[at++] = (bits >> held) & 255;
    }
  }
  return result;
}

/** A memory of so many bytes. */
export function memoryOf(byteCount: number): WasmMemory {
  try {
    return new WebAssembly.Memory({ initial: Math.ceil(byteCount / 65536) });
  } catch (error) {
    throw new RangeError(
      `train: the engine simd needs ${byteCount} bytes but this host refuses them (${error}); ` +
        "make the mini-batches or the layers smaller, or give 'plain'",
    );
  }
}
