// From the session: what cells publish and how they end. Every output names the cell that caused it,
// and goes out as an answer to that cell's request, however long ago it ended.
import type { MessagePort } from 'node:worker_threads';
import type { Message } from '../../client/wire.ts';
import type { FromSession, Outcome, ToSession } from '../threads.ts';
import type { Outbox } from './outbox.ts';
import type { Prompts } from './prompts.ts';
import { errorContent } from './replies.ts';
import { hearInSlices } from './slices.ts';

export interface Session {
  /** Makes a request known, whose outputs go out unless it is silent. */
  open(request: Message, silent: boolean): void;
  /** Runs a cell that was opened; resolves when it has ended. */
  run(cell: ToSession): Promise<Outcome>;
}

interface Opened {
  readonly request: Message;
  readonly silent: boolean;
  done?(outcome: Outcome): void;
}

/** The session behind a port; what it publishes goes to the outbox. */
export function linkSession(port: MessagePort, outbox: Outbox, prompts: Prompts): Session {
  // Never emptied: a cell's timer may print when later cells have long run.
  const cells = new Map<string, Opened>();
  hearInSlices(port, (message: FromSession) => {
    if (message.kind === 'ready') return;
    const cell = cells.get(message.id);
    if (!cell) return;
    if (message.kind === 'done') cell.done?.(sendable(message.outcome));
    else if (message.kind === 'input') prompts.ask(cell.request, message.prompt, message.password);
    else if (!cell.silent) publishSafely(outbox, cell.request, message);
  });
  return {
    open: (request, silent) => {
      // Its code and its outputs need not be kept for as long as its header.
      const kept = { ...request, content: {}, buffers: [] };
      cells.set(request.header.msg_id, { request: kept, silent });
    },
    run: (run) =>
      new Promise((resolve) => {
        const cell = cells.get(run.id);
        if (!cell) throw new Error(`run: the cell ${run.id} was not opened`);
        cell.done = (outcome) => {
          delete cell.done;
          prompts.forget();
          resolve(outcome);
        };
        port.postMessage(run);
      }),
  };
}

type Published = Exclude<FromSession, { readonly kind: 'ready' | 'done' | 'input' }>;

// An object's own display may be no JSON after all: a BigInt in it, or a circle.
function publishSafely(outbox: Outbox, request: Message, message: Published): void {
  try {
    publish(outbox, request, message);
  } catch (error) {
    const text = `this output cannot be sent: ${errorContent(error).evalue}\n`;
    outbox.stream('stderr', text, request.header);
  }
}

function sendable(outcome: Outcome): Outcome {
  try {
    JSON.stringify(outcome);
    return outcome;
  } catch (error) {
    return errorContent(error);
  }
}

function publish(outbox: Outbox, { header }: Message, message: Published): void {
  switch (message.kind) {
    case 'stream':
      outbox.stream(message.name, message.text, header);
      break;
    case 'display': {
      const { update, data, metadata, transient } = message;
      const type = update ? 'update_display_data' : 'display_data';
      outbox.publish(type, { data, metadata, transient: { ...transient } }, header);
      break;
    }
    case 'clear':
      outbox.publish('clear_output', { wait: message.wait }, header);
      break;
  }
}
