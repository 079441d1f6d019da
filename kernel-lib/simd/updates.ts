// AssemblyScript: the update rules on two parameters at a time, the operations of in-place-rule.ts in
// the same order. n parameters stand at theta, their gradients at g; an odd vector is followed by a 0.

/** θ ← θ − η g. */
export function descend(theta: usize, g: usize, n: i32, eta: f64): void {
  const etas = f64x2.splat(eta);
  for (let k = 0; k < n; k += 2) {
    v128.store(theta, f64x2.sub(v128.load(theta), f64x2.mul(etas, v128.load(g))));
    theta += 16;
    g += 16;
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
  for (let k = 0; k < n; k += 2) {
    const slope = v128.load(g);
    const mean = f64x2.add(f64x2.mul(oldM, v128.load(m)), f64x2.mul(freshM, slope));
    const square = f64x2.mul(slope, slope);
    const size = f64x2.add(f64x2.mul(oldV, v128.load(v)), f64x2.mul(freshV, square));
    v128.store(m, mean);
    v128.store(v, size);
    const hatM = f64x2.mul(scalesM, mean);
    const hatV = f64x2.mul(scalesV, size);
    v128.store(theta, moved(v128.load(theta), hatM, hatV, eta, inside, outside));
    theta += 16;
    g += 16;
    m += 16;
    v += 16;
  }
}

/** θ − η d / (√(s + inside) + outside); θ where the denominator is 0. */
function moved(theta: v128, d: v128, s: v128, eta: f64, inside: f64, outside: f64): v128 {
  const root = f64x2.add(f64x2.sqrt(f64x2.add(s, f64x2.splat(inside))), f64x2.splat(outside));
  const step = f64x2.mul(f64x2.splat(eta), f64x2.div(d, root));
  const none = f64x2.eq(root, f64x2.splat(0));
  return f64x2.sub(theta, v128.andnot(step, none));
}
