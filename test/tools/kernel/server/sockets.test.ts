import { createHmac } from 'node:crypto';
import { createConnection } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Dealer, Request as Requester } from 'zeromq';
import { openConnection } from '../../../../tools/client/connection.ts';
import { newMessage } from '../../../../tools/client/messages.ts';
import { encode } from '../../../../tools/client/wire.ts';
import { bindSockets } from '../../../../tools/kernel/server/sockets.ts';
import { type Client, OK, type Rig, rig } from './rig.ts';

let open: Rig;
let client: Client;
let strangers: { close(): void }[] = [];
beforeEach(async () => {
  open = await rig(() => {}); // cells never end of themselves
  client = await open.client();
});
afterEach(() => {
  for (const stranger of strangers) stranger.close();
  strangers = [];
  open.close();
});

/** A socket to the shell port that may send what it likes. */
function stranger(): Dealer {
  const socket = new Dealer({ linger: 0 });
  strangers.push(socket);
  socket.connect(`tcp://${open.connection.ip}:${open.connection.shell_port}`);
  return socket;
}

const request = () => newMessage('kernel_info_request', {}, 'stranger');
const frames = (key: string) => encode(request(), key).map((frame) => Buffer.from(frame));

/** A message whose content is cut off, and rightly signed so. */
function brokenJson(key: string): Buffer[] {
  const cut = frames(key).with(5, Buffer.from('{"code":'));
  const hmac = createHmac('sha256', key);
  for (const json of cut.slice(2)) hmac.update(json);
  return cut.with(1, Buffer.from(hmac.digest('hex')));
}

/** That the kernel lives, and that the stranger has been sent `answers` messages. */
async function answered(socket: Dealer, answers: number): Promise<void> {
  await client.ask('kernel_info_request');
  let count = 0;
  const all = (async () => {
    for await (const _ of socket) count += 1;
  })();
  await Promise.race([all, delay(100)]);
  expect(count).toBe(answers);
}

describe('what cannot be trusted or understood', () => {
  it('a right message of a stranger who knows the key is answered', async () => {
    const socket = stranger();
    await socket.send(frames(open.connection.key));
    await answered(socket, 1);
    expect(open.dropped).toEqual([]);
  });

  it('a wrong signature is not', async () => {
    const socket = stranger();
    await socket.send(frames('another key'));
    await answered(socket, 0);
    expect(open.dropped).toMatchInlineSnapshot(`
      [
        "message: its signature does not match the key of the connection file",
      ]
    `);
  });

  it('a replayed message is answered once', async () => {
    const socket = stranger();
    const message = frames(open.connection.key);
    await socket.send(message);
    await socket.send(message);
    await answered(socket, 1);
    expect(open.dropped).toMatchInlineSnapshot(`
      [
        "message: its signature was seen before; a message must not be sent twice",
      ]
    `);
  });

  it('broken JSON, missing frames and empty ones are not', async () => {
    const socket = stranger();
    await socket.send(['hello']);
    await socket.send(['', '']);
    await socket.send(['<IDS|MSG>', 'signature']);
    await socket.send(brokenJson(open.connection.key));
    await answered(socket, 0);
    expect(open.dropped).toMatchInlineSnapshot(`
      [
        "message: none of its 2 frames is the delimiter <IDS|MSG>",
        "message: none of its 3 frames is the delimiter <IDS|MSG>",
        "message: 1 frames after <IDS|MSG>; at least 5 are wanted",
        "message: its content is not JSON (Unexpected end of JSON input)",
      ]
    `);
  });

  it('a frame of 100 MB ends only the connection on which it comes', async () => {
    const socket = stranger();
    await socket.send(['<IDS|MSG>', Buffer.alloc(100_000_000)]);
    await answered(socket, 0);
    expect(open.dropped).toEqual([]);
  });

  it('bytes that are not ZeroMQ at all', async () => {
    const socket = createConnection(open.connection.shell_port, open.connection.ip);
    strangers.push({ close: () => socket.destroy() });
    socket.write('GET / HTTP/1.1\r\n\r\n');
    await client.ask('kernel_info_request');
  });
});

describe('a client that goes away', () => {
  it('leaves its cell without an answer, and the others are served', async () => {
    const socket = stranger();
    const cell = newMessage('execute_request', { code: 'x' }, 'stranger');
    await socket.send(encode(cell, open.connection.key).map((frame) => Buffer.from(frame)));
    await expect.poll(() => client.heard).toEqual([]); // nothing of it is addressed to us
    await client.ask('kernel_info_request');
    socket.close();
    open.say({ kind: 'stream', id: cell.header.msg_id, name: 'stdout', text: 'to nobody' });
    open.say({ kind: 'done', id: cell.header.msg_id, outcome: OK });
    await client.ask('kernel_info_request');
  });
});

describe('heartbeat', () => {
  it('is echoed while a cell runs', async () => {
    void client.execute('for (;;);');
    const heart = new Requester({ linger: 0 });
    strangers.push(heart);
    heart.connect(`tcp://${open.connection.ip}:${open.connection.hb_port}`);
    await heart.send('ping');
    expect((await heart.receive()).map(String)).toEqual(['ping']);
  });
});

describe('closing', () => {
  it('what is said after it is heard by nobody, and nothing is thrown', async () => {
    const { connection, release, remove } = await openConnection('test');
    strangers.push({ close: remove });
    await release();
    const sockets = await bindSockets(connection, { message: () => {}, dropped: () => {} });
    sockets.publish(newMessage('status', {}, 'kernel')); // a send that may be under way
    sockets.close();
    sockets.publish(newMessage('status', {}, 'kernel'));
    sockets.send('shell', newMessage('execute_reply', {}, 'kernel'));
    await delay(20); // a rejection that nobody handles fails the run
  });
});

describe('binding', () => {
  it('a port that is taken is told', async () => {
    const again = bindSockets(open.connection, { message: () => {}, dropped: () => {} });
    await expect(again).rejects.toThrow(/address already in use/i);
  });
});
