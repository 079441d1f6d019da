import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newMessage } from '../../../tools/client/messages.ts';
import { decode, encode, type Message, signatureMemory } from '../../../tools/client/wire.ts';

const KEY = 'a-key';
const message: Message = {
  ...newMessage('execute_request', { code: 'σ(z)' }, 'session-1'),
  identities: [Buffer.from([0, 1, 255])],
  buffers: [Buffer.from('raw')],
};

/** The frames of the message, one replaced and signed anew. */
function framesWith(index: number, frame: string | Uint8Array): Uint8Array[] {
  const frames = encode(message, KEY).with(index, Buffer.from(frame));
  const hmac = createHmac('sha256', KEY);
  for (const json of frames.slice(3, 7)) hmac.update(json);
  return frames.with(2, Buffer.from(hmac.digest('hex')));
}

function decoded(frames: readonly Uint8Array[]): Message {
  return decode(frames, KEY, signatureMemory());
}

describe('the wire format', () => {
  it('decode(encode(message)) = message', () => {
    expect(decoded(encode(message, KEY))).toEqual(message);
  });

  it('the signature is HMAC-SHA256 over the four JSON frames, in hex', () => {
    const frames = encode(message, KEY);
    const json = Buffer.concat(frames.slice(3, 7));
    const wanted = createHmac('sha256', KEY).update(json).digest('hex');
    expect(Buffer.from(frames[2]).toString()).toBe(wanted);
  });

  it('an empty key means unsigned', () => {
    const frames = encode(message, '');
    expect(frames[2]).toHaveLength(0);
    expect(decode(frames, '', signatureMemory())).toEqual(message);
  });

  it('a message signed with another key is refused', () => {
    expect(() => decoded(encode(message, 'another'))).toThrowErrorMatchingInlineSnapshot(
      `[Error: message: its signature does not match the key of the connection file]`,
    );
  });

  it('a signature of another length is refused', () => {
    const frames = encode(message, KEY).with(2, Buffer.from('abc'));
    expect(() => decoded(frames)).toThrowErrorMatchingInlineSnapshot(
      `[Error: message: its signature does not match the key of the connection file]`,
    );
  });

  it('a changed content is refused', () => {
    const frames = encode(message, KEY).with(6, Buffer.from('{"code":"other"}'));
    expect(() => decoded(frames)).toThrow('signature does not match');
  });

  it('a message is refused the second time', () => {
    const seen = signatureMemory();
    const frames = encode(message, KEY);
    decode(frames, KEY, seen);
    expect(() => decode(frames, KEY, seen)).toThrowErrorMatchingInlineSnapshot(
      `[Error: message: its signature was seen before; a message must not be sent twice]`,
    );
  });

  it('the memory of signatures forgets the oldest beyond its limit', () => {
    const seen = signatureMemory(2);
    expect(['a', 'b', 'b', 'c', 'a'].map(seen)).toEqual([false, false, true, false, false]);
  });

  it('a missing delimiter is refused', () => {
    const frames = encode(message, KEY).toSpliced(1, 1);
    expect(() => decoded(frames)).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: message: none of its 7 frames is the delimiter <IDS|MSG>]`,
    );
  });

  it('missing frames are refused', () => {
    expect(() => decoded(encode(message, KEY).slice(0, 6))).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: message: 4 frames after <IDS|MSG>; at least 5 are wanted]`,
    );
  });

  it('broken JSON is refused', () => {
    expect(() => decoded(framesWith(6, '{"code":'))).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: message: its content is not JSON (Unexpected end of JSON input)]`,
    );
  });

  it('what is not UTF-8 is refused', () => {
    const latin1 = Buffer.from('{"code":"\xe9"}', 'latin1');
    expect(() => decoded(framesWith(6, latin1))).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: message: its content is not UTF-8]`,
    );
  });

  it('JSON that is not an object is refused', () => {
    expect(() => decoded(framesWith(5, '[]'))).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: message: its metadata is an array; an object is wanted]`,
    );
    expect(() => decoded(framesWith(4, 'null'))).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: message: its parent_header is null; an object is wanted]`,
    );
  });

  it('a header without msg_type is refused', () => {
    expect(() => decoded(framesWith(3, '{"msg_id":"1"}'))).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: message: msg_type in its header must be a string]`,
    );
  });
});
