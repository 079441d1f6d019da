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
  descendAlong(...numbers: readonly number[]): void;
  skipZeros(...numbers: readonly number[]): void;
  manyZeros(...numbers: readonly number[]): number;
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

/** A memory, the kernels at work on it, and what gives both back, once, when nobody uses them any more. */
export interface Workplace {
  readonly memory: WasmMemory;
  readonly kernels: Kernels;
  giveBack(): void;
}

// One small workplace is kept for the next training: to make it takes 0.2 ms, which is half of a training of
// twenty steps, and V8 knows the functions of one instance better than those of a new one each time.
const smallPages = 4;
let kept: Pick<Workplace, 'memory' | 'kernels'> | undefined;

/** A workplace with so many bytes, all 0. */
export function workplace(byteCount: number): Workplace {
  const pages = Math.ceil(byteCount / 65536);
  const place = (pages <= smallPages && kept) || madePlace(Math.max(pages, smallPages), byteCount);
  if (place === kept) {
    kept = undefined;
    new Float64Array(place.memory.buffer).fill(0);
  }
  let ours = true;
  const giveBack = () => {
    if (ours && pages <= smallPages) kept = place;
    ours = false;
  };
  return { ...place, giveBack };
}

function madePlace(pages: number, byteCount: number): Pick<Workplace, 'memory' | 'kernels'> {
  const memory = memoryOf(pages, byteCount);
  return { memory, kernels: kernelsOn(memory) };
}

/** The kernels, at work on this memory. */
function kernelsOn(memory: WasmMemory): Kernels {
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

function memoryOf(pages: number, byteCount: number): WasmMemory {
  try {
    return new WebAssembly.Memory({ initial: pages });
  } catch (error) {
    throw new RangeError(
      `train: the engine simd needs ${byteCount} bytes but this host refuses them (${error}); ` +
        "make the mini-batches or the layers smaller, or give 'plain'",
    );
  }
}
