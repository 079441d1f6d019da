// The kernel's side of the Jupyter protocol 5.4: every request is bracketed by busy and idle on iopub
// and answered to the client that sent it. Cells run in their order; everything else, on shell as on
// control, is answered at once, also while a cell runs.
import type { MessagePort } from 'node:worker_threads';
import type { Connection } from '../../client/connection.ts';
import type { JsonObject } from '../../notebook/notebook.ts';
import { linkSession } from './cell-outputs.ts';
import { linkChecker } from './checker-link.ts';
import { createEvaluator } from './evaluation.ts';
import { createExecutions } from './executions.ts';
import { createHistory } from './history.ts';
import { createOutbox, type Outbox, type Request } from './outbox.ts';
import { createPrompts } from './prompts.ts';
import {
  complete,
  errorContent,
  inspect,
  isComplete,
  kernelInfo,
  type Versions,
} from './replies.ts';
import { bindSockets, type Listener, type Sockets } from './sockets.ts';

export interface ServerOptions {
  readonly connection: Connection;
  readonly versions: Versions;
  /** To the session, which runs the cells. */
  readonly session: MessagePort;
  /** To the checker, which knows the types. */
  readonly checker: MessagePort;
  /** Where the session waits for input: `[state, byteLength, …UTF-8]`. */
  readonly answer: SharedArrayBuffer;
  /** Sends SIGINT to the process, which stops the cell that runs. */
  signal(): void;
  /** Ends the process soon: what was said before must still go out. */
  leave(): void;
  /** Hears of messages that were dropped because they cannot be trusted or understood. */
  readonly dropped: (reason: Error) => void;
}

export interface Server {
  close(): void;
}

/** The content of a reply; null for a message that has none. */
type Answer = (content: JsonObject) => JsonObject | null | Promise<JsonObject | null>;

/** Binds the sockets and answers from then on. Throws when a port is taken. */
export async function startServer(options: ServerOptions): Promise<Server> {
  let listener: Listener | undefined;
  const sockets = await bindSockets(options.connection, {
    message: (message, channel) => listener?.message(message, channel),
    dropped: options.dropped,
  });
  listener = listening(options, sockets);
  return { close: sockets.close };
}

function listening(options: ServerOptions, sockets: Sockets): Listener {
  const outbox = createOutbox(sockets);
  const prompts = createPrompts(outbox, options.answer);
  const session = linkSession(options.session, outbox, prompts);
  const check = linkChecker(options.checker);
  const history = createHistory();
  const { signal, leave } = options;
  const evaluator = createEvaluator({ check, session, signal, giveUp: leave });
  const executions = createExecutions({ outbox, session, evaluator, history });
  outbox.status('starting', {});

  const answers: Readonly<Record<string, Answer>> = {
    kernel_info_request: () => kernelInfo(options.versions),
    connect_request: () => connectReply(options.connection),
    complete_request: (content) => complete(check, content),
    inspect_request: (content) => inspect(check, content),
    is_complete_request: (content) => isComplete(check, content),
    history_request: (content) => history.answer(content),
    comm_info_request: () => ({ status: 'ok', comms: {} }),
    interrupt_request: () => {
      evaluator.interrupt();
      return { status: 'ok' };
    },
  };
  const answer = async (request: Request) => {
    const { header, content } = request.message;
    outbox.status('busy', header);
    const reply = await replyTo(header.msg_type, content, answers);
    if (reply) outbox.reply(request, reply);
    if (header.msg_type === 'comm_open') refuseComm(outbox, request);
    outbox.status('idle', header);
  };
  const shutDown = (request: Request) => {
    const { header, content } = request.message;
    const reply = { status: 'ok', restart: content.restart === true };
    outbox.status('busy', header);
    outbox.reply(request, reply);
    outbox.publish('shutdown_reply', reply, header); // the other clients hear of it, too
    outbox.status('idle', header);
    leave();
  };

  return {
    message: (message, channel) => {
      const request = { message, channel };
      const type = message.header.msg_type;
      if (channel === 'stdin') {
        if (type === 'input_reply') prompts.answer(message);
      } else if (type === 'execute_request') executions.submit(request);
      else if (type === 'shutdown_request') shutDown(request);
      else void answer(request);
    },
    dropped: options.dropped,
  };
}

async function replyTo(
  type: string,
  content: JsonObject,
  answers: Readonly<Record<string, Answer>>,
): Promise<JsonObject | null> {
  try {
    if (Object.hasOwn(answers, type)) return await answers[type](content);
    if (!type.endsWith('_request')) return null; // nobody waits for an answer
    throw new Error(`this kernel does not know the message ${type}`);
  } catch (error) {
    return { ...errorContent(error) };
  }
}

// There are no widgets here: a comm that a front end opens is closed again.
function refuseComm(outbox: Outbox, { message: { header, content } }: Request): void {
  const { comm_id = '' } = content;
  outbox.publish('comm_close', { comm_id, data: {} }, header);
}

function connectReply(connection: Connection): JsonObject {
  const { shell_port, iopub_port, stdin_port, control_port, hb_port } = connection;
  return { status: 'ok', shell_port, iopub_port, stdin_port, control_port, hb_port };
}
