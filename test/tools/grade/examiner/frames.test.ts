import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { openChannel } from '../../../../tools/grade/examiner/channel.ts';
import type { End, Sandbox } from '../../../../tools/grade/sandbox/process.ts';

/** A process that says what `reply` makes of the request's id. */
function talking(
  reply: (id: string) => Iterable<Buffer>,
): Sandbox & { readonly killed: () => boolean } {
  const [stdin, stdout] = [new PassThrough(), new PassThrough()];
  let killed = false;
  stdin.on('data', async (bytes: Buffer) => {
    const { id } = JSON.parse(bytes.subarray(4).toString()) as { id: string };
    for (const piece of reply(id)) {
      stdout.write(piece);
      await new Promise((resolve) => setImmediate(resolve));
    }
  });
  return {
    pid: undefined,
    stdin,
    stdout,
    ended: new Promise<End>(() => {}),
    cpu: () => 0,
    kill: () => {
      killed = true;
    },
    killed: () => killed,
  };
}

function framed(text: string): Buffer {
  const body = Buffer.from(text);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  return Buffer.concat([head, body]);
}

const patience = { wall: 5, cpu: 5 };

test('an answer in pieces of one byte is the answer', async () => {
  const sandbox = talking((id) =>
    Array.from(framed(`{"id":"${id}","is":"ran"}`), (b) => Buffer.of(b)),
  );
  const channel = openChannel(sandbox);
  for (let turn = 0; turn < 2; turn++) {
    expect(await channel.ask({}, patience)).toMatchObject({ answer: { is: 'ran' } });
  }
  expect(sandbox.killed()).toBe(false);
});

test.each([
  ['longer than 1 MB', () => [Buffer.of(255, 255, 255, 255)], 'its answer is longer than 1 MB'],
  [
    'followed by another one',
    (id: string) => [Buffer.concat([framed(`{"id":"${id}"}`), framed('{}')])],
    'it sent more than one answer',
  ],
  ['to another request', () => [framed('{"id":"0"}')], 'it answered another request'],
  ['nested too deep', () => [framed('['.repeat(900_000))], 'its answer is nested too deep'],
  ['no object', () => [framed('[1]')], 'its answer is no object'],
  ['no UTF-8', () => [Buffer.of(0, 0, 0, 2, 255, 254)], 'its answer is no JSON in UTF-8'],
])('an answer that is %s ends the process', async (_what, reply, why) => {
  const sandbox = talking(reply);
  const got = await openChannel(sandbox).ask({}, patience);
  expect(got).toMatchObject({ verdict: 'void', sentence: `The answer is void: ${why}.` });
  expect(sandbox.killed()).toBe(true);
});

test('bytes that nobody asked for end the process, and every later answer is void', async () => {
  const sandbox = talking(() => []);
  const channel = openChannel(sandbox);
  sandbox.stdout.unshift(framed('{"verdict":"pass"}'));
  await new Promise((resolve) => setImmediate(resolve));
  expect(sandbox.killed()).toBe(true);
  expect(await channel.ask({}, patience)).toMatchObject({ verdict: 'void' });
});
