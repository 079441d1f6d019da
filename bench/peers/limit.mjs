// How many double-precision operations a second this machine can do in WebAssembly SIMD, which has
// 128-bit multiplications and additions and no fused ones: a loop of nothing else, all in registers. In
// the place of θ stands how many operations a run does.

import { serve } from './serve.mjs';

// 14 chains a ← a m + m, each with a register of its own, and m in one more: with fewer chains an
// operation waits for the one before it, with more the registers run out. 16 times a round.
const CHAINS = 14;
const COPIES = 16;
const ROUNDS = 400_000;

const [i32, f64, v128] = [0x7f, 0x7c, 0x7b];
const op = {
  add: [0xfd, 0xf0, 0x01], // f64x2.add
  multiply: [0xfd, 0xf2, 0x01],
  splat: [0xfd, 0x14],
  lane0: [0xfd, 0x21, 0x00],
  get: (local) => [0x20, local],
  set: (local) => [0x21, local],
};

const { run } = new WebAssembly.Instance(new WebAssembly.Module(moduleBytes())).exports;

await serve('', () => () => {
  run(ROUNDS);
  // two numbers, multiplied and added
  return { cost: Number.NaN, theta: () => Float64Array.of(ROUNDS * COPIES * CHAINS * 4) };
});

/** (func (export "run") (param $rounds i32) (result f64)): one type, one function, one export. */
function moduleBytes() {
  const m = 1; // local 0 is the parameter
  const chains = Array.from({ length: CHAINS }, (_, k) => 2 + k);
  const steps = chains.flatMap((a) => [
    ...[...op.get(a), ...op.get(m), ...op.multiply],
    ...[...op.get(m), ...op.add, ...op.set(a)],
  ]);
  const sum = chains.slice(1).flatMap((a) => [...op.get(a), ...op.add]);
  const body = [
    ...[1, CHAINS + 1, v128],
    ...[0x44, ...new Uint8Array(Float64Array.of(0.5).buffer), ...op.splat, ...op.set(m)],
    ...[0x03, 0x40], // loop
    ...Array.from({ length: COPIES }, () => steps).flat(),
    ...[...op.get(0), 0x41, 1, 0x6b, 0x22, 0, 0x0d, 0, 0x0b], // until (rounds ← rounds − 1) = 0
    ...[...op.get(chains[0]), ...sum, ...op.lane0, 0x0b], // the result keeps the chains alive
  ];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 1, i32, 1, f64]),
    ...section(3, [1, 0]),
    ...section(7, [1, 3, ...Buffer.from('run'), 0, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ]);
}

function section(id, content) {
  return [id, ...unsigned(content.length), ...content];
}

/** LEB128: seven bits a byte, the lowest first. */
function unsigned(value) {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}
