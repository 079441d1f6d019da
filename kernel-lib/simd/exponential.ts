// AssemblyScript: e^x of two numbers x ≤ 0 at once, by the operations of e_exp.c in fdlibm (Sun
// Microsystems, 1993), which are those of Math.exp in Node 20: x = k ln 2 + r with |r| ≤ ln 2 / 2, and
// e^x = 2^k e^r with a rational approximation of e^r.

const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;
const PER_LN2: f64 = Math.LOG2E;
const P1: f64 = 0.16666666666666602;
const P2: f64 = -0.0027777777777015593;
const P3: f64 = 6.613756321437934e-5;
const P4: f64 = -1.6533902205465252e-6;
const P5: f64 = 4.1381367970572385e-8;
/** From here on down k is not 0: −ln 2 / 2, to twenty bits. */
const REDUCED: f64 = reinterpret<f64>(0xbfd62e4300000000);
/** e^x is 0 below. */
const UNDERFLOW: f64 = -745.1332191019411;

// e^x for each of the two x ≤ 0; NaN of NaN.
// @inline
export function exponential(x: v128): v128 {
  const zero = f64x2.splat(0);
  const one = f64x2.splat(1);
  const steps = f64x2.trunc(f64x2.sub(f64x2.mul(f64x2.splat(PER_LN2), x), f64x2.splat(0.5)));
  const k = v128.and(steps, f64x2.le(x, f64x2.splat(REDUCED)));
  const high = f64x2.sub(x, f64x2.mul(k, f64x2.splat(LN2_HIGH)));
  const low = f64x2.mul(k, f64x2.splat(LN2_LOW));
  const r = f64x2.sub(high, low);
  const t = f64x2.mul(r, r);
  let p = f64x2.add(f64x2.splat(P4), f64x2.mul(t, f64x2.splat(P5)));
  p = f64x2.add(f64x2.splat(P3), f64x2.mul(t, p));
  p = f64x2.add(f64x2.splat(P2), f64x2.mul(t, p));
  p = f64x2.add(f64x2.splat(P1), f64x2.mul(t, p));
  const c = f64x2.sub(r, f64x2.mul(t, p));
  const quotient = f64x2.div(f64x2.mul(r, c), f64x2.sub(f64x2.splat(2), c));
  let y = f64x2.sub(one, f64x2.sub(f64x2.sub(low, quotient), high));
  // 2^k has no bits of its own below k = −1021: 2^(k + 1000) does, and 2^−1000 comes last
  const denormal = f64x2.lt(k, f64x2.splat(-1021));
  const exponent = f64x2.add(k, v128.and(denormal, f64x2.splat(1000)));
  const whole = i64x2.extend_low_i32x4_s(i32x4.trunc_sat_f64x2_s_zero(exponent));
  const power = i64x2.shl(i64x2.add(whole, i64x2.splat(1023)), 52);
  y = f64x2.mul(f64x2.mul(y, power), v128.bitselect(f64x2.splat(2 ** -1000), one, denormal));
  y = v128.bitselect(zero, y, f64x2.lt(x, f64x2.splat(UNDERFLOW)));
  return v128.bitselect(f64x2.add(one, x), y, f64x2.gt(x, f64x2.splat(-(2 ** -28))));
}
