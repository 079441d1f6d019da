import { existsSync, readFileSync, statSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Connection, openConnection } from '../../../tools/client/connection.ts';

function ports(connection: Connection): number[] {
  const { shell_port, iopub_port, stdin_port, control_port, hb_port } = connection;
  return [shell_port, iopub_port, stdin_port, control_port, hb_port];
}

/** Whether a server on the port can be opened, as by a kernel. */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

describe('the connection file', () => {
  it.skipIf(process.platform === 'win32')('is for its owner alone', async () => {
    const file = await openConnection('k');
    expect(statSync(file.path).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(file.path)).mode & 0o777).toBe(0o700);
    await file.release();
    file.remove();
  });

  it('says loopback, five different ports and a key of 256 bits', async () => {
    const file = await openConnection('k');
    const read = JSON.parse(readFileSync(file.path, 'utf8'));
    expect(read).toEqual(file.connection);
    expect(read).toMatchObject({ ip: '127.0.0.1', transport: 'tcp', kernel_name: 'k' });
    expect(new Set(ports(read)).size).toBe(5);
    expect(read.key).toMatch(/^[0-9a-f]{64}$/);
    await file.release();
    file.remove();
  });

  it('holds its ports until they are released', async () => {
    const file = await openConnection('k');
    const [port] = ports(file.connection);
    expect(await isFree(port)).toBe(false);
    await file.release();
    expect(await isFree(port)).toBe(true);
    file.remove();
  });

  it('is released while somebody is connected to a held port', async () => {
    const file = await openConnection('k');
    const socket = connect(file.connection.shell_port, '127.0.0.1');
    await new Promise((closed) => socket.once('close', closed));
    await file.release();
    file.remove();
  });

  it('is removed with its folder, and once is enough', async () => {
    const file = await openConnection('k');
    await file.release();
    file.remove();
    file.remove();
    expect(existsSync(dirname(file.path))).toBe(false);
  });
});
