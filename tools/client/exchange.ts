// A request and its whole answer: the reply on shell and, on iopub, all that it publishes up to the
// idle that closes it. The two come on different sockets, so in either order.
import type { JsonObject } from '../notebook/notebook.ts';
import { type Iopub, iopub } from './messages.ts';
import { KernelError, type Session } from './session.ts';
import type { Message } from './wire.ts';

export interface Request {
  readonly type: string;
  readonly content: JsonObject;
  /** Milliseconds that reply and idle may lie apart. */
  readonly patience: number;
  /** Hears all that the request publishes, also what comes after its idle. */
  onMessage?(message: Iopub): void;
}

/**
 * The reply, once the idle is there, too. Throws a KernelError when the kernel fails and when one of
 * the two is missing for longer than the patience.
 */
export function exchange(session: Session, request: Request): Promise<Message> {
  const { type, content, patience, onMessage } = request;
  const replyType = type.replace(/_request$/, '_reply');
  let reply: Message | undefined;
  let idle = false;
  let timer: NodeJS.Timeout | undefined;
  const finished = new Promise<Message>((resolve, reject) => {
    const sent = session.request('shell', type, content, (message, channel) => {
      if (channel === 'iopub') {
        const published = iopub(message);
        if (published) onMessage?.(published);
        if (published?.kind === 'status' && published.state === 'idle') idle = true;
      } else if (message.header.msg_type === replyType) {
        reply = message;
      }
      if (reply && idle) resolve(reply);
      else if (reply || idle) timer ??= setTimeout(() => reject(half(idle, patience)), patience);
    });
    sent.catch(reject);
  });
  return Promise.race([finished, session.failed]).finally(() => clearTimeout(timer));
}

function half(idle: boolean, patience: number): KernelError {
  const seconds = patience / 1000;
  return idle
    ? new KernelError('no reply', `the kernel was idle again, and ${seconds} s later had no reply`)
    : new KernelError(
        'no idle',
        `the kernel replied, and ${seconds} s later was not idle, so its outputs may be incomplete`,
      );
}
