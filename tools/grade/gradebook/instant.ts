// Times and lengths of time, as a lecturer writes them.

const SECOND = 1000;
const UNITS = new Map([
  ['s', SECOND],
  ['min', 60 * SECOND],
  ['h', 3600 * SECOND],
  // A day is 24 hours, also when the clocks change in it.
  ['d', 86_400 * SECOND],
]);

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(\.\d{1,9})?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/**
 * Milliseconds since 1970 of an ISO 8601 time with its offset; undefined if it is none, or has no
 * offset, or names a day or hour that does not exist. Digits beyond the millisecond are cut off.
 */
export function instant(text: string): number | undefined {
  const parts = ISO.exec(text);
  if (parts === null) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part = '0') => +part);
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const utc = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  // Date.UTC makes 2 March of 30 February.
  if (utc.getUTCMonth() !== month - 1 || utc.getUTCDate() !== day) return undefined;
  const fraction = Math.floor(Number(parts[7] ?? 0) * SECOND);
  return utc.getTime() + fraction - offset(parts[8]);
}

function offset(zone: string): number {
  if (zone === 'Z') return 0;
  const [hours, minutes] = zone.slice(1).split(':').map(Number);
  return (zone.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60) * SECOND;
}

/** Milliseconds of `10 min`, `1 d`, `1.5 h`; undefined if it is no length of time. */
export function duration(text: string): number | undefined {
  const parts = /^(\d{1,6}(?:\.\d{1,3})?) ?(s|min|h|d)$/.exec(text);
  const unit = UNITS.get(parts?.[2] ?? '');
  return parts === null || unit === undefined ? undefined : Math.round(Number(parts[1]) * unit);
}

/** `1 d 2 h 3 min 4 s`, without the parts that are 0; what is under a second counts as one. */
export function durationText(milliseconds: number): string {
  let rest = Math.ceil(milliseconds / SECOND) * SECOND;
  const parts: string[] = [];
  for (const [unit, size] of [...UNITS].reverse()) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${unit}`);
  }
  return parts.length === 0 ? '0 s' : parts.join(' ');
}
