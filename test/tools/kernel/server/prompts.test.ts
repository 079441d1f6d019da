import { afterEach, describe, expect, it } from 'vitest';
import { Dealer } from 'zeromq';
import { newMessage } from '../../../../tools/client/messages.ts';
import { decode, encode, type Message } from '../../../../tools/client/wire.ts';
import { createPrompts } from '../../../../tools/kernel/server/prompts.ts';
import { OK, type Rig, rig } from './rig.ts';

let close: (() => void)[] = [];
afterEach(() => {
  for (const each of close) each();
  close = [];
});

/** A client with shell and stdin under one identity, as front ends have them. */
function frontEnd({ connection }: Rig, identity: string) {
  const { ip, key, shell_port, stdin_port } = connection;
  const sockets = [shell_port, stdin_port].map((port) => {
    const socket = new Dealer({ routingId: identity, linger: 0 });
    close.push(() => socket.close());
    socket.connect(`tcp://${ip}:${port}`);
    return socket;
  });
  const [shell, stdin] = sockets;
  const send = (socket: Dealer, message: Message) =>
    socket.send(encode(message, key).map((frame) => Buffer.from(frame)));
  return {
    execute: (content: Message['content']) => {
      const message = newMessage('execute_request', content, identity);
      void send(shell, message);
      return message.header.msg_id;
    },
    asked: async () => decode(await stdin.receive(), key, () => false),
    answer: (value: string) => send(stdin, newMessage('input_reply', { value }, identity)),
  };
}

/** A session that asks, waits as a cell does, and prints what it was told. */
async function asking(): Promise<Rig> {
  const open = await rig(({ id, allowStdin }, say) => {
    if (!allowStdin) return say({ kind: 'done', id, outcome: OK });
    say({ kind: 'input', id, prompt: 'Name?', password: true });
  });
  close.push(open.close);
  return open;
}

function told(answer: SharedArrayBuffer): string | null {
  const head = new Int32Array(answer, 0, 2);
  if (Atomics.load(head, 0) === 0) return null;
  return new TextDecoder().decode(new Uint8Array(answer).slice(8, 8 + head[1]));
}

describe('input', () => {
  it('is asked of the client that sent the cell, and its answer reaches the cell', async () => {
    const open = await asking();
    const [one, two] = [frontEnd(open, 'one'), frontEnd(open, 'two')];
    const id = two.execute({ code: 'prompt()' });
    const request = await two.asked();
    expect(request.header.msg_type).toBe('input_request');
    expect(request.parent_header.msg_id).toBe(id);
    expect(request.content).toEqual({ prompt: 'Name?', password: true });
    await one.answer('not asked');
    await two.answer('Zoë 🙂');
    await expect.poll(() => told(open.answer)).toBe('Zoë 🙂');
  });

  it('longer than the memory is cut between two characters', async () => {
    const open = await asking();
    const front = frontEnd(open, 'one');
    front.execute({ code: 'prompt()' });
    await front.asked();
    await front.answer('€'.repeat(30_000)); // 3 bytes each; 65536 = 3 · 21845 + 1
    await expect.poll(() => told(open.answer)).toBe('€'.repeat(21_845));
  });

  it('that nobody asked for, or no longer, is ignored', () => {
    const answer = new SharedArrayBuffer(64);
    const prompts = createPrompts({ ask: () => {} }, answer);
    const cell = newMessage('execute_request', {}, 'one');
    prompts.answer(newMessage('input_reply', { value: 'unasked' }, 'one'));
    prompts.ask(cell, 'Name?', false);
    prompts.forget();
    prompts.answer(newMessage('input_reply', { value: 'late' }, 'one'));
    expect(told(answer)).toBeNull();
    prompts.ask(cell, 'Name?', false);
    prompts.answer(newMessage('input_reply', { value: 'now' }, 'one'));
    expect(told(answer)).toBe('now');
  });

  it('is not asked of a client that does not allow it', async () => {
    const seen: boolean[] = [];
    const open = await rig(({ id, allowStdin }, say) => {
      seen.push(allowStdin);
      say({ kind: 'done', id, outcome: OK });
    });
    close.push(open.close);
    const client = await open.client();
    await client.execute('prompt()', { allow_stdin: false });
    expect(seen).toEqual([false]);
  });
});
