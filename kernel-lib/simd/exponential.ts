// AssemblyScript: e^x of two numbers x ≤ 0 at once, by the operations of e_exp.c in fdlibm (Sun
// Microsystems, 1993), which are those of Math.exp in Node 20: x = k ln 2 + r with |r| ≤ ln 2 / 2, and
// e^x = 2^k e^r with a rational approximation of e^r.
//
// The constants stand in memory (build.mjs says where): a processor loads one into both halves by one
// instruction, where V8 takes three to make it. With the rare cases apart this saves a fifth of a sigmoid.

const CONSTANTS: usize = memory.data<f64>([
  Math.LOG2E,
  0.5,
  reinterpret<f64>(0xbfd62e4300000000), // −ln 2 / 2, to twenty bits: from here on down k is not 0
  0.6931471803691238, // ln 2, its first bits
  1.9082149292705877e-10, // and those behind them
  4.1381367970572385e-8, // P5, P4, … of fdlibm
  -1.6533902205465252e-6,
  6.613756321437934e-5,
  -0.0027777777777015593,
  0.16666666666666602,
  2,
  1,
]);

/** e^x is 0 below. */
const UNDERFLOW: f64 = -745.1332191019411;

// The k-th constant, twice.
// @inline
function constant(k: usize): v128 {
  return v128.load64_splat(CONSTANTS + (k << 3));
}

// e^x for each of the two x ≤ 0; NaN of NaN.
// @inline
export function exponential(x: v128): v128 {
  const steps = f64x2.trunc(f64x2.sub(f64x2.mul(constant(0), x), constant(1)));
  const k = v128.and(steps, f64x2.le(x, constant(2)));
  const high = f64x2.sub(x, f64x2.mul(k, constant(3)));
  const low = f64x2.mul(k, constant(4));
  const r = f64x2.sub(high, low);
  const t = f64x2.mul(r, r);
  let p = f64x2.add(constant(6), f64x2.mul(t, constant(5)));
  p = f64x2.add(constant(7), f64x2.mul(t, p));
  p = f64x2.add(constant(8), f64x2.mul(t, p));
  p = f64x2.add(constant(9), f64x2.mul(t, p));
  const c = f64x2.sub(r, f64x2.mul(t, p));
  const quotient = f64x2.div(f64x2.mul(r, c), f64x2.sub(constant(10), c));
  const y = f64x2.sub(constant(11), f64x2.sub(f64x2.sub(low, quotient), high));
  const tiny = f64x2.lt(k, f64x2.splat(-1021));
  const none = f64x2.gt(x, f64x2.splat(-(2 ** -28)));
  if (v128.any_true(v128.or(tiny, none))) return rare(x, k, y, tiny, none);
  return f64x2.mul(y, powerOfTwo(k));
}

/** The same where an x is so small that 2^k has no bits of its own, or so near to 0 that e^x is 1 + x. */
function rare(x: v128, k: v128, y: v128, tiny: v128, none: v128): v128 {
  const one = f64x2.splat(1);
  // 2^(k + 1000) has bits of its own, and 2^−1000 comes last
  const power = powerOfTwo(f64x2.add(k, v128.and(tiny, f64x2.splat(1000))));
  let e = f64x2.mul(f64x2.mul(y, power), v128.bitselect(f64x2.splat(2 ** -1000), one, tiny));
  e = v128.bitselect(f64x2.splat(0), e, f64x2.lt(x, f64x2.splat(UNDERFLOW)));
  return v128.bitselect(f64x2.add(one, x), e, none);
}

// 2^k for whole k ≥ −1022.
// @inline
function powerOfTwo(k: v128): v128 {
  const whole = i64x2.extend_low_i32x4_s(i32x4.trunc_sat_f64x2_s_zero(k));
  return i64x2.shl(i64x2.add(whole, i64x2.splat(1023)), 52);
}
