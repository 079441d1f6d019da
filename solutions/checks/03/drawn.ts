// Numbers for the hidden checks of notebook 03, with two decimals, so that a report is easily read.

import { normal, type Random, uniform } from 'kernel-lib';

export type Weights = readonly [number, number];

export function drawn(r: Random): number {
  return Math.round(100 * normal(r)) / 100;
}

/** A number between from and to. */
export function between(r: Random, from: number, to: number): number {
  return Math.round(100 * (from + (to - from) * uniform(r))) / 100;
}

/** A number that is not near 0, of either sign. */
export function away(r: Random): number {
  return between(r, 0.3, 1.5) * (uniform(r) < 0.5 ? -1 : 1);
}

export function weights(r: Random): Weights {
  return [away(r), away(r)];
}
