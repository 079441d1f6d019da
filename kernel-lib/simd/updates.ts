// AssemblyScript: the update rules on two parameters at a time, the operations of in-place-rule.ts in
// the same order. n parameters stand at theta, their gradients at g. Every vector is followed by zeros up
// to a multiple of four numbers, for `descend` and `adam` do two pairs in a round, which takes a sixth
// less time: a processor has more to do at once while it waits for a root or a quotient.

/** θ ← θ − η g. */
export function descend(theta: usize, g: usize, n: i32, eta: f64): void {
  const etas = f64x2.splat(eta);
  for (let k = 0; k < n; k += 4) {
    v128.store(theta, f64x2.sub(v128.load(theta), f64x2.mul(etas, v128.load(g))));
    v128.store(theta, f64x2.sub(v128.load(theta, 16), f64x2.mul(etas, v128.load(g, 16))), 16);
    theta += 32;
    g += 32;
  }
}

/** v ← β v + g, θ ← θ − η v. */
export function momentum(theta: usize, g: usize, v: usize, n: i32, eta: f64, beta: f64): void {
  const etas = f64x2.splat(eta);
  const betas = f64x2.splat(beta);
  for (let k = 0; k < n; k += 2) {
    const next = f64x2.add(f64x2.mul(betas, v128.load(v)), v128.load(g));
    v128.store(v, next);
    v128.store(theta, f64x2.sub(v128.load(theta), f64x2.mul(etas, next)));
    theta += 16;
    g += 16;
    v += 16;
  }
}

/** s ← old s + fresh g², θ ← θ − η g / (√(s + inside) + outside). */
export function meanSquare(
  theta: usize,
  g: usize,
  s: usize,
  n: i32,
  eta: f64,
  old: f64,
  fresh: f64,
  inside: f64,
  outside: f64,
): void {
  const olds = f64x2.splat(old);
  const freshes = f64x2.splat(fresh);
  for (let k = 0; k < n; k += 2) {
    const slope = v128.load(g);
    const square = f64x2.mul(slope, slope);
    const next = f64x2.add(f64x2.mul(olds, v128.load(s)), f64x2.mul(freshes, square));
    v128.store(s, next);
    v128.store(theta, moved(v128.load(theta), slope, next, eta, inside, outside));
    theta += 16;
    g += 16;
    s += 16;
  }
}

/**
 * m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², θ ← θ − η m̂ / (√(v̂ + inside) + outside) with
 * m̂ = scaleM m and v̂ = scaleV v.
 */
export function adam(
  theta: usize,
  g: usize,
  m: usize,
  v: usize,
  n: i32,
  eta: f64,
  beta1: f64,
  beta2: f64,
  scaleM: f64,
  scaleV: f64,
  inside: f64,
  outside: f64,
): void {
  const oldM = f64x2.splat(beta1);
  const oldV = f64x2.splat(beta2);
  const freshM = f64x2.splat(1 - beta1);
  const freshV = f64x2.splat(1 - beta2);
  const scalesM = f64x2.splat(scaleM);
  const scalesV = f64x2.splat(scaleV);
  for (let k = 0; k < n; k += 4) {
    const slope = v128.load(g);
    const slope2 = v128.load(g, 16);
    const mean = f64x2.add(f64x2.mul(oldM, v128.load(m)), f64x2.mul(freshM, slope));
    const mean2 = f64x2.add(f64x2.mul(oldM, v128.load(m, 16)), f64x2.mul(freshM, slope2));
    const square = f64x2.mul(slope, slope);
    const square2 = f64x2.mul(slope2, slope2);
    const size = f64x2.add(f64x2.mul(oldV, v128.load(v)), f64x2.mul(freshV, square));
    const size2 = f64x2.add(f64x2.mul(oldV, v128.load(v, 16)), f64x2.mul(freshV, square2));
    v128.store(m, mean);
    v128.store(m, mean2, 16);
    v128.store(v, size);
    v128.store(v, size2, 16);
    const hatM = f64x2.mul(scalesM, mean);
    const hatM2 = f64x2.mul(scalesM, mean2);
    const hatV = f64x2.mul(scalesV, size);
    const hatV2 = f64x2.mul(scalesV, size2);
    const next = moved(v128.load(theta), hatM, hatV, eta, inside, outside);
    const next2 = moved(v128.load(theta, 16), hatM2, hatV2, eta, inside, outside);
    v128.store(theta, next);
    v128.store(theta, next2, 16);
    theta += 32;
    g += 32;
    m += 32;
    v += 32;
  }
}

/** θ − η d / (√(s + inside) + outside); θ where the denominator is 0. */
function moved(theta: v128, d: v128, s: v128, eta: f64, inside: f64, outside: f64): v128 {
  const root = f64x2.add(f64x2.sqrt(f64x2.add(s, f64x2.splat(inside))), f64x2.splat(outside));
  const step = f64x2.mul(f64x2.splat(eta), f64x2.div(d, root));
  const none = f64x2.eq(root, f64x2.splat(0));
  return f64x2.sub(theta, v128.andnot(step, none));
}
