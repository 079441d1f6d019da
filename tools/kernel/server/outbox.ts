// What the kernel says: to everyone on iopub, to whoever asked on the channel of the question.
// Text that cells print comes in small pieces; neighbours become one message, sent before anything
// else is published, so that the order on iopub is the order in which things happened.
import { randomUUID } from 'node:crypto';
import { newMessage } from '../../client/messages.ts';
import type { Header, Message } from '../../client/wire.ts';
import type { JsonObject } from '../../notebook/notebook.ts';
import type { Channel, Sockets } from './sockets.ts';

export type Parent = Partial<Header>;

/** A message that wants an answer, and the channel on which it came. */
export interface Request {
  readonly channel: Channel;
  readonly message: Message;
}

export interface Outbox {
  status(state: 'starting' | 'busy' | 'idle', parent: Parent): void;
  publish(type: string, content: JsonObject, parent: Parent): void;
  stream(name: 'stdout' | 'stderr', text: string, parent: Parent): void;
  /** Answers `x_request` by `x_reply`, to the client that sent it. */
  reply(request: Request, content: JsonObject): void;
  /** Asks the client of a cell for a line of input. */
  ask(cell: Message, content: JsonObject): void;
}

/** Milliseconds in which printed text is gathered. */
const GATHER = 10;
/** Characters that are sent without waiting any longer. */
const ENOUGH = 1 << 20;

interface Piece {
  readonly name: 'stdout' | 'stderr';
  readonly parent: Parent;
  text: string;
}

/** An outbox over the sockets. */
export function createOutbox(sockets: Sockets): Outbox {
  const session = randomUUID();
  let pieces: Piece[] = [];
  let gathered = 0;
  let timer: NodeJS.Timeout | undefined;

  const send = (type: string, content: JsonObject, parent: Parent) => {
    const message = newMessage(type, content, session, parent);
    sockets.publish({ ...message, identities: [Buffer.from(type)] }); // the topic of the message
  };
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const ready = pieces;
    pieces = [];
    gathered = 0;
    for (const { name, text, parent } of ready) send('stream', { name, text }, parent);
  };
  const publish = (type: string, content: JsonObject, parent: Parent) => {
    flush();
    send(type, content, parent);
  };
  const answer = (channel: Channel, to: Message, type: string, content: JsonObject) => {
    const message = newMessage(type, content, session, to.header);
    sockets.send(channel, { ...message, identities: to.identities });
  };

  return {
    status: (state, parent) => publish('status', { execution_state: state }, parent),
    publish,
    stream: (name, text, parent) => {
      const last = pieces.at(-1);
      if (last?.name === name && last.parent.msg_id === parent.msg_id) last.text += text;
      else pieces.push({ name, text, parent });
      gathered += text.length;
      if (gathered >= ENOUGH) flush();
      else timer ??= setTimeout(flush, GATHER);
    },
    reply: ({ channel, message }, content) => {
      answer(channel, message, message.header.msg_type.replace(/_request$/, '_reply'), content);
    },
    ask: (cell, content) => {
      flush();
      answer('stdin', cell, 'input_request', content);
    },
  };
}
