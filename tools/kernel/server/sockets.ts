// The kernel's five sockets. What cannot be trusted or understood is dropped: it is not answered,
// and the socket goes on with the next message.
import { Publisher, Reply, Router, type SocketOptions } from 'zeromq';
import type { Connection } from '../../client/connection.ts';
import { decode, encode, type Message, signatureMemory } from '../../client/wire.ts';

export type Channel = 'shell' | 'control' | 'stdin';

export interface Listener {
  message(message: Message, channel: Channel): void;
  /** A message that was dropped, and why. */
  dropped(reason: Error): void;
}

export interface Sockets {
  /** Sends to the client with the message's identities; when it has gone, to nobody. */
  send(channel: Channel, message: Message): void;
  /** Sends to everyone who listens on iopub. */
  publish(message: Message): void;
  close(): void;
}

// No cell is that long. libzmq cuts the connection of who sends a longer frame; the client's socket
// connects again by itself.
const LONGEST_FRAME = 16 * 1024 * 1024;

// Without a high-water mark and a time limit a send is done at once, so none needs to be awaited: with
// the defaults the 513th of a turn throws EBUSY.
const AT_ONCE = { sendTimeout: 0, sendHighWaterMark: 0, linger: 0 } as const;
// A client that connects again under the same identity takes the place of its old connection.
const ROUTER = { ...AT_ONCE, handover: true, maxMessageSize: LONGEST_FRAME } as const;

/** Binds the sockets; throws when a port is taken. */
export async function bindSockets(connection: Connection, listener: Listener): Promise<Sockets> {
  const ipv6 = { ipv6: connection.ip.includes(':') };
  const routers = { shell: router(ipv6), control: router(ipv6), stdin: router(ipv6) };
  const iopub = new Publisher({ ...AT_ONCE, ...ipv6 });
  const heartbeat = new Reply({ linger: 0, maxMessageSize: LONGEST_FRAME, ...ipv6 });
  const close = () => {
    for (const socket of [...Object.values(routers), iopub, heartbeat]) socket.close();
  };
  const at = (port: number) => address(connection.ip, port);
  try {
    await Promise.all([
      routers.shell.bind(at(connection.shell_port)),
      routers.control.bind(at(connection.control_port)),
      routers.stdin.bind(at(connection.stdin_port)),
      iopub.bind(at(connection.iopub_port)),
      heartbeat.bind(at(connection.hb_port)),
    ]);
  } catch (error) {
    close();
    throw error;
  }
  const seen = signatureMemory();
  for (const channel of ['shell', 'control', 'stdin'] as const) {
    void listen(routers[channel], connection.key, seen, channel, listener);
  }
  void echo(heartbeat);
  return {
    send: (channel, message) => void send(routers[channel], frames(message, connection.key)),
    publish: (message) => void send(iopub, frames(message, connection.key)),
    close,
  };
}

async function listen(
  socket: Router,
  key: string,
  seen: (signature: string) => boolean,
  channel: Channel,
  listener: Listener,
): Promise<void> {
  for await (const frames of socket) {
    try {
      listener.message(decode(frames, key, seen), channel);
    } catch (error) {
      listener.dropped(error instanceof Error ? error : new Error(String(error)));
    }
  }
}

async function echo(socket: Reply): Promise<void> {
  for await (const frames of socket) await send(socket, frames);
}

// On a closed socket nobody waits for the message. A `send` there throws, one under way is rejected.
async function send(socket: Router | Publisher | Reply, message: Buffer[]): Promise<void> {
  if (socket.closed) return;
  await socket.send(message).catch(() => {});
}

function frames(message: Message, key: string): Buffer[] {
  return encode(message, key).map((frame) => (Buffer.isBuffer(frame) ? frame : Buffer.from(frame)));
}

function router(options: SocketOptions<Router>): Router {
  return new Router({ ...ROUTER, ...options });
}

function address(ip: string, port: number): string {
  return ip.includes(':') ? `tcp://[${ip}]:${port}` : `tcp://${ip}:${port}`;
}
