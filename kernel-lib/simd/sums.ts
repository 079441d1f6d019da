// AssemblyScript: what every product of matrices is made of. build.mjs compiles it twice: with two roundings,
// which gives the bits of the plain loops everywhere, and for the engine `fused` with one.

// sum + a b. With relaxed SIMD the processor may round once, of which it knows to do two at a time where it
// does not do more than two products or sums; whether it does depends on the processor.
// @inline
export function addProduct(sum: v128, a: v128, b: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return v128.relaxed_madd<f64>(a, b, sum);
  return f64x2.add(sum, f64x2.mul(a, b));
}
