// The contents of the messages that a client sends and reads. What comes from a kernel is checked
// here, once; behind this file it is typed data.
import { randomUUID } from 'node:crypto';
import type { Json, JsonObject, MimeBundle } from '../notebook/notebook.ts';
import type { Header, Message } from './wire.ts';

export const PROTOCOL_VERSION = '5.4';

export interface ExecuteReply {
  readonly status: 'ok' | 'error' | 'aborted';
  readonly executionCount: number | null;
  /** Filled when the status is error and the kernel says what happened; tslab does not. */
  readonly error?: ErrorContent;
}

export interface ErrorContent {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

export interface Display {
  readonly data: MimeBundle;
  readonly metadata: JsonObject;
  readonly displayId?: string;
}

/** What a cell publishes, in the protocol's own names. */
export type Iopub =
  | { readonly kind: 'status'; readonly state: string; readonly date: string }
  | { readonly kind: 'execute_input'; readonly executionCount: number; readonly date: string }
  | { readonly kind: 'stream'; readonly name: 'stdout' | 'stderr'; readonly text: string }
  | ({ readonly kind: 'display_data' } & Display)
  | ({ readonly kind: 'update_display_data' } & Display)
  | ({ readonly kind: 'execute_result'; readonly executionCount: number | null } & Display)
  | ({ readonly kind: 'error' } & ErrorContent)
  | { readonly kind: 'clear_output'; readonly wait: boolean };

/** A fresh message of a session, from nobody in particular to whoever holds the key. */
export function newMessage(
  msgType: string,
  content: JsonObject,
  session: string,
  parent: Partial<Header> = {},
): Message {
  const header: Header = {
    msg_id: randomUUID(),
    msg_type: msgType,
    session,
    username: 'course',
    date: new Date().toISOString(),
    version: PROTOCOL_VERSION,
  };
  return { identities: [], header, parent_header: parent, metadata: {}, content, buffers: [] };
}

/** The typed content of an iopub message, or null for the kinds that leave no trace in a notebook. */
export function iopub(message: Message): Iopub | null {
  const { content } = message;
  const { date } = message.header;
  switch (message.header.msg_type) {
    case 'status':
      return { kind: 'status', state: text(message, 'execution_state'), date };
    case 'execute_input':
      return { kind: 'execute_input', executionCount: Number(content.execution_count), date };
    case 'stream': {
      const name = text(message, 'name');
      if (name !== 'stdout' && name !== 'stderr') throw wrong(message, 'name', 'stdout or stderr');
      return { kind: 'stream', name, text: text(message, 'text') };
    }
    case 'display_data':
      return { kind: 'display_data', ...display(message) };
    case 'update_display_data':
      return { kind: 'update_display_data', ...display(message) };
    case 'execute_result':
      return { kind: 'execute_result', executionCount: count(content), ...display(message) };
    case 'error':
      return { kind: 'error', ...errorContent(content) };
    case 'clear_output':
      return { kind: 'clear_output', wait: content.wait === true };
    default:
      return null;
  }
}

/** The typed content of an execute_reply. tslab says `abort` where the protocol has `aborted`. */
export function executeReply(message: Message): ExecuteReply {
  const { content } = message;
  const executionCount = count(content);
  const status = text(message, 'status');
  if (status === 'ok') return { status, executionCount };
  if (status === 'aborted' || status === 'abort') {
    return { status: 'aborted', executionCount };
  }
  if (status !== 'error') throw wrong(message, 'status', 'ok, error or aborted');
  const told = typeof content.ename === 'string';
  return { status, executionCount, ...(told ? { error: errorContent(content) } : {}) };
}

function display(message: Message): Display {
  const { data, metadata, transient } = message.content;
  if (!isObject(data)) throw wrong(message, 'data', 'an object of MIME types');
  for (const [mime, value] of Object.entries(data)) {
    const isJson = /^application\/(.*\+)?json$/.test(mime);
    if (!isJson && typeof value !== 'string') throw wrong(message, `data["${mime}"]`, 'a string');
  }
  const id = isObject(transient) ? transient.display_id : undefined;
  return {
    data,
    metadata: isObject(metadata) ? metadata : {},
    ...(typeof id === 'string' ? { displayId: id } : {}),
  };
}

function errorContent({ ename, evalue, traceback }: JsonObject): ErrorContent {
  return {
    ename: typeof ename === 'string' ? ename : 'Error',
    evalue: typeof evalue === 'string' ? evalue : '',
    traceback: Array.isArray(traceback) ? traceback.map(String) : [],
  };
}

function count({ execution_count: value }: JsonObject): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function text(message: Message, field: string): string {
  const value = message.content[field];
  if (typeof value !== 'string') throw wrong(message, field, 'a string');
  return value;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(message: Message, field: string, wanted: string): TypeError {
  const kind = message.header.msg_type;
  return new TypeError(`the kernel's ${kind}: ${field} must be ${wanted} and is not`);
}
