// The requests of a front end, over all five sockets of a running kernel.
import { randomUUID } from 'node:crypto';
import type { Connection } from '../../../../tools/client/connection.ts';
import type { KernelProcess } from '../../../../tools/client/kernel-process.ts';
import { newMessage } from '../../../../tools/client/messages.ts';
import type { JsonObject } from '../../../../tools/notebook/notebook.ts';
import { type Answer, answerTo, type GrowingAnswer, PATIENCE } from './answer.ts';
import { type Cell, cellOf, told } from './cell.ts';
import { openSockets } from './sockets.ts';

export interface Talk {
  /** Sends a request; what answers it grows in the result. */
  send(type: string, content: JsonObject, channel?: 'shell' | 'control'): Answer;
  /** Sends a request and waits for its reply and its idle. */
  ask(type: string, content?: JsonObject, channel?: 'shell' | 'control'): Promise<Answer>;
  /** Sends a cell. `options` replace fields of its execute_request. */
  begin(code: string, options?: JsonObject): Answer;
  /** Runs a cell to its end, and until the kernel has answered something else after it. */
  run(code: string, options?: JsonObject, limit?: number): Promise<Cell>;
  /** What the cell writes to stdout, without white space at its ends. Throws when it fails. */
  prints(code: string): Promise<string>;
  /** Answers an input_request. */
  input(value: string): Promise<void>;
  /** Whether the heartbeat comes back in time. */
  beat(limit?: number): Promise<boolean>;
  close(): void;
}

const RETRY_LIMIT = 1_000;

/** Opens the conversation; every wait in it ends with a sentence when the kernel dies. */
export function openTalk(connection: Connection, kernel: KernelProcess): Talk {
  const session = randomUUID();
  const answers = new Map<string, GrowingAnswer>();
  let fail: (error: Error) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => {}); // nobody may be waiting
  void kernel.exited.then(({ code, signal, stderr }) => {
    fail(new Error(`the kernel died (${signal ?? `exit code ${code}`}) ${stderr.slice(-300)}`));
  });
  const sockets = openSockets(connection, {
    message: (message, channel) => {
      const { msg_type: type } = message.header;
      const to = answers.get(message.parent_header.msg_id ?? '');
      to?.hear({ channel, type, content: message.content, message });
    },
    fault: fail,
  });

  const send: Talk['send'] = (type, content, channel = 'shell') => {
    const message = newMessage(type, content, session);
    const answer = answerTo(message.header, failed);
    answers.set(message.header.msg_id, answer);
    sockets.send(channel, message).catch(fail);
    return answer;
  };
  const begin: Talk['begin'] = (code, options = {}) =>
    send('execute_request', executeRequest(code, options));
  // tslab aborts what is sent within 200 ms of a failed cell, although nothing was queued. One
  // check counts that; for the others the cell is sent again.
  const run: Talk['run'] = async (code, options, limit) => {
    const deadline = performance.now() + RETRY_LIMIT;
    for (;;) {
      const cell = cellOf(await begin(code, options).complete(limit));
      const isAborted = /^abort/.test(String(cell.status));
      if (isAborted && performance.now() < deadline) continue;
      await send('kernel_info_request', {}).complete();
      return cellOf(cell.answer);
    }
  };
  return {
    send,
    begin,
    run,
    ask: (type, content = {}, channel) => send(type, content, channel).complete(),
    prints: async (code) => {
      const cell = await run(code);
      if (cell.status !== 'ok') throw new Error(`${code} failed: ${told(cell) || cell.status}`);
      return cell.stdout.trim();
    },
    input: (value) =>
      sockets.send('stdin', newMessage('input_reply', { status: 'ok', value }, session)),
    beat: (limit = PATIENCE) => sockets.beat(limit),
    close: sockets.close,
  };
}

function executeRequest(code: string, options: JsonObject): JsonObject {
  const usual = { silent: false, store_history: true, user_expressions: {}, allow_stdin: false };
  return { code, ...usual, stop_on_error: true, ...options };
}
