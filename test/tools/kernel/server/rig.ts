// The server on real sockets, between the project's own client and a session and a checker that are
// played by the test: both are functions from a message to what they say.
import { setTimeout as delay } from 'node:timers/promises';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { type Connection, openConnection } from '../../../../tools/client/connection.ts';
import { openSession, type Session } from '../../../../tools/client/session.ts';
import type { Message } from '../../../../tools/client/wire.ts';
import { startServer } from '../../../../tools/kernel/server/server.ts';
import type {
  CheckerCalls,
  Emitted,
  FromSession,
  Outcome,
  ToSession,
} from '../../../../tools/kernel/threads.ts';
import type { JsonObject } from '../../../../tools/notebook/notebook.ts';

type Say = (message: FromSession) => void;
/** Plays the session: hears what is to be run and says what comes of it. */
export type Play = (run: ToSession, say: Say) => void;

export interface Rig {
  readonly connection: Connection;
  /** Bytes 0–3 the state, 4–7 the length, then the answer to a prompt. */
  readonly answer: SharedArrayBuffer;
  /** What the server did to the process: `signal`, `leave`. */
  readonly deeds: readonly string[];
  /** Why messages were dropped. */
  readonly dropped: readonly string[];
  /** A client whose subscription has taken effect. */
  client(): Promise<Client>;
  /** Says something as the session, at any time. */
  readonly say: Say;
  /** Ends the checker. */
  endChecker(): void;
  close(): void;
}

export interface Exchange {
  readonly id: string;
  readonly reply: JsonObject;
  /** All that was published for the request up to idle, in its order. */
  readonly published: readonly Published[];
}

export interface Published {
  readonly type: string;
  readonly content: JsonObject;
}

export interface Client {
  /** Sends a request; resolves when its reply and its idle are there. */
  ask(type: string, content?: JsonObject, channel?: 'shell' | 'control'): Promise<Exchange>;
  execute(code: string, more?: JsonObject): Promise<Exchange>;
  /** All that this client was ever sent. */
  readonly heard: readonly (Published & { readonly parent: string })[];
  close(): void;
}

export const OK: Outcome = { status: 'ok', expressions: {} };

/** A session in which every cell ends at once and well. */
export const ends: Play = ({ id }, say) => say({ kind: 'done', id, outcome: OK });

export function emitted(name: string, source: string): Emitted {
  return { name, source, js: source, shows: false };
}

/** A checker to which all code is right. */
const lenient: CheckerCalls = {
  check: (name, code) => ({ emitted: emitted(name, code) }),
  settle: () => {},
  complete: () => ({ matches: [], start: 0, end: 0 }),
  inspect: () => null,
  isComplete: () => ({ status: 'complete' }),
  transpile: () => ({ js: '', imports: [] }),
};

/** Starts the server; `checks` replaces some of the calls of the checker. */
export async function rig(play: Play = ends, checks: Partial<CheckerCalls> = {}): Promise<Rig> {
  const file = await openConnection('test');
  await file.release();
  const [session, checker] = [new MessageChannel(), new MessageChannel()];
  const answer = new SharedArrayBuffer(8 + 64 * 1024);
  const deeds: string[] = [];
  const dropped: string[] = [];
  const server = await startServer({
    connection: file.connection,
    versions: { kernel: '0.1.0', typescript: '6.0.3', node: '20.19.0' },
    session: session.port1,
    checker: checker.port1,
    answer,
    signal: () => void deeds.push('signal'),
    leave: () => void deeds.push('leave'),
    dropped: ({ message }) => void dropped.push(message),
  });
  const say: Say = (message) => session.port2.postMessage(message);
  session.port2.on('message', (run: ToSession) => play(run, say));
  answerCalls(checker.port2, { ...lenient, ...checks });
  const clients: Client[] = [];
  return {
    connection: file.connection,
    answer,
    deeds,
    dropped,
    say,
    client: async () => {
      const client = await connected(openSession(file.connection));
      clients.push(client);
      return client;
    },
    endChecker: () => checker.port2.close(),
    close: () => {
      for (const client of clients) client.close();
      server.close();
      session.port2.close();
      checker.port2.close();
      file.remove();
    },
  };
}

function answerCalls(port: MessagePort, calls: CheckerCalls): void {
  port.on('message', ({ id, call, args }: { id: number; call: string; args: unknown[] }) => {
    const answers = new Map<string, (...args: never[]) => unknown>(Object.entries(calls));
    try {
      // The arguments are those that the server gave for this call.
      port.postMessage({ id, value: answers.get(call)?.(...(args as never[])) });
    } catch (error) {
      port.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
    }
  });
}

/** A client over a session, once the kernel answers and what it publishes is heard. */
export async function connected(session: Session): Promise<Client> {
  const heard: (Published & { parent: string })[] = [];
  const ask = async (
    type: string,
    content: JsonObject = {},
    channel: 'shell' | 'control' = 'shell',
  ): Promise<Exchange> => {
    const published: Published[] = [];
    let reply: Message | undefined;
    return new Promise((resolve, reject) => {
      const onMessage = (message: Message, from: string) => {
        const { msg_id: parent = '' } = message.parent_header;
        const item = { type: message.header.msg_type, content: message.content };
        heard.push({ ...item, parent });
        if (from === 'iopub') published.push(item);
        else reply = message;
        const idle = published.at(-1)?.content.execution_state === 'idle';
        if (reply && idle) resolve({ id: parent, reply: reply.content, published });
      };
      session.request(channel, type, content, onMessage).catch(reject);
      session.failed.catch(reject);
    });
  };
  const subscribed = ask('kernel_info_request');
  // Until the subscription has taken effect the idle of the first question is not heard.
  while (!(await Promise.race([subscribed.then(() => true), delay(20, false)]))) {
    if (await Promise.race([ask('kernel_info_request').then(() => true), delay(50, false)])) break;
  }
  await ask('kernel_info_request');
  heard.length = 0;
  return {
    ask,
    execute: (code, more = {}) => ask('execute_request', { code, ...more }),
    heard,
    close: session.close,
  };
}
