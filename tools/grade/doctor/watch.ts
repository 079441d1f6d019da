// A candidate watched from outside: does it stay within the limits it was given?

import { setTimeout as pause } from 'node:timers/promises';
import type { Limits } from '../sandbox/tiers.ts';
import { treeOf, usageOf } from '../sandbox/usage.ts';
import { lives } from './outlives.ts';

export const LIMITS: Limits = { memory: 256, cpu: 20 };
// A cell may take so long, on the clock and of the processor, before it is ended.
export const PATIENCE = { wall: 2.5, cpu: 0.6 };
// The sandbox looks every 50 ms; so much may be taken meanwhile, in MB and in seconds.
const SLACK = { memory: 640, seconds: 3 };

/** How a process goes beyond its limits from now on, if it does. */
export function watch(pid = 0): { excess(): Promise<{ excess?: string }> } {
  const began = performance.now();
  const all = new Set<number>();
  const own = process.memoryUsage.rss();
  let [peak, grown] = [0, 0];
  const timer = setInterval(() => {
    for (const each of treeOf(pid)) all.add(each);
    peak = Math.max(peak, usageOf(pid)?.memory ?? 0);
    grown = Math.max(grown, (process.memoryUsage.rss() - own) / 2 ** 20);
  }, 25);
  const excess = async () => {
    clearInterval(timer);
    const seconds = (performance.now() - began) / 1000;
    const most = LIMITS.memory + SLACK.memory;
    if (seconds > 2 * PATIENCE.wall + SLACK.seconds)
      return `it was ended after ${seconds.toFixed(1)} s only`;
    if (peak > most) return `it took ${Math.round(peak)} MB, where ${LIMITS.memory} were allowed`;
    if (grown > 256) return `the grader itself took ${Math.round(grown)} MB more`;
    for (let waited = 0; [...all].some(lives); waited += 50) {
      if (waited > 2000) return 'some of its processes live on';
      await pause(50);
    }
    return undefined;
  };
  return {
    excess: async () => {
      const what = await excess();
      return what === undefined ? {} : { excess: what };
    },
  };
}
