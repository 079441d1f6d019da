// AssemblyScript: what every product of matrices is made of. build.mjs compiles it twice: with two roundings,
// which gives the bits of the plain loops everywhere, and for the engine `fused` with one.

// sum + a b. With relaxed SIMD that is one instruction in the place of two, and the processor rounds once if it
// can: whether it can is the one thing on which the result depends.
// @inline
export function addProduct(sum: v128, a: v128, b: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return v128.relaxed_madd<f64>(a, b, sum);
  return f64x2.add(sum, f64x2.mul(a, b));
}
