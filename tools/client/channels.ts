// The client's three sockets to a kernel: shell (requests), control (interrupt, shutdown) and iopub
// (what cells publish). stdin and heartbeat are not opened: no cell may ask for input, and a child
// process tells us itself when it dies.
import { Dealer, Subscriber } from 'zeromq';
import type { Connection } from './connection.ts';
import { decode, encode, type Message, signatureMemory } from './wire.ts';

export type Channel = 'shell' | 'control' | 'iopub';

export interface Listener {
  message(message: Message, channel: Channel): void;
  /** A message that cannot be trusted or understood, or a socket that broke. */
  fault(error: Error): void;
}

export interface Channels {
  send(channel: 'shell' | 'control', message: Message): Promise<void>;
  close(): void;
}

/** Connects to the kernel of a connection file; nothing is lost when it is not there yet. */
export function openChannels(connection: Connection, listener: Listener): Channels {
  const { ip, key, shell_port, control_port, iopub_port } = connection;
  const shell = new Dealer({ linger: 0 });
  const control = new Dealer({ linger: 0 });
  // No high-water mark: beyond one, messages would be dropped in silence.
  const iopub = new Subscriber({ linger: 0, receiveHighWaterMark: 0 });
  iopub.subscribe();
  shell.connect(`tcp://${ip}:${shell_port}`);
  control.connect(`tcp://${ip}:${control_port}`);
  iopub.connect(`tcp://${ip}:${iopub_port}`);

  const seen = signatureMemory();
  const listen = async (socket: Dealer | Subscriber, channel: Channel): Promise<void> => {
    try {
      for await (const frames of socket) listener.message(decode(frames, key, seen), channel);
    } catch (error) {
      listener.fault(error instanceof Error ? error : new Error(String(error)));
    }
  };
  void listen(shell, 'shell');
  void listen(control, 'control');
  void listen(iopub, 'iopub');

  const sockets = { shell, control };
  return {
    send: (channel, message) => sockets[channel].send(encode(message, key).map(asBuffer)),
    close: () => {
      for (const socket of [shell, control, iopub]) socket.close();
    },
  };
}

function asBuffer(frame: Uint8Array): Buffer {
  return Buffer.isBuffer(frame) ? frame : Buffer.from(frame);
}
