// The network of notebook 03, whose weights are w = [w₁, w₂]: a = w₁ x, g = w₂ a, C = ½ (y − g)².

export type Weights = readonly [number, number];

/** y − g */
export function residual([w1, w2]: Weights, x: number, y: number): number {
  return y - w2 * w1 * x;
}

/** ∂C/∂w₁ = −(y − g) w₂ x,  ∂C/∂w₂ = −(y − g) w₁ x */
export function slopes(w: Weights, x: number, y: number): Weights {
  const e = residual(w, x, y);
  return [-e * w[1] * x, -e * w[0] * x];
}

/** w − η ∂C/∂w */
export function moved([w1, w2]: Weights, [d1, d2]: Weights, eta: number): Weights {
  return [w1 - eta * d1, w2 - eta * d2];
}
