// Shutdown and restart.
import { replyOf } from '../answer.ts';
import { equal } from '../claims.ts';
import type { Kernel } from '../kernel.ts';
import type { GroupCheck } from '../suite.ts';
import { running } from './interruption.ts';

export const shutdown: readonly GroupCheck[] = [
  {
    id: 'shutdown',
    title: 'shutdown_request is answered and the process leaves with exit code 0',
    run: async (kernel) => {
      equal('restart in the reply', await askedToLeave(kernel, false), false);
      equal('the exit code', (await leaves(kernel)).code, 0);
    },
  },
  {
    id: 'restart',
    title: 'a shutdown for a restart says so in its reply',
    run: async (kernel) => {
      equal('restart in the reply', await askedToLeave(kernel, true), true);
      await leaves(kernel);
    },
  },
  {
    id: 'shutdown-busy',
    title: 'a kernel in an endless loop leaves as well',
    run: async (kernel) => {
      await running(kernel, 'for (;;) turn();');
      await askedToLeave(kernel, false);
      await leaves(kernel);
    },
  },
];

async function askedToLeave(kernel: Kernel, restart: boolean): Promise<unknown> {
  const asked = kernel.send('shutdown_request', { restart }, 'control');
  await asked.first('shutdown_reply', ({ type }) => type === 'shutdown_reply');
  return replyOf(asked).restart;
}

async function leaves(kernel: Kernel): Promise<{ readonly code: number | null }> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('its process is still there after 5 s')), 5_000);
  });
  return await Promise.race([kernel.process.exited, late]).finally(() => clearTimeout(timer));
}
