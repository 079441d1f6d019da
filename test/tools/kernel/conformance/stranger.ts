// Somebody else at a kernel's door: a socket of its own over which any frames can be sent.
import { randomUUID } from 'node:crypto';
import { Dealer } from 'zeromq';
import { newMessage } from '../../../../tools/client/messages.ts';
import { decode, encode } from '../../../../tools/client/wire.ts';
import type { JsonObject } from '../../../../tools/notebook/notebook.ts';
import type { Kernel } from './kernel.ts';

export type Door = 'shell' | 'control';

export interface Stranger {
  send(frames: readonly Buffer[]): Promise<void>;
  /**
   * Sends an honest request after all that was sent before and waits for its reply; gives the ids
   * of the requests that were replied to before it. Throws a sentence when no reply comes.
   */
  repliesBefore(limit?: number): Promise<string[]>;
  /** Resolves when the kernel has closed the connection. */
  readonly disconnected: Promise<void>;
  close(): void;
}

/** A request as an honest front end sends it: `<IDS|MSG>`, signature, header, … */
export function honest(
  kernel: Kernel,
  type = 'kernel_info_request',
  content: JsonObject = {},
): { readonly id: string; readonly frames: Buffer[] } {
  const message = newMessage(type, content, randomUUID());
  const frames = encode(message, kernel.connection.key).map((frame) => Buffer.from(frame));
  return { id: message.header.msg_id, frames };
}

export function openStranger(kernel: Kernel, door: Door = 'shell'): Stranger {
  const { ip, key } = kernel.connection;
  const socket = new Dealer({ linger: 0, sendTimeout: 5_000 });
  const disconnected = new Promise<void>((resolve) =>
    socket.events.on('disconnect', () => resolve()),
  );
  socket.connect(`tcp://${ip}:${kernel.connection[`${door}_port`]}`);
  return {
    send: (frames) => socket.send([...frames]),
    repliesBefore: async (limit = 5_000) => {
      const { id, frames } = honest(kernel);
      await socket.send(frames);
      const earlier: string[] = [];
      const deadline = performance.now() + limit;
      while (performance.now() < deadline) {
        socket.receiveTimeout = Math.max(1, deadline - performance.now());
        const reply = await socket.receive().catch(() => null);
        if (!reply) break;
        const parent = decode(reply, key, () => false).parent_header.msg_id ?? '';
        if (parent === id) return earlier;
        earlier.push(parent);
      }
      throw new Error(`an honest request was not answered in ${limit / 1000} s`);
    },
    disconnected,
    close: () => socket.close(),
  };
}
