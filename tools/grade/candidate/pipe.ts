// The candidate's end of the pipe, read and written at once: a student's function that calls one of its
// arguments waits for the answer. Everything used here is taken hold of before a cell runs, so that a
// cell that changes JSON or Uint8Array spoils only itself.

import { HEAD, LONGEST_FRAME } from './messages.ts';

export interface Pipe {
  read(): unknown;
  write(message: unknown): void;
}

/** What is used of Deno; Node has the same under other names. */
interface Host {
  readSync(bytes: Uint8Array): number | null;
  writeSync(bytes: Uint8Array): number;
}

const { parse, stringify } = JSON;
const decoder = new TextDecoder('utf-8', { fatal: true });
const encoder = new TextEncoder();

export async function openPipe(): Promise<Pipe> {
  const host = await hostOf();
  return {
    read: () => {
      const head = filled(host, HEAD);
      const length = new DataView(head.buffer).getUint32(0);
      return parse(decoder.decode(filled(host, length)));
    },
    write: (message) => {
      const body = encoder.encode(stringify(message));
      if (body.length > LONGEST_FRAME) throw new RangeError('longer than a frame may be');
      const frame = new Uint8Array(HEAD + body.length);
      new DataView(frame.buffer).setUint32(0, body.length);
      frame.set(body, HEAD);
      for (let sent = 0; sent < frame.length; ) sent += host.writeSync(frame.subarray(sent));
    },
  };
}

function filled(host: Host, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let got = 0; got < length; ) {
    const more = host.readSync(bytes.subarray(got));
    if (more === null || more === 0) throw new EndOfInput();
    got += more;
  }
  return bytes;
}

/** The examiner has closed the pipe: the work is done. */
export class EndOfInput extends Error {}

async function hostOf(): Promise<Host> {
  const { Deno } = globalThis as { Deno?: { stdin: Host; stdout: Host } };
  if (Deno) {
    const { stdin, stdout } = Deno;
    const [read, write] = [stdin.readSync.bind(stdin), stdout.writeSync.bind(stdout)];
    return { readSync: read, writeSync: write };
  }
  const { readSync, writeSync } = await import('node:fs');
  const again = <T>(act: () => T): T => {
    for (;;) {
      try {
        return act();
      } catch (error) {
        if ((error as { code?: string }).code !== 'EAGAIN') throw error;
        Atomics.wait(pause, 0, 0, 1);
      }
    }
  };
  return {
    readSync: (bytes) => again(() => readSync(0, bytes)),
    writeSync: (bytes) => again(() => writeSync(1, bytes)),
  };
}

const pause = new Int32Array(new SharedArrayBuffer(4));
