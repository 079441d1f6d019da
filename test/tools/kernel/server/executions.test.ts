import { afterEach, describe, expect, it } from 'vitest';
import type { FromSession } from '../../../../tools/kernel/threads.ts';
import type { JsonObject } from '../../../../tools/notebook/notebook.ts';
import { type Client, type Exchange, emitted, ends, OK, type Play, type Rig, rig } from './rig.ts';

let open: Rig | undefined;
afterEach(() => open?.close());

async function started(...script: Parameters<typeof rig>): Promise<[Client, Rig]> {
  open = await rig(...script);
  return [await open.client(), open];
}

const types = ({ published }: Exchange) =>
  published.map(({ type, content }) => (type === 'status' ? content.execution_state : type));

/** A session that says of every cell the same, and then that it ended well. */
const says =
  (...messages: readonly ((id: string) => FromSession)[]): Play =>
  (run, say) => {
    for (const message of messages) say(message(run.id));
    say({ kind: 'done', id: run.id, outcome: OK });
  };

const prints =
  (text: string, name: 'stdout' | 'stderr' = 'stdout') =>
  (id: string) =>
    ({ kind: 'stream', id, name, text }) as const;

const boom = { ename: 'Error', evalue: 'boom', traceback: ['Error: boom', 'at cell-1.ts:1:7'] };

/** A session in which `throw` fails, and every other cell ends well. */
const throws: Play = (run, say) =>
  run.code.source === 'throw'
    ? say({ kind: 'done', id: run.id, outcome: { status: 'error', ...boom } })
    : ends(run, say);

describe('a cell', () => {
  it('is announced, and its result published, between busy and idle', async () => {
    const result = { data: { 'text/plain': '2' }, metadata: {} };
    const [client] = await started(({ id }, say) =>
      say({ kind: 'done', id, outcome: { status: 'ok', result, expressions: {} } }),
    );
    const { reply, published } = await client.execute('1 + 1');
    expect(published).toEqual([
      { type: 'status', content: { execution_state: 'busy' } },
      { type: 'execute_input', content: { code: '1 + 1', execution_count: 1 } },
      { type: 'execute_result', content: { execution_count: 1, ...result } },
      { type: 'status', content: { execution_state: 'idle' } },
    ]);
    expect(reply).toEqual({
      status: 'ok',
      execution_count: 1,
      user_expressions: {},
      payload: [],
    });
  });

  it('that throws publishes the error and replies it', async () => {
    const [client] = await started(throws);
    const request = await client.execute('throw');
    expect(types(request)).toEqual(['busy', 'execute_input', 'error', 'idle']);
    expect(request.published[2].content).toEqual(boom);
    expect(request.reply).toMatchObject({ status: 'error', execution_count: 1, ...boom });
  });

  it('that does not compile does not run, and its error tells code, line and column', async () => {
    const play: Play = () => expect.unreachable('the cell ran');
    const [client] = await started(play, {
      check: () => ({
        diagnostics: [
          { code: 2322, message: 'Not a number.', line: 2, column: 7, length: 1 },
          { code: 2304, message: 'Not there.', line: 9, column: 1, length: 3, file: 'a.ts' },
        ],
      }),
    });
    const { reply } = await client.execute('1;\nconst n: number = "a";');
    expect(reply).toMatchObject({ status: 'error', ename: 'TypeScriptError' });
    expect(reply.evalue).toMatchInlineSnapshot(`"cell-1.ts:2:7 - error TS2322: Not a number."`);
    expect(reply.traceback).toMatchInlineSnapshot(`
      [
        "cell-1.ts:2:7 - error TS2322: Not a number.",
        "  2 | const n: number = "a";",
        "    |       ^",
        "a.ts:9:1 - error TS2304: Not there.",
      ]
    `);
  });

  it('counts unless it is silent or not to be stored', async () => {
    const [client] = await started();
    const counts: unknown[] = [];
    for (const more of [{}, { silent: true }, { store_history: false }, {}]) {
      counts.push((await client.execute('1', more)).reply.execution_count);
    }
    expect(counts).toEqual([1, 1, 1, 2]);
  });

  it('has a name of its own, also when it is not counted', async () => {
    const names: string[] = [];
    const [client] = await started((run, say) => {
      names.push(run.code.name);
      ends(run, say);
    });
    for (const more of [{}, { silent: true }, { store_history: false }, {}]) {
      await client.execute('1', more);
    }
    expect(names).toEqual(['cell-1.ts', 'cell-1-1.ts', 'cell-1-2.ts', 'cell-2.ts']);
  });

  it('that is silent publishes nothing but busy and idle', async () => {
    const [client] = await started(says(prints('a')));
    expect(types(await client.execute('1', { silent: true }))).toEqual(['busy', 'idle']);
  });

  it('evaluates expressions, which see its names and each succeed or fail', async () => {
    const checked: string[] = [];
    const [client] = await started(
      ({ id, expressions }, say) => {
        expect(expressions).toEqual({
          a: emitted('cell-1-expression-1.ts', 'x'),
          b: expect.objectContaining({ ename: 'TypeScriptError' }),
        });
        const value = { data: { 'text/plain': '5' }, metadata: {} };
        const b = { status: 'error', ename: 'E', evalue: 'e', traceback: [] } as const;
        const outcomes = { a: { status: 'ok', ...value } as const, b };
        say({ kind: 'done', id, outcome: { status: 'ok', expressions: outcomes } });
      },
      {
        check: (name, code) => {
          checked.push(name);
          if (code !== 'y') return { emitted: emitted(name, code) };
          const diagnostic = { code: 2304, message: 'no y', line: 1, column: 1, length: 1 };
          return { diagnostics: [diagnostic] };
        },
        settle: (name) => void checked.push(`settle ${name}`),
      },
    );
    const { reply } = await client.execute('const x = 5', { user_expressions: { a: 'x', b: 'y' } });
    expect(checked).toEqual([
      'cell-1.ts',
      'settle cell-1.ts',
      'cell-1-expression-1.ts',
      'cell-1-expression-2.ts',
    ]);
    expect(reply.user_expressions).toEqual({
      a: { status: 'ok', data: { 'text/plain': '5' }, metadata: {} },
      b: { status: 'error', ename: 'E', evalue: 'e', traceback: [] },
    });
  });
});

describe('outputs', () => {
  it('20,000 lines arrive complete and in order, in few messages, before idle', async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `${i}\n`);
    const [client] = await started(says(...lines.map((line) => prints(line))));
    const { published } = await client.execute('print');
    const texts = published.filter(({ type }) => type === 'stream');
    expect(texts.map(({ content }) => content.text).join('')).toBe(lines.join(''));
    expect(texts.length).toBeLessThan(200);
  });

  it('stdout, stderr, displays and clearing keep their order', async () => {
    const rich = { data: { 'text/html': '<b>' }, metadata: {} };
    const displays = (update: boolean) => (id: string) =>
      ({ kind: 'display', id, update, transient: { display_id: 'd' }, ...rich }) as const;
    const [client] = await started(
      says(
        prints('a'),
        prints('b'),
        prints('c', 'stderr'),
        displays(false),
        prints('d'),
        displays(true),
        (id) => ({ kind: 'clear', id, wait: true }),
        prints('e'),
      ),
    );
    const shown = { ...rich, transient: { display_id: 'd' } };
    const { published } = await client.execute('all');
    expect(published.slice(2, -1)).toEqual([
      { type: 'stream', content: { name: 'stdout', text: 'ab' } },
      { type: 'stream', content: { name: 'stderr', text: 'c' } },
      { type: 'display_data', content: shown },
      { type: 'stream', content: { name: 'stdout', text: 'd' } },
      { type: 'update_display_data', content: shown },
      { type: 'clear_output', content: { wait: true } },
      { type: 'stream', content: { name: 'stdout', text: 'e' } },
    ]);
  });

  it('late ones go to the cell that caused them, not to the one that runs', async () => {
    const [client, rig] = await started();
    const first = await client.execute('setTimeout');
    const second = await client.execute('next');
    rig.say({ kind: 'stream', id: first.id, name: 'stdout', text: 'late' });
    await expect
      .poll(() => client.heard.find(({ type }) => type === 'stream'))
      .toEqual({ type: 'stream', content: { name: 'stdout', text: 'late' }, parent: first.id });
    expect(second.id).not.toBe(first.id);
  });

  it('of a cell that nobody knows are dropped', async () => {
    const [client, rig] = await started();
    rig.say({ kind: 'stream', id: 'nobody', name: 'stdout', text: 'x' });
    expect(types(await client.execute('1'))).toEqual(['busy', 'execute_input', 'idle']);
  });
});

describe('what is no JSON', () => {
  const data = { 'application/json': 1n as never }; // as an object's own display may give

  it('is no output but a sentence on stderr', async () => {
    const rich = { data, metadata: {}, update: false, transient: {} };
    const [client] = await started(says((id) => ({ kind: 'display', id, ...rich })));
    const { published } = await client.execute('display');
    expect(published[2].content).toEqual({
      name: 'stderr',
      text: 'this output cannot be sent: Do not know how to serialize a BigInt\n',
    });
  });

  it('is no result but an error', async () => {
    const [client] = await started(({ id }, say) => {
      const result = { data, metadata: {} };
      say({ kind: 'done', id, outcome: { status: 'ok', result, expressions: {} } });
    });
    const { reply } = await client.execute('result');
    expect(reply).toMatchObject({ status: 'error', ename: 'TypeError' });
  });
});

describe('cells that wait', () => {
  const stop = (stop_on_error: boolean): JsonObject => ({ stop_on_error });

  it('run one after the other', async () => {
    const [client] = await started();
    const cells = await Promise.all(['a', 'b', 'c'].map((code) => client.execute(code)));
    expect(cells.map(({ reply }) => reply.execution_count)).toEqual([1, 2, 3]);
    const states = client.heard.map(({ content }) => content.execution_state).filter(Boolean);
    expect(states).toEqual(['busy', 'idle', 'busy', 'idle', 'busy', 'idle']);
  });

  it('are aborted when one fails, without counting, and later ones run', async () => {
    const [client] = await started(throws);
    const cells = ['throw', 'b', 'c'].map((code) => client.execute(code, stop(true)));
    const [, second, third] = await Promise.all(cells);
    expect([second.reply, third.reply]).toEqual([
      { status: 'aborted', execution_count: 1 },
      { status: 'aborted', execution_count: 1 },
    ]);
    expect(types(second)).toEqual(['busy', 'idle']);
    const { reply } = await client.execute('d');
    expect(reply).toMatchObject({ status: 'ok', execution_count: 2 });
  });

  it('run when the one that fails does not stop them', async () => {
    const [client] = await started(throws);
    const cells = ['throw', 'b'].map((code) => client.execute(code, stop(false)));
    const [, second] = await Promise.all(cells);
    expect(second.reply).toMatchObject({ status: 'ok', execution_count: 2 });
  });
});
