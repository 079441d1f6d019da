// Hidden checks of 1.1: other points, what a derivative and an even function must do, and one call.

import { type Check, difference, finding, law, same } from 'course-checks';
import { closeness, matrix, numericalGradient, type Random, uniform } from 'kernel-lib';

interface ValueAndSlope {
  readonly f: number;
  readonly df: number;
}

/** A number of two decimals from 0.10 to 1.60, so that a report is easily read. */
function drawn(r: Random): number {
  return Math.round(10 + 150 * uniform(r)) / 100;
}

/** A name of its own for Math.exp, which a report prints. */
function exp(u: number): number {
  return Math.exp(u);
}

/** Its own derivative, too. Not twice exp u: then a factor 2 lost would give the same df. */
function threeTimesExp(u: number): number {
  return 3 * Math.exp(u);
}

export const fAndDf: readonly Check[] = [
  same('another point', 'fAndDf', (r) => [drawn(r), exp]),
  same('another negative point', 'fAndDf', (r) => [-drawn(r), exp]),
  law('exp is called once', function* (ask, r) {
    const { calledBack } = yield* ask.counting<ValueAndSlope>('fAndDf', drawn(r), exp);
    if (calledBack === 1) return undefined;
    return calledBack === 0
      ? finding('The function exp that was handed in was not called.', 'another-exp')
      : finding(`exp was called ${calledBack} times.`, 'exp-twice');
  }),
  law('with three times the exponential f and f′ are three times as large', function* (ask, r) {
    const x = drawn(r);
    const { f, df } = yield* ask<ValueAndSlope>('fAndDf', x, exp);
    const thrice = yield* ask<ValueAndSlope>('fAndDf', x, threeTimesExp);
    if (difference(thrice, { f: 3 * f, df: 3 * df }) === undefined) return undefined;
    return finding(
      'With another function handed in as exp, f and f′ do not both follow it.',
      ...(thrice.f === f || thrice.df === df ? ['another-exp'] : []),
    );
  }),
  law('df is the derivative of f', function* (ask, r) {
    const x = drawn(r);
    const { df } = yield* ask<ValueAndSlope>('fAndDf', x, exp);
    const f = ({ data }: { data: Float64Array }) => Math.exp(data[0] ** 2);
    const [slope] = numericalGradient(f, matrix([[x]])).data;
    return closeness(df, slope).close
      ? undefined
      : finding('df is not the derivative of exp(x²): central differences give another number.');
  }),
  law('f is the same at x and at −x, and f′ has the other sign', function* (ask, r) {
    const x = drawn(r);
    const right = yield* ask<ValueAndSlope>('fAndDf', x, exp);
    const left = yield* ask<ValueAndSlope>('fAndDf', -x, exp);
    return difference({ f: left.f, df: -left.df }, right) === undefined
      ? undefined
      : finding('x² is the same at x and at −x: f must be, too, and f′ must change its sign.');
  }),
];
