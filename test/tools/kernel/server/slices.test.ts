import { setImmediate as turn } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { hearInSlices } from '../../../../tools/kernel/server/slices.ts';

describe('slices of a port', () => {
  it('all messages are heard in order, with turns of the loop between 500 and 500', async () => {
    const { port1, port2 } = new MessageChannel();
    const heard: number[] = [];
    for (let i = 0; i < 1_700; i++) port2.postMessage(i);
    hearInSlices<number>(port1, (i) => void heard.push(i));
    const seen = [0];
    while (heard.length < 1_700) {
      await turn();
      seen.push(heard.length);
    }
    expect(heard).toEqual(Array.from({ length: 1_700 }, (_, i) => i));
    const most = Math.max(...seen.slice(1).map((count, i) => count - seen[i]));
    expect(most).toBeLessThanOrEqual(500);
    port2.close();
  });
});
