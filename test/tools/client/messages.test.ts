import { describe, expect, it } from 'vitest';
import { executeReply, iopub, newMessage } from '../../../tools/client/messages.ts';
import type { Message } from '../../../tools/client/wire.ts';
import type { JsonObject } from '../../../tools/notebook/notebook.ts';

function message(type: string, content: JsonObject): Message {
  return newMessage(type, content, 'session');
}

describe('what a kernel publishes', () => {
  it('a display with an id', () => {
    const content = {
      data: { 'text/plain': 'a', 'application/vnd.plotly.v1+json': { data: [] } },
      metadata: {},
      transient: { display_id: 'd1' },
    };
    expect(iopub(message('display_data', content))).toEqual({
      kind: 'display_data',
      data: content.data,
      metadata: {},
      displayId: 'd1',
    });
  });

  it('kinds that leave no trace in a notebook are null', () => {
    expect(iopub(message('comm_open', {}))).toBeNull();
  });

  it('a stream whose text is no string is refused', () => {
    const wrong = message('stream', { name: 'stdout', text: 3 });
    expect(() => iopub(wrong)).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: the kernel's stream: text must be a string and is not]`,
    );
  });

  it('a stream of another name is refused', () => {
    const wrong = message('stream', { name: 'stdlog', text: '' });
    expect(() => iopub(wrong)).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: the kernel's stream: name must be stdout or stderr and is not]`,
    );
  });

  it('a MIME type of text whose content is no string is refused', () => {
    const wrong = message('display_data', { data: { 'text/html': 1 } });
    expect(() => iopub(wrong)).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: the kernel's display_data: data["text/html"] must be a string and is not]`,
    );
  });
});

describe('execute_reply', () => {
  it('tslab writes abort where the protocol has aborted', () => {
    expect(executeReply(message('execute_reply', { status: 'abort' }))).toEqual({
      status: 'aborted',
      executionCount: null,
    });
  });

  it('the status error comes with what the kernel tells of it', () => {
    const content = { status: 'error', execution_count: 2, ename: 'E', evalue: 'v', traceback: [] };
    expect(executeReply(message('execute_reply', content))).toEqual({
      status: 'error',
      executionCount: 2,
      error: { ename: 'E', evalue: 'v', traceback: [] },
    });
  });

  it('an unknown status is refused', () => {
    const wrong = message('execute_reply', { status: 'fine' });
    expect(() => executeReply(wrong)).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: the kernel's execute_reply: status must be ok, error or aborted and is not]`,
    );
  });
});
