import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { freePort } from '../../../tools/start/port.ts';

it('a port is the one that was asked for, or another free one', async () => {
  const port = await freePort();
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  try {
    expect(await freePort()).not.toBe(port);
    await expect(freePort(port)).rejects.toThrow(
      `The port ${port} is in use or may not be used: name another one with --port, or none.`,
    );
  } finally {
    server.close();
  }
  await once(server, 'close');
  expect(await freePort(port)).toBe(port);
});
