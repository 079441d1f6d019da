import { setTimeout as delay } from 'node:timers/promises';

/** What the first of the promises yields, or `late` when none does within so many milliseconds. */
export async function within<T>(
  milliseconds: number,
  ...promises: readonly Promise<T>[]
): Promise<T | 'late'> {
  const timer = new AbortController();
  const late = delay(milliseconds, 'late' as const, { signal: timer.signal });
  late.catch(() => {}); // it rejects when it is no longer needed
  try {
    return await Promise.race([...promises, late]);
  } finally {
    timer.abort();
  }
}
