// AssemblyScript: what a layer does to its numbers one by one, two at a time; the operations of
// in-place-activation.ts and passes.ts in the same order. An odd vector is followed by one more number, a row
// of odd width is not.

/** z ← z + 1 b: b added to each of `rows` rows. */
export function addRow(z: usize, b: usize, rows: i32, cols: i32): void {
  const pairs = (cols & ~1) << 3;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < pairs; j += 16) {
      v128.store(z, f64x2.add(v128.load(z), v128.load(b + j)));
      z += 16;
    }
    if (cols & 1) {
      f64.store(z, f64.load(z) + f64.load(b + pairs));
      z += 8;
    }
  }
}

/** mean ← s 1ᵀ A. */
export function meanOfRows(mean: usize, a: usize, rows: i32, cols: i32, s: f64): void {
  const row = cols << 3;
  const pairs = row & ~15;
  const end = a + rows * row;
  for (let j = 0; j < pairs; j += 16) {
    let sum = f64x2.splat(0);
    for (let at = a + j; at < end; at += row) sum = f64x2.add(sum, v128.load(at));
    v128.store(mean + j, f64x2.mul(sum, f64x2.splat(s)));
  }
  if (pairs === row) return;
  let sum: f64 = 0;
  for (let at = a + pairs; at < end; at += row) sum += f64.load(at);
  f64.store(mean + pairs, sum * s);
}

/** a ← max(0, z), NaN of NaN. */
export function relu(a: usize, z: usize, n: i32): void {
  const zero = f64x2.splat(0);
  for (const end = a + (n << 3); a < end; a += 16) {
    // z < 0 ? 0 : z, and + 0 makes 0 of −0
    v128.store(a, f64x2.add(f64x2.pmax(v128.load(z), zero), zero));
    z += 16;
  }
}

/** g ← g where z > 0, g · 0 elsewhere. */
export function reluPullBack(g: usize, z: usize, n: i32): void {
  const zero = f64x2.splat(0);
  const one = f64x2.splat(1);
  for (const end = g + (n << 3); g < end; g += 16) {
    const slope = v128.and(f64x2.gt(v128.load(z), zero), one);
    v128.store(g, f64x2.mul(v128.load(g), slope));
    z += 16;
  }
}

/** g ← g a (1 − a), the slope of the sigmoid. */
export function sigmoidPullBack(g: usize, a: usize, n: i32): void {
  const one = f64x2.splat(1);
  for (const end = g + (n << 3); g < end; g += 16) {
    const ak = v128.load(a);
    v128.store(g, f64x2.mul(v128.load(g), f64x2.mul(ak, f64x2.sub(one, ak))));
    a += 16;
  }
}
