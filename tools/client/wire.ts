// The wire format of the Jupyter messaging protocol 5.4, the same for a client and for a kernel:
//   identities … | <IDS|MSG> | signature | header | parent_header | metadata | content | buffers …
// The signature is HMAC-SHA256 over the four JSON frames, in hex, with the connection file's key.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { JsonObject } from '../notebook/notebook.ts';

export interface Header {
  readonly msg_id: string;
  readonly msg_type: string;
  readonly session: string;
  readonly username: string;
  readonly date: string;
  readonly version: string;
}

export interface Message {
  readonly identities: readonly Uint8Array[];
  readonly header: Header;
  readonly parent_header: Partial<Header>;
  readonly metadata: JsonObject;
  readonly content: JsonObject;
  readonly buffers: readonly Uint8Array[];
}

const DELIMITER = Buffer.from('<IDS|MSG>');
const JSON_FRAMES = ['header', 'parent_header', 'metadata', 'content'] as const;
const HEADER_FIELDS = ['msg_id', 'msg_type', 'session', 'username', 'date', 'version'] as const;

/** The frames of a message, signed; an empty key means unsigned, as in the connection file. */
export function encode(message: Message, key: string): Uint8Array[] {
  const json = JSON_FRAMES.map((name) => Buffer.from(JSON.stringify(message[name])));
  const signature = Buffer.from(signatureOf(json, key));
  return [...message.identities, DELIMITER, signature, ...json, ...message.buffers];
}

/**
 * The message that the frames hold. Throws a sentence when the delimiter or a frame is missing, when
 * the signature is wrong or was `seen` before, and when a frame is not a JSON object in UTF-8.
 */
export function decode(
  frames: readonly Uint8Array[],
  key: string,
  seen: (signature: string) => boolean,
): Message {
  const cut = frames.findIndex((frame) => DELIMITER.equals(frame));
  if (cut < 0) {
    throw new TypeError(`message: none of its ${frames.length} frames is the delimiter <IDS|MSG>`);
  }
  const json = frames.slice(cut + 2, cut + 2 + JSON_FRAMES.length);
  if (json.length < JSON_FRAMES.length) {
    const found = frames.length - cut - 1;
    throw new TypeError(`message: ${found} frames after <IDS|MSG>; at least 5 are wanted`);
  }
  if (key !== '') verify(Buffer.from(frames[cut + 1]), json, key, seen);
  return {
    identities: frames.slice(0, cut),
    header: header(jsonObject(json[0], 'header')),
    parent_header: partialHeader(jsonObject(json[1], 'parent_header')),
    metadata: jsonObject(json[2], 'metadata'),
    content: jsonObject(json[3], 'content'),
    buffers: frames.slice(cut + 2 + JSON_FRAMES.length),
  };
}

/**
 * A memory of signatures: tells whether one was seen before, and remembers it. The oldest are
 * forgotten beyond `limit`, so that a long session stays small.
 */
export function signatureMemory(limit = 65_536): (signature: string) => boolean {
  const known = new Set<string>();
  return (signature) => {
    if (known.has(signature)) return true;
    known.add(signature);
    const [oldest] = known; // a Set keeps the order in which its values came
    if (known.size > limit) known.delete(oldest);
    return false;
  };
}

function signatureOf(json: readonly Uint8Array[], key: string): string {
  if (key === '') return '';
  const hmac = createHmac('sha256', key);
  for (const frame of json) hmac.update(frame);
  return hmac.digest('hex');
}

function verify(
  given: Buffer,
  json: readonly Uint8Array[],
  key: string,
  seen: (signature: string) => boolean,
): void {
  const wanted = Buffer.from(signatureOf(json, key));
  // timingSafeEqual refuses different lengths, and the length is no secret.
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
    throw new Error('message: its signature does not match the key of the connection file');
  }
  if (seen(wanted.toString())) {
    throw new Error('message: its signature was seen before; a message must not be sent twice');
  }
}

function jsonObject(frame: Uint8Array, name: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(frame));
  } catch (error) {
    const wrong = error instanceof SyntaxError ? `not JSON (${error.message})` : 'not UTF-8';
    throw new TypeError(`message: its ${name} is ${wrong}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const given = value === null ? 'null' : Array.isArray(value) ? 'an array' : `a ${typeof value}`;
    throw new TypeError(`message: its ${name} is ${given}; an object is wanted`);
  }
  return value as JsonObject; // JSON.parse yields nothing but Json
}

function header(found: JsonObject): Header {
  for (const field of ['msg_id', 'msg_type']) {
    if (typeof found[field] !== 'string') {
      throw new TypeError(`message: ${field} in its header must be a string`);
    }
  }
  const empty = { msg_id: '', msg_type: '', session: '', username: '', date: '', version: '' };
  return { ...empty, ...partialHeader(found) };
}

function partialHeader(found: JsonObject): Partial<Header> {
  const entries = HEADER_FIELDS.map((field) => [field, found[field]] as const);
  return Object.fromEntries(entries.filter(([, value]) => typeof value === 'string'));
}
