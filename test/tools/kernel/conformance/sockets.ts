// All five sockets of a kernel, as a front end holds them: the project's client has no use for two,
// stdin and the heartbeat.
import { randomUUID } from 'node:crypto';
import { Dealer, Request, Subscriber } from 'zeromq';
import type { Connection } from '../../../../tools/client/connection.ts';
import { decode, encode, type Message, signatureMemory } from '../../../../tools/client/wire.ts';
import type { Channel } from './answer.ts';

export interface Sockets {
  /** Sends a message, after those sent before on the same channel. */
  send(channel: 'shell' | 'control' | 'stdin', message: Message): Promise<void>;
  /** Whether the heartbeat came back within so many milliseconds. */
  beat(limit: number): Promise<boolean>;
  close(): void;
}

export interface Listener {
  message(message: Message, channel: Channel): void;
  fault(error: Error): void;
}

// A kernel that starts is found within 5 ms of binding its ports.
const OPTIONS = { linger: 0, reconnectInterval: 5 };

export function openSockets(connection: Connection, listener: Listener): Sockets {
  const { ip, key, shell_port, control_port, stdin_port, iopub_port, hb_port } = connection;
  const at = (port: number) => `tcp://${ip}:${port}`;
  // A kernel sends input_request to the identity that the request on shell came from.
  const routingId = randomUUID();
  const dealers = {
    shell: new Dealer({ ...OPTIONS, routingId }),
    control: new Dealer({ ...OPTIONS, routingId }),
    stdin: new Dealer({ ...OPTIONS, routingId }),
  };
  dealers.shell.connect(at(shell_port));
  dealers.control.connect(at(control_port));
  dealers.stdin.connect(at(stdin_port));
  const iopub = new Subscriber({ ...OPTIONS, receiveHighWaterMark: 0 });
  iopub.subscribe();
  iopub.connect(at(iopub_port));

  const seen = signatureMemory();
  const listen = async (socket: Dealer | Subscriber, channel: Channel): Promise<void> => {
    try {
      for await (const frames of socket) listener.message(decode(frames, key, seen), channel);
    } catch (error) {
      listener.fault(error instanceof Error ? error : new Error(String(error)));
    }
  };
  for (const channel of ['shell', 'control', 'stdin'] as const)
    void listen(dealers[channel], channel);
  void listen(iopub, 'iopub');

  const last: Record<string, Promise<void>> = {};
  return {
    send: (channel, message) => {
      const frames = encode(message, key).map((frame) => Buffer.from(frame));
      last[channel] = (last[channel] ?? Promise.resolve()).then(() =>
        dealers[channel].send(frames),
      );
      return last[channel];
    },
    beat: (limit) => heartbeat(at(hb_port), limit),
    close: () => {
      for (const socket of [...Object.values(dealers), iopub]) socket.close();
    },
  };
}

async function heartbeat(address: string, limit: number): Promise<boolean> {
  const socket = new Request({ ...OPTIONS, receiveTimeout: limit });
  socket.connect(address);
  try {
    await socket.send('ping');
    const [echo] = await socket.receive();
    return echo.toString() === 'ping';
  } catch {
    return false; // EAGAIN: it did not come back in time
  } finally {
    socket.close();
  }
}
