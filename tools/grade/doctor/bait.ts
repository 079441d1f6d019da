// The bait laid out for probes, and whether one has taken it.

import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join, resolve } from 'node:path';
import type { Bait } from './probe.ts';

export interface LaidOut {
  readonly bait: Bait;
  /** What was seen since the last call: sockets reached, files written, signals to the decoy. */
  seen(): { readonly listener: boolean; readonly folder: boolean; readonly decoy: boolean };
  clear(): void;
}

const hidden = resolve(import.meta.dirname, '../../../solutions/checks/06.ts');
const VARIABLE = 'COURSE_DOCTOR_SECRET';

/**
 * @param folder an empty folder of the doctor's; `programs` lies in it.
 * @param guarded whether the decoy refuses a debugger, as the grader does.
 */
export async function layOut(folder: string, programs: string, guarded: boolean): Promise<LaidOut> {
  const secret = randomBytes(16).toString('hex');
  const file = join(folder, 'secret.mjs');
  writeFileSync(file, `export default '${secret}';\n`);
  const written = join(folder, 'written');
  mkdirSync(written);
  const socket = join(folder, 'socket');
  const abstract = `\0course-doctor-${secret}`;
  let reached = 0;
  const count = () => {
    reached += 1;
  };
  const tcp = await listening(createServer(count), { port: 0, host: '127.0.0.1' });
  const unix = [await listening(createServer(count), { path: socket })];
  if (process.platform === 'linux')
    unix.push(await listening(createServer(count), { path: abstract }));
  const names = createSocket('udp4').on('message', count).bind(0, '127.0.0.1');
  await once(names, 'listening');
  const decoy = await standIn(secret, guarded);
  process.env[VARIABLE] = secret;
  const open = openSync(file, 'r'); // a descriptor that no candidate may have
  const { port } = tcp.address() as { port: number };
  const pid = decoy.child.pid ?? 0;
  return {
    bait: {
      secret,
      file,
      hidden,
      programs,
      folder: written,
      pid,
      port,
      udp: names.address().port,
      socket,
      abstract,
    },
    seen: () => {
      const got = {
        listener: reached > 0,
        folder: readdirSync(written).length > 0,
        decoy: decoy.disturbed(),
      };
      reached = 0;
      for (const name of readdirSync(written)) rmSync(join(written, name));
      return got;
    },
    clear: () => {
      for (const server of [tcp, ...unix]) server.close();
      names.close();
      closeSync(open);
      decoy.child.kill('SIGKILL');
      for (const where of ['/tmp', '/dev/shm'])
        rmSync(`${where}/course-probe-${pid}`, { force: true });
      delete process.env[VARIABLE];
    },
  };
}

async function listening(server: Server, where: object): Promise<Server> {
  server.on('connection', (socket) => socket.on('error', () => {}).destroy());
  server.listen(where);
  await once(server, 'listening');
  return server;
}

/** A process that stands for the grader: whatever it says after its first word, or its end, counts. */
async function standIn(
  secret: string,
  guarded: boolean,
): Promise<{ child: ChildProcess; disturbed(): boolean }> {
  const script = join(import.meta.dirname, 'decoy.ts');
  const line = ['--inspect-port=0', '--import', 'tsx', script, guarded ? 'guarded' : 'bare'];
  const child = spawn(process.execPath, line, {
    cwd: import.meta.dirname, // where tsx is found
    env: { ...process.env, [VARIABLE]: secret },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let words = 0;
  const count = () => {
    words += 1;
  };
  await once(child.stdout, 'data');
  child.stdout.on('data', count);
  child.stderr.on('data', count); // `Debugger listening`
  child.on('exit', count);
  return {
    child,
    disturbed: () => {
      const was = words > 0;
      words = 0;
      return was;
    },
  };
}
