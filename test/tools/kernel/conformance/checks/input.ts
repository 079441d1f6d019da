// input_request: a cell asks its user.
import { cellOf, told } from '../cell.ts';
import { equal, includes } from '../claims.ts';
import type { GroupCheck } from '../suite.ts';

const ALLOWED = { allow_stdin: true };

export const input: readonly GroupCheck[] = [
  {
    id: 'prompt',
    title: 'prompt() asks whoever sent the cell, and returns the answer',
    run: async (kernel) => {
      const cell = kernel.begin(
        'const given = prompt("your name?"); console.log("<" + given + ">");',
        ALLOWED,
      );
      const asked = await cell.first('an input_request', ({ type }) => type === 'input_request');
      equal('its channel', asked.channel, 'stdin');
      includes('its prompt', String(asked.content.prompt), 'your name?');
      equal('its password', asked.content.password, false);
      await kernel.input('Änne 🎲');
      equal('stdout', cellOf(await cell.complete()).stdout, '<Änne 🎲>\n');
    },
  },
  {
    id: 'prompt-twice',
    title: 'output before a prompt is shown before it, and a cell may ask again',
    run: async (kernel) => {
      const cell = kernel.begin(
        'console.log("first:"); console.log(prompt("1"), prompt("2"));',
        ALLOWED,
      );
      for (const n of ['1', '2']) {
        const isRequest = ({ type, content }: { type: string; content: { prompt?: unknown } }) =>
          type === 'input_request' && String(content.prompt).includes(n);
        await cell.first(`input_request ${n}`, isRequest);
        await cell.first('the output before', ({ type }) => type === 'stream');
        await kernel.input(`answer ${n}`);
      }
      equal('stdout', cellOf(await cell.complete()).stdout, 'first:\nanswer 1 answer 2\n');
    },
  },
  {
    id: 'prompt-not-allowed',
    title: 'with allow_stdin false prompt() throws instead of waiting',
    run: async (kernel) => {
      const cell = await kernel.run('prompt("anyone?")', { allow_stdin: false });
      equal('status', cell.status, 'error');
      includes('what it tells', told(cell), /stdin|input/i);
    },
  },
  {
    id: 'prompt-interrupted',
    title: 'a cell that waits for input is interrupted, the heartbeat answered meanwhile',
    run: async (kernel) => {
      const cell = kernel.begin('prompt("for ever?")', ALLOWED);
      await cell.first('an input_request', ({ type }) => type === 'input_request');
      equal('the heartbeat', await kernel.beat(), true);
      kernel.send('interrupt_request', {}, 'control');
      equal('status', cellOf(await cell.complete()).status, 'error');
    },
  },
];
