import { expect, test } from 'vitest';
import { withinLimit } from '../../checks/limits.ts';

test('what returns in time returns its result, and what throws throws', () => {
  expect(withinLimit(1000, () => 6)).toEqual({ finished: true, result: 6 });
  expect(() =>
    withinLimit(1000, () => {
      throw new RangeError('no');
    }),
  ).toThrow(new RangeError('no'));
});

test('what does not return is ended, and the next call runs', () => {
  const forever = () => {
    for (;;);
  };
  expect(withinLimit(50, forever)).toEqual({ finished: false });
  expect(withinLimit(1000, () => 7)).toEqual({ finished: true, result: 7 });
});
