import { expect, it } from 'vitest';
import { duration, durationText, instant } from '../../../../tools/grade/gradebook/instant.ts';

it('a time with its offset is one moment, however it is written', () => {
  const noon = Date.UTC(2026, 10, 20, 12);
  for (const text of [
    '2026-11-20T12:00:00Z',
    '2026-11-20T12:00Z',
    '2026-11-20T13:00:00+01:00',
    '2026-11-20T07:00:00.000-05:00',
    '2026-11-20T17:30:00+05:30',
    '2026-11-21T02:00:00+14:00',
  ]) {
    expect(instant(text), text).toBe(noon);
  }
  expect(instant('2026-11-20T12:00:00.123456Z')).toBe(noon + 123);
  expect(instant('2028-02-29T00:00:00Z')).toBe(Date.UTC(2028, 1, 29));
});

it('what is no such time is undefined, and not another one', () => {
  for (const text of [
    '2026-11-20T12:00:00',
    '2026-11-20',
    '2026-02-30T12:00:00Z',
    '2027-02-29T12:00:00Z',
    '2026-13-01T12:00:00Z',
    '2026-00-10T12:00:00Z',
    '2026-11-20T24:00:00Z',
    '2026-11-20T23:60:00Z',
    '2026-11-20T23:59:60Z',
    '2026-11-20T12:00:00+15:00',
    '2026-11-20 12:00:00Z',
    ' 2026-11-20T12:00:00Z',
    '20 Nov 2026',
    '',
  ]) {
    expect(instant(text), text).toBeUndefined();
  }
});

it('reads and writes lengths of time', () => {
  expect(duration('10 min')).toBe(600_000);
  expect(duration('1.5h')).toBe(5_400_000);
  expect(duration('2 d')).toBe(172_800_000);
  expect(duration('0 s')).toBe(0);
  for (const text of ['10', 'min', '-1 h', '1 w', '1e3 s', '1  h', '']) {
    expect(duration(text), text).toBeUndefined();
  }
  expect(durationText(0)).toBe('0 s');
  expect(durationText(1)).toBe('1 s');
  // 86,400 + 2 · 3600 + 3 · 60 + 4 = 93,784 s
  expect(durationText(93_784_000)).toBe('1 d 2 h 3 min 4 s');
  expect(durationText(3_600_000)).toBe('1 h');
});
