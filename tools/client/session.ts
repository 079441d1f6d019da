// A conversation with one kernel: every message goes to whoever sent the request it answers. The
// first thing that goes wrong ends the conversation for everyone who waits.
import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../notebook/notebook.ts';
import { type Channel, openChannels } from './channels.ts';
import type { Connection } from './connection.ts';
import { newMessage } from './messages.ts';
import type { Message } from './wire.ts';

export type KernelFault = 'start' | 'died' | 'no reply' | 'no idle' | 'protocol';

/** A kernel that did not keep its side: `fault` says which rule it broke. */
export class KernelError extends Error {
  override readonly name = 'KernelError';
  readonly fault: KernelFault;

  constructor(fault: KernelFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

export type OnMessage = (message: Message, channel: Channel) => void;

export interface Session {
  /** Sends a request; what answers it, now or much later, goes to `onMessage`. */
  request(
    channel: 'shell' | 'control',
    type: string,
    content: JsonObject,
    onMessage?: OnMessage,
  ): Promise<void>;
  /** Rejects with the first KernelError of the session; never resolves. */
  readonly failed: Promise<never>;
  fail(error: KernelError): void;
  close(): void;
}

/** Opens the conversation with the kernel of a connection file, whether it is there yet or not. */
export function openSession(connection: Connection): Session {
  const id = randomUUID();
  // Never emptied: a cell's timer may publish when later cells have long run.
  const listeners = new Map<string, OnMessage>();
  let fail: (error: KernelError) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => {}); // nobody may be waiting when a kernel fails

  const protocolFault = (error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    fail(new KernelError('protocol', `the kernel broke the protocol: ${reason}`));
  };
  const channels = openChannels(connection, {
    message: (message, channel) => {
      try {
        listeners.get(message.parent_header.msg_id ?? '')?.(message, channel);
      } catch (error) {
        protocolFault(error);
      }
    },
    fault: protocolFault,
  });

  return {
    request: (channel, type, content, onMessage) => {
      const request = newMessage(type, content, id);
      if (onMessage) listeners.set(request.header.msg_id, onMessage);
      return channels.send(channel, request);
    },
    failed,
    fail,
    close: channels.close,
  };
}
