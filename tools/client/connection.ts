// How a kernel and its client find and trust each other: five loopback ports and a secret key, in a
// file that only this user may read.
import { randomBytes, randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atExit } from './last-resort.ts';

const IP = '127.0.0.1';
// Below the ranges from which systems take the ports of outgoing connections (Linux: from 32768).
// The kernel binds a port some seconds after we let go of it; here nobody gets it by chance meanwhile.
const FIRST_PORT = 20_000;
const LAST_PORT = 32_767;

/** The connection file of the protocol, with its own names. */
export interface Connection {
  readonly transport: 'tcp';
  readonly ip: string;
  readonly shell_port: number;
  readonly iopub_port: number;
  readonly stdin_port: number;
  readonly control_port: number;
  readonly hb_port: number;
  readonly key: string;
  readonly signature_scheme: 'hmac-sha256';
  readonly kernel_name: string;
}

export interface ConnectionFile {
  readonly connection: Connection;
  readonly path: string;
  /** Lets go of the ports: to be called just before the kernel starts. */
  release(): Promise<void>;
  /** Deletes the file and its folder and gives the ports back; a second call does nothing. */
  remove(): void;
}

// The ports of this process's kernels, bound or about to be: not to be drawn a second time.
const taken = new Set<number>();

/** A connection file (mode 0600, in a folder of mode 0700) whose five ports are free and held. */
export async function openConnection(kernelName: string): Promise<ConnectionFile> {
  const held: Server[] = [];
  for (let i = 0; i < 5; i++) held.push(await heldPort());
  const [shell, iopub, stdin, control, hb] = held.map(portOf);
  const connection: Connection = {
    transport: 'tcp',
    ip: IP,
    shell_port: shell,
    iopub_port: iopub,
    stdin_port: stdin,
    control_port: control,
    hb_port: hb,
    key: randomBytes(32).toString('hex'),
    signature_scheme: 'hmac-sha256',
    kernel_name: kernelName,
  };
  const folder = await mkdtemp(join(tmpdir(), 'course-kernel-'));
  const remove = () => {
    rmSync(folder, { recursive: true, force: true });
    for (const port of [shell, iopub, stdin, control, hb]) taken.delete(port);
    forget();
  };
  const forget = atExit(remove);
  const path = join(folder, 'connection.json');
  await writeFile(path, JSON.stringify(connection, null, 2), { mode: 0o600, flag: 'wx' });
  return { connection, path, release: () => release(held), remove };
}

async function heldPort(): Promise<Server> {
  for (let tries = 0; tries < 1000; tries++) {
    const port = randomInt(FIRST_PORT, LAST_PORT + 1);
    if (taken.has(port)) continue;
    taken.add(port);
    const server = await listen(port);
    if (server) return server;
    taken.delete(port);
  }
  throw new Error(`no free port on ${IP} between ${FIRST_PORT} and ${LAST_PORT} after 1000 tries`);
}

function listen(port: number): Promise<Server | null> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', () => resolve(null));
    server.listen({ port, host: IP, exclusive: true }, () => resolve(server));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('a TCP port is wanted');
  return address.port;
}

async function release(held: readonly Server[]): Promise<void> {
  await Promise.all(held.map((server) => new Promise((closed) => server.close(closed))));
}
