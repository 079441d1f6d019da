// A port of the loopback interface on which nobody listens.
import { once } from 'node:events';
import { createServer } from 'node:net';
import { NotReady } from './not-ready.ts';

export const LOOPBACK = '127.0.0.1';
// Where Jupyter's users expect it, and the next ones: the browser knows its address again.
const FIRST = 8888;
const LAST = 8987;

/** The port that was asked for, or the first free one. Throws NotReady if it is taken. */
export async function freePort(asked?: number): Promise<number> {
  if (asked !== undefined) {
    if (await isFree(asked)) return asked;
    throw new NotReady(
      `The port ${asked} is in use or may not be used: name another one with --port, or none.`,
    );
  }
  for (let port = FIRST; port <= LAST; port++) if (await isFree(port)) return port;
  throw new NotReady(
    `No port from ${FIRST} to ${LAST} is free: end another JupyterLab, or name a port with --port.`,
  );
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, LOOPBACK);
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
