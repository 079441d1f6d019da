import { afterEach, describe, expect, it } from 'vitest';
import { type Client, type Exchange, OK, type Rig, rig } from './rig.ts';

let open: Rig | undefined;
afterEach(() => open?.close());

async function started(...script: Parameters<typeof rig>): Promise<[Client, Rig]> {
  open = await rig(...script);
  return [await open.client(), open];
}

const types = ({ published }: Exchange) =>
  published.map(({ type, content }) => (type === 'status' ? content.execution_state : type));

describe('a request', () => {
  it.each([
    'kernel_info_request',
    'comm_info_request',
    'is_complete_request',
    'complete_request',
    'inspect_request',
    'connect_request',
    'no_such_request',
  ])('%s is answered between busy and idle', async (type) => {
    const [client] = await started();
    expect(types(await client.ask(type, { code: '' }))).toEqual(['busy', 'idle']);
  });

  it('kernel_info tells the true versions, before the checker has said anything', async () => {
    const [client] = await started();
    const { reply } = await client.ask('kernel_info_request');
    expect(reply).toMatchObject({
      status: 'ok',
      protocol_version: '5.4',
      implementation: 'backprop-course',
      implementation_version: '0.1.0',
      language_info: { name: 'typescript', version: '6.0.3', file_extension: '.ts' },
      banner: 'backprop-course 0.1.0: TypeScript 6.0.3 on Node 20.19.0',
    });
  });

  it('of a kind that nobody knows is answered by a sentence', async () => {
    const [client] = await started();
    const { reply } = await client.ask('no_such_request');
    expect(reply).toMatchObject({ status: 'error', ename: 'Error' });
    expect(reply.evalue).toMatchInlineSnapshot(
      `"this kernel does not know the message no_such_request"`,
    );
  });

  it('without the content it needs is answered by a sentence', async () => {
    const [client] = await started();
    expect((await client.ask('complete_request')).reply.evalue).toMatchInlineSnapshot(
      `"complete_request: code must be a string"`,
    );
    expect((await client.ask('execute_request')).reply.evalue).toMatchInlineSnapshot(
      `"execute_request: code is undefined; a string is wanted"`,
    );
    expect(
      (await client.execute('', { user_expressions: { x: 1 } })).reply.evalue,
    ).toMatchInlineSnapshot(
      `"execute_request: user_expressions is {"x":1}; an object of strings is wanted"`,
    );
    expect((await client.execute('', { silent: 'yes' })).reply.evalue).toMatchInlineSnapshot(
      `"execute_request: silent is "yes"; true or false is wanted"`,
    );
  });

  it('there are no comms, and one that is opened is closed again', async () => {
    const [client] = await started();
    expect((await client.ask('comm_info_request')).reply).toEqual({ status: 'ok', comms: {} });
    void client.ask('comm_open', { comm_id: 'c', target_name: 't', data: {} });
    await client.ask('kernel_info_request');
    expect(client.heard).toContainEqual(
      expect.objectContaining({ type: 'comm_close', content: { comm_id: 'c', data: {} } }),
    );
  });

  it('of each of two clients is answered to that client only', async () => {
    const [one, rig] = await started();
    const two = await rig.client();
    const [a, b] = await Promise.all([one.execute('a'), two.execute('b')]);
    expect([a.reply.execution_count, b.reply.execution_count].sort()).toEqual([1, 2]);
    expect(one.heard.every(({ parent }) => parent === a.id)).toBe(true);
    expect(two.heard.every(({ parent }) => parent === b.id)).toBe(true);
  });

  it('about code is answered by the error of a checker that has stopped', async () => {
    const [client, rig] = await started();
    rig.endChecker();
    const { reply } = await client.ask('complete_request', { code: 'x' });
    expect(reply.evalue).toMatchInlineSnapshot(
      `"the type checker has stopped; restart the kernel"`,
    );
    expect(await client.execute('x')).toMatchObject({ reply: { status: 'error' } });
  });
});

describe('completion and inspection', () => {
  // δ of mathematics is one code point and two UTF-16 units; é with a combining accent is two of each.
  const code = '\u{1D6FF}e\u0301.x';

  it('positions are code points outside and UTF-16 units inside', async () => {
    const cursors: number[] = [];
    const [client] = await started(undefined, {
      complete: (_, cursor) => {
        cursors.push(cursor);
        return { matches: [{ text: 'xs', kind: 'property' }], start: 5, end: cursor };
      },
    });
    const { reply } = await client.ask('complete_request', { code, cursor_pos: 5 });
    expect(cursors).toEqual([6]);
    expect(reply).toEqual({
      status: 'ok',
      matches: ['xs'],
      cursor_start: 4,
      cursor_end: 5,
      metadata: {
        _jupyter_types_experimental: [{ text: 'xs', type: 'property', start: 4, end: 5 }],
      },
    });
  });

  it('inspection gives text and Markdown, or says that nothing was found', async () => {
    const [client] = await started(undefined, {
      inspect: (_, cursor) => (cursor === 2 ? { plain: 'p', markdown: '*m*' } : null),
    });
    const { reply } = await client.ask('inspect_request', { code, cursor_pos: 1 });
    expect(reply).toEqual({
      status: 'ok',
      found: true,
      data: { 'text/plain': 'p', 'text/markdown': '*m*' },
      metadata: {},
    });
    const other = await client.ask('inspect_request', { code, cursor_pos: 0 });
    expect(other.reply).toEqual({ status: 'ok', found: false, data: {}, metadata: {} });
  });

  it('completeness is told with the indent that the next line wants', async () => {
    const [client] = await started(undefined, {
      isComplete: (code) =>
        code === '{' ? { status: 'incomplete', indent: '  ' } : { status: 'invalid' },
    });
    const incomplete = await client.ask('is_complete_request', { code: '{' });
    expect(incomplete.reply).toEqual({ status: 'incomplete', indent: '  ' });
    const invalid = await client.ask('is_complete_request', { code: '}' });
    expect(invalid.reply).toEqual({ status: 'invalid' });
  });

  it('they are answered while a cell runs', async () => {
    const [client, rig] = await started(() => {});
    const cell = client.execute('for (;;);');
    const { reply } = await client.ask('is_complete_request', { code: '1' });
    expect(reply).toEqual({ status: 'complete' });
    const id = client.heard.find(({ type }) => type === 'execute_input')?.parent ?? '';
    rig.say({ kind: 'done', id, outcome: OK });
    expect(types(await cell)).toEqual(['busy', 'execute_input', 'idle']);
  });
});

describe('an interrupt', () => {
  it('on control, while a cell runs, signals the process and is answered', async () => {
    const [client, rig] = await started(({ id }, say) =>
      say({ kind: 'stream', id, name: 'stdout', text: 'running' }),
    );
    void client.execute('for (;;);');
    await expect.poll(() => client.heard.some(({ type }) => type === 'stream')).toBe(true);
    const request = await client.ask('interrupt_request', {}, 'control');
    expect(request.reply).toEqual({ status: 'ok' });
    expect(types(request)).toEqual(['busy', 'idle']);
    expect(rig.deeds).toEqual(['signal']);
  });

  it('without a cell does nothing', async () => {
    const [client, rig] = await started();
    const { reply } = await client.ask('interrupt_request', {}, 'control');
    expect(reply).toEqual({ status: 'ok' });
    expect(rig.deeds).toEqual([]);
  });
});

describe('leaving', () => {
  it.each(['shell', 'control'] as const)(
    'shutdown on %s is answered, then done',
    async (channel) => {
      const [client, rig] = await started();
      const request = await client.ask('shutdown_request', { restart: true }, channel);
      expect(request.reply).toEqual({ status: 'ok', restart: true });
      expect(types(request)).toEqual(['busy', 'shutdown_reply', 'idle']);
      expect(rig.deeds).toEqual(['leave']);
    },
  );

  it('it is done while a cell runs', async () => {
    const [client, rig] = await started(() => {});
    void client.execute('for (;;);');
    const { reply } = await client.ask('shutdown_request', { restart: false }, 'control');
    expect(reply).toEqual({ status: 'ok', restart: false });
    expect(rig.deeds).toEqual(['leave']);
  });
});
