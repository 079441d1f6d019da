import { describe, expect, it } from 'vitest';
import { afterPenalty, penalty } from '../../../../tools/grade/gradebook/penalty.ts';
import { readGradingRule } from '../../../../tools/grade/gradebook/read-rule.ts';
import { NOTEBOOK, OTHER } from './fixture.ts';

const rule = (deadline: string, more: object = {}) =>
  readGradingRule(
    JSON.stringify({
      deadline: { [NOTEBOOK]: deadline },
      grace: '10 min',
      late: [{ upTo: '1 d', take: '10 %' }, { upTo: '3 d', take: '30 %' }, { take: '100 %' }],
      round: 0.5,
      excused: ['ann'],
      ...more,
    }),
    'grading.json',
  );

const of = (submitted: string, more: object = {}, deadline = '2026-11-20T23:59:00+01:00') =>
  penalty(rule(deadline, more), { student: 'ben', notebook: NOTEBOOK, submitted });

describe('the boundaries of deadline, grace and steps', () => {
  // The deadline is 22:59:00 in UTC; grace ends at 23:09:00, the steps a day and three days after it.
  it.each([
    ['2026-11-20T22:58:59Z', 'none', 0],
    ['2026-11-20T22:59:00Z', 'none', 0],
    ['2026-11-20T22:59:01Z', 'none', 0],
    ['2026-11-20T23:08:59Z', 'none', 0],
    ['2026-11-20T23:09:00Z', 'none', 0],
    ['2026-11-20T23:09:00.001Z', 'late', 10],
    ['2026-11-20T23:09:01Z', 'late', 10],
    ['2026-11-21T22:58:59Z', 'late', 10],
    ['2026-11-21T22:59:00Z', 'late', 10],
    ['2026-11-21T22:59:01Z', 'late', 30],
    ['2026-11-23T22:59:00Z', 'late', 30],
    ['2026-11-23T22:59:01Z', 'late', 100],
    ['2030-01-01T00:00:00Z', 'late', 100],
  ])('%s: %s, %i %%', (submitted, kind, take) => {
    expect(of(submitted)).toMatchObject({ kind, take });
  });

  it('without grace, the second after the deadline is late', () => {
    expect(of('2026-11-20T22:59:00Z', { grace: '0 s' }).take).toBe(0);
    expect(of('2026-11-20T22:59:01Z', { grace: '0 s' })).toMatchInlineSnapshot(`
      {
        "kind": "late",
        "says": "Handed in 1 s after 2026-11-20T23:59:00+01:00: 10 % is taken.",
        "take": 10,
      }
    `);
  });
});

it('compares moments, not clocks: 18:00 in New York is after 23:30 in Berlin', () => {
  const deadline = '2026-11-20T23:30:00+01:00';
  // 22:30 UTC; New York 18:00 −05:00 is 23:00 UTC, Kolkata 04:00 +05:30 the next day is 22:30 UTC.
  expect(of('2026-11-20T18:00:00-05:00', {}, deadline).take).toBe(10);
  expect(of('2026-11-21T04:00:00+05:30', {}, deadline).take).toBe(0);
});

it('a day is 24 hours when the clocks go back, and when they go forward', () => {
  // Berlin, 25 October 2026: 03:00 +02:00 becomes 02:00 +01:00, the day has 25 hours.
  const autumn = '2026-10-24T23:59:00+02:00';
  expect(of('2026-10-25T22:59:00+01:00', {}, autumn).take).toBe(10);
  expect(of('2026-10-25T22:59:01+01:00', {}, autumn).take).toBe(30);
  // 29 March 2026: 02:00 +01:00 becomes 03:00 +02:00, the day has 23 hours.
  const spring = '2026-03-28T23:59:00+01:00';
  expect(of('2026-03-30T00:59:00+02:00', {}, spring).take).toBe(10);
  expect(of('2026-03-30T00:59:01+02:00', {}, spring).take).toBe(30);
});

it('takes nothing of the excused, and nothing where no deadline is', () => {
  const late = { submitted: '2027-01-01T00:00:00Z' };
  const plain = rule('2026-11-20T23:59:00+01:00');
  expect(penalty(plain, { student: 'ann', notebook: NOTEBOOK, ...late })).toMatchInlineSnapshot(`
    {
      "kind": "none",
      "says": "ann is excused: lateness does not count.",
      "take": 0,
    }
  `);
  expect(penalty(plain, { student: 'ben', notebook: OTHER, ...late })).toEqual({
    kind: 'none',
    take: 0,
    says: '',
  });
});

it('tells and does not guess where the time is missing, unusable or contradicted', () => {
  const plain = rule('2026-11-20T23:59:00+01:00');
  const told = (more: { submitted?: string; late?: boolean }) => {
    const { kind, take, says } = penalty(plain, { student: 'ben', notebook: NOTEBOOK, ...more });
    return `${kind} ${take}: ${says}`;
  };
  expect(told({})).toMatchInlineSnapshot(
    `"unclear 0: The time of submission is not known, so nothing is taken."`,
  );
  expect(told({ late: true })).toMatchInlineSnapshot(
    `"unclear 0: The platform calls it late, but the time of submission is not known, so nothing is taken."`,
  );
  expect(told({ submitted: '2026-11-20T12:00:00', late: true })).toMatchInlineSnapshot(
    `"unclear 0: The platform calls it late, but the time of submission, "2026-11-20T12:00:00", has no offset or is no time, so nothing is taken."`,
  );
  expect(told({ submitted: '2026-11-20T12:00:00Z', late: true })).toMatchInlineSnapshot(
    `"unclear 0: The platform calls it late, but 2026-11-20T12:00:00Z is not after 2026-11-20T23:59:00+01:00; nothing is taken."`,
  );
  expect(told({ submitted: '2026-11-20T23:00:00Z', late: true })).toMatchInlineSnapshot(
    `"none 0: Handed in 1 min late, within the grace."`,
  );
});

it('what is left is rounded to the nearest step, ties up, and never above what was there', () => {
  const take = (percent: number) => ({ kind: 'late' as const, take: percent, says: '' });
  // 5 · 0.9 = 4.5; 4.5 · 0.9 = 4.05 → 4; 7.5 · 0.9 = 6.75 → a tie of 6.5 and 7 → 7.
  expect(afterPenalty(5, take(10), 0.5)).toBe(4.5);
  expect(afterPenalty(4.5, take(10), 0.5)).toBe(4);
  expect(afterPenalty(7.5, take(10), 0.5)).toBe(7);
  // 7 · 0.7 = 4.8999… in binary; in steps of 0.1 it is 4.9. Without rounding too.
  expect(afterPenalty(7, take(30), 0.1)).toBe(4.9);
  expect(afterPenalty(7, take(30))).toBe(4.9);
  // 0.3 · 0.9 = 0.27; nearest in steps of 0.5 is 0.5, but only 0.3 was there.
  expect(afterPenalty(0.3, take(10), 0.5)).toBe(0.3);
  expect(afterPenalty(12, take(100), 0.5)).toBe(0);
  // Nothing taken, nothing rounded.
  expect(afterPenalty(2.25, take(0), 0.5)).toBe(2.25);
});
