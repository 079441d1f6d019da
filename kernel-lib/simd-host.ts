// What the WebAssembly of the host can do: whether it runs the kernels of simd/, with or without fused
// multiply-add, and these kernels compiled. All of it is synchronous.

import { fusedModules, simdModules } from './simd-module.ts';

/** The engines on WebAssembly. */
export type WasmEngine = 'simd' | 'fused';

// As much of the interfaces of hosts as is used here: the compiler options of this library know no host.
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}
declare const WebAssembly: {
  validate(bytes: Uint8Array): boolean;
  Module: new (bytes: Uint8Array) => object;
  Memory: new (size: { initial: number }) => WasmMemory;
  Instance: new (
    module: object,
    imports: { env: { memory: WasmMemory }; epoch: object },
  ) => { readonly exports: object };
};
declare const process: {
  getBuiltinModule?(name: string): { setFlagsFromString(flag: string): void } | undefined;
};

const refusals: Partial<Record<WasmEngine, string>> = {};

/** Why this host cannot run the kernels, '' if it can; looked at once. */
export function wasmRefusal(engine: WasmEngine): string {
  refusals[engine] ??= firstRefusal(engine);
  return refusals[engine];
}

function firstRefusal(engine: WasmEngine): string {
  if (typeof WebAssembly !== 'object') return 'this host has no WebAssembly';
  if (!validates('simd')) return 'the WebAssembly of this host has no SIMD';
  if (engine === 'fused' && !validates('fused')) {
    switchRelaxedOn();
    if (!validates('fused')) return 'the WebAssembly of this host has no relaxed SIMD';
  }
  try {
    compiled(engine);
  } catch (error) {
    // a page whose content security policy does not allow it
    return `this host does not compile WebAssembly (${error})`;
  }
  return '';
}

function validates(engine: WasmEngine): boolean {
  return decoded(engine).every((each) => WebAssembly.validate(each));
}

/** The V8 of Node 20 has relaxed SIMD as every later one, but behind a switch, which is one of the process. */
function switchRelaxedOn(): void {
  if (typeof process !== 'object') return;
  process.getBuiltinModule?.('node:v8')?.setFlagsFromString('--experimental-wasm-relaxed-simd');
}

const bytes: Partial<Record<WasmEngine, readonly Uint8Array[]>> = {};
const modules: Partial<Record<WasmEngine, readonly object[]>> = {};

/** The modules, compiled when they are first needed. */
function compiled(engine: WasmEngine): readonly object[] {
  modules[engine] ??= decoded(engine).map((each) => new WebAssembly.Module(each));
  return modules[engine];
}

function decoded(engine: WasmEngine): readonly Uint8Array[] {
  const fused = engine === 'fused' ? fusedModules : [];
  bytes[engine] ??= [...fused, ...simdModules.slice(fused.length)].map(fromBase64);
  return bytes[engine];
}

/** The exports of all modules, at work on this memory. */
export function exportsOn(engine: WasmEngine, memory: WasmMemory): object {
  const kernels = {};
  for (const each of compiled(engine)) {
    // epoch.ts calls a kernel of a module before it
    const imports = { env: { memory }, epoch: kernels };
    Object.assign(kernels, new WebAssembly.Instance(each, imports).exports);
  }
  return kernels;
}

/** @throws RangeError if the host has not as much memory. */
export function memoryOf(engine: WasmEngine, pages: number, byteCount: number): WasmMemory {
  try {
    return new WebAssembly.Memory({ initial: pages });
  } catch (error) {
    throw new RangeError(
      `train: the engine ${engine} needs ${byteCount} bytes but this host refuses them (${error}); ` +
        "make the mini-batches or the layers smaller, or give 'plain'",
    );
  }
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
