// What must neither harm a kernel nor be answered: forged, replayed, broken and huge messages.
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { openConnection } from '../../../../../tools/client/connection.ts';
import { spawnKernel } from '../../../../../tools/client/kernel-process.ts';
import { claim, equal, includes } from '../claims.ts';
import type { Kernel } from '../kernel.ts';
import { type Door, honest, openStranger } from '../stranger.ts';
import type { GroupCheck } from '../suite.ts';

const SIGNATURE = 1;
const CONTENT = 5;

export const limits: readonly GroupCheck[] = [
  ignored('wrong-signature', 'a message with a wrong signature', (frames) =>
    frames.with(SIGNATURE, Buffer.from('0'.repeat(64))),
  ),
  ignored('no-signature', 'a message without a signature', (frames) =>
    frames.with(SIGNATURE, Buffer.alloc(0)),
  ),
  ignored('changed-content', 'a message whose content was changed on its way', (frames) =>
    frames.with(CONTENT, Buffer.from('{"changed":true}')),
  ),
  ignored('broken-json', 'a message that is no JSON', (frames) =>
    frames.with(CONTENT, Buffer.from('{"a":')),
  ),
  ignored('no-delimiter', 'frames without a delimiter', () => [Buffer.from('hello')]),
  ignored('missing-frames', 'a message of which frames are missing', (frames) =>
    frames.slice(0, 3),
  ),
  {
    id: 'signed-nonsense',
    title: 'a signed message with no usable content is survived',
    run: async (kernel) => {
      for (const [type, content] of [
        ['execute_request', {}],
        ['execute_request', { code: 5 }],
        ['complete_request', { code: 'a', cursor_pos: -7 }],
        ['inspect_request', { code: 'a', cursor_pos: 1e9 }],
        ['history_request', { hist_access_type: 'all' }],
        ['is_complete_request', { code: null }],
        ['', {}],
      ] as const) {
        const stranger = openStranger(kernel);
        await stranger.send(honest(kernel, type, content).frames);
        await stranger.repliesBefore().finally(stranger.close);
      }
      equal('a cell', await kernel.prints('console.log("well")'), 'well');
    },
  },
  {
    id: 'replayed',
    title: 'a message sent twice is answered once',
    run: async (kernel) => {
      const stranger = openStranger(kernel);
      const { id, frames } = honest(kernel);
      await stranger.send(frames);
      await stranger.send(frames);
      const replies = await stranger.repliesBefore().finally(stranger.close);
      equal('the number of its replies', replies.filter((parent) => parent === id).length, 1);
    },
  },
  {
    id: 'huge-frame',
    title: 'a frame of 100 MB is not answered, and the kernel goes on',
    run: async (kernel) => {
      const stranger = openStranger(kernel);
      const { id, frames } = honest(kernel);
      await stranger.send([...frames, Buffer.alloc(100e6)]);
      const earlier = await Promise.race([stranger.repliesBefore(10_000), stranger.disconnected]);
      stranger.close();
      claim(!earlier?.includes(id), 'it was answered');
      equal('a cell', await kernel.prints('console.log("well")'), 'well');
    },
  },
  {
    id: 'closed-socket',
    title: 'a client that leaves amid a cell’s output does no harm',
    run: async (kernel) => {
      const stranger = openStranger(kernel);
      const code = 'for (let i = 0; i < 2000; i++) { console.log(i); await null; }';
      await stranger.send(honest(kernel, 'execute_request', { code, silent: false }).frames);
      await stranger.repliesBefore(10_000).catch(() => {});
      await stranger.send(honest(kernel, 'execute_request', { code, silent: false }).frames);
      stranger.close();
      equal('a cell', await kernel.prints('console.log("well")'), 'well');
      equal('the heartbeat', await kernel.beat(), true);
    },
  },
  {
    id: 'not-zeromq',
    title: 'a client that does not speak ZeroMQ does no harm, at any port',
    run: async (kernel) => {
      for (const port of ports(kernel)) {
        await spoken(port, 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
        await spoken(port, Buffer.alloc(2_000, 0xff));
      }
      equal('the heartbeat', await kernel.beat(), true);
      equal('a cell', await kernel.prints('console.log("well")'), 'well');
    },
  },
  {
    id: 'loopback-only',
    title: 'its ports are open on loopback alone',
    run: async (kernel) => {
      const outside = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
      for (const { address } of outside.filter(
        ({ internal, family }) => !internal && family === 'IPv4',
      )) {
        for (const port of ports(kernel)) {
          claim(!(await isOpen(port, address)), `port ${port} is open at ${address}`);
        }
      }
    },
  },
  {
    id: 'refuses-outside',
    title: 'a connection file with another address than loopback is refused with a sentence',
    run: async (kernel) => {
      const file = await openConnection('outside');
      await file.release();
      writeFileSync(file.path, JSON.stringify({ ...file.connection, ip: '0.0.0.0' }));
      const process = await spawnKernel(kernel.spec, file.path, kernel.cwd);
      const timer = setTimeout(() => void process.kill(), 8_000);
      const { code, stderr } = await process.exited.finally(() => clearTimeout(timer));
      file.remove();
      claim(code !== null && code !== 0, `its exit code is ${code}`);
      includes('its error output', stderr, '0.0.0.0');
      claim(stderr.trim().split('\n').length <= 2, `its error output is no sentence: ${stderr}`);
    },
  },
];

/** A check that frames made from an honest message get no reply, and honest ones after them do. */
function ignored(id: string, title: string, forge: (frames: Buffer[]) => Buffer[]): GroupCheck {
  const check = async (kernel: Kernel, door: Door) => {
    const stranger = openStranger(kernel, door);
    await stranger.send(forge(honest(kernel).frames));
    const replies = await stranger.repliesBefore().finally(stranger.close);
    equal(`the replies to it on ${door}`, replies, []);
  };
  return {
    id,
    title: `${title} is not answered, and honest ones after it are`,
    run: async (kernel) => {
      await check(kernel, 'shell');
      await check(kernel, 'control');
    },
  };
}

function ports({ connection }: Kernel): number[] {
  const { shell_port, iopub_port, stdin_port, control_port, hb_port } = connection;
  return [shell_port, iopub_port, stdin_port, control_port, hb_port];
}

/** Resolves when the kernel has closed the connection, or has sent something back. */
function spoken(port: number, words: string | Buffer): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(words));
    socket.on('error', () => resolve());
    socket.on('close', () => resolve());
    socket.on('data', () => socket.destroy());
  });
}

function isOpen(port: number, address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: address, timeout: 1_000 });
    const answer = (open: boolean) => () => {
      socket.destroy();
      resolve(open);
    };
    socket.on('connect', answer(true));
    socket.on('error', answer(false));
    socket.on('timeout', answer(false));
  });
}
