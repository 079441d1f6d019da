// What a kernel sends because of one request, in the order in which it came, and waiting for parts
// of it. Every wait ends by itself, with a sentence that says what had come instead.
import type { Header, Message } from '../../../../tools/client/wire.ts';
import type { JsonObject } from '../../../../tools/notebook/notebook.ts';

export type Channel = 'shell' | 'control' | 'iopub' | 'stdin';

export interface Heard {
  readonly channel: Channel;
  readonly type: string;
  readonly content: JsonObject;
  readonly message: Message;
}

export interface Answer {
  readonly request: Header;
  /** Grows while messages come. */
  readonly heard: readonly Heard[];
  /** The first message that fits, heard or still to come. Throws when none comes in time. */
  first(what: string, fits: (heard: Heard) => boolean, limit?: number): Promise<Heard>;
  /** Itself, once both its reply and its idle are there. Throws when one is missing. */
  complete(limit?: number): Promise<Answer>;
}

export interface GrowingAnswer extends Answer {
  hear(heard: Heard): void;
}

/** Milliseconds to wait for a message when nothing else is said. */
export const PATIENCE = 10_000;

/** An answer that grows by `hear`; its waits end when `failed` rejects, as the kernel dies. */
export function answerTo(request: Header, failed: Promise<never>): GrowingAnswer {
  const heard: Heard[] = [];
  const watchers = new Set<(heard: Heard) => void>();
  const replyType = request.msg_type.replace(/_request$/, '_reply');

  const first: Answer['first'] = async (what, fits, limit = PATIENCE) => {
    const found = heard.find(fits);
    if (found) return found;
    let timer: NodeJS.Timeout | undefined;
    let look: (next: Heard) => void = () => {};
    const coming = new Promise<Heard>((resolve, reject) => {
      look = (next) => fits(next) && resolve(next);
      watchers.add(look);
      const missing = () => new Error(`${what} did not come in ${limit / 1000} s; ${came(heard)}`);
      timer = setTimeout(() => reject(missing()), limit);
    });
    return await Promise.race([coming, failed]).finally(() => {
      clearTimeout(timer);
      watchers.delete(look);
    });
  };

  const answer: GrowingAnswer = {
    request,
    heard,
    first,
    complete: async (limit = PATIENCE) => {
      await first(`the ${replyType}`, ({ type }) => type === replyType, limit);
      const idleLimit = Math.min(limit, PATIENCE); // it comes with the reply
      await first('the status idle', (each) => isStatus(each, 'idle'), idleLimit);
      return answer;
    },
    hear: (next) => {
      heard.push(next);
      for (const look of [...watchers]) look(next);
    },
  };
  return answer;
}

/** Whether the message is that status. */
export function isStatus({ type, content }: Heard, state: string): boolean {
  return type === 'status' && content.execution_state === state;
}

/** Whether the kernel has not yet replied. */
export function isBusy({ heard, request }: Answer): boolean {
  const reply = request.msg_type.replace(/_request$/, '_reply');
  return !heard.some(({ type }) => type === reply);
}

/** Whether the message is a stream that contains the text. */
export function isStream({ type, content }: Heard, text: string): boolean {
  return type === 'stream' && String(content.text).includes(text);
}

/** The content of the reply of a complete answer. */
export function replyOf({ heard, request }: Answer): JsonObject {
  const type = request.msg_type.replace(/_request$/, '_reply');
  const reply = heard.find((each) => each.type === type);
  if (!reply) throw new Error(`there is no ${type}; ${came(heard)}`);
  return reply.content;
}

/** The types of what was published, in order; a status as its state. */
export function published({ heard }: Answer): string[] {
  return heard.filter(({ channel }) => channel === 'iopub').map(named);
}

function came(heard: readonly Heard[]): string {
  if (heard.length === 0) return 'nothing came';
  const names = heard.map(named);
  const shown =
    names.length > 12 ? [...names.slice(0, 12), `and ${names.length - 12} more`] : names;
  return `there came ${shown.join(', ')}`;
}

function named({ type, content }: Heard): string {
  return type === 'status' ? String(content.execution_state) : type;
}
