// What a cell prints: process.stdout, process.stderr and console write to the cell that runs them.
import { Readable, Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

export type Say = (name: 'stdout' | 'stderr', text: string) => void;

/** Replaces the process's three streams and the console; must come before anything prints. */
export function redirectOutput(say: Say): void {
  const stdout = cellStream('stdout', 1, say);
  const stderr = cellStream('stderr', 2, say);
  replace(process, 'stdout', stdout);
  replace(process, 'stderr', stderr);
  // A notebook has no terminal to read from; prompt() asks instead.
  replace(process, 'stdin', Readable.from([]));
  // A console of our own, for the built-in one also keeps every argument for the inspector.
  const { Console } = console;
  const own = new Console({ stdout, stderr });
  replace(globalThis, 'console', Object.assign(own, { Console }));
}

function cellStream(name: 'stdout' | 'stderr', fd: number, say: Say): Writable {
  const decoder = new StringDecoder('utf8'); // a character may come in two pieces
  const tell = (chunk: string | Uint8Array, encoding: BufferEncoding) => {
    const isText = typeof chunk === 'string' && !BYTES.includes(encoding);
    const text = isText ? chunk : decoder.write(Buffer.from(chunk as string, encoding));
    if (text !== '') say(name, text);
  };
  const stream = new Writable({
    decodeStrings: false,
    autoDestroy: false,
    emitClose: false,
    write(chunk: string | Buffer, encoding, done) {
      tell(chunk, encoding);
      done();
    },
  });
  // Past the queue of Writable, which would be stuck for ever if a cell were stopped within it.
  const write = (chunk: unknown, ...more: unknown[]): boolean => {
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) {
      throw new TypeError(`process.${name}.write: text or bytes are wanted, not ${typeof chunk}`);
    }
    const [encoding] = more;
    tell(chunk, typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8');
    const done = more.find((each) => typeof each === 'function');
    if (done) process.nextTick(done);
    return true;
  };
  return Object.assign(stream, { write, fd, isTTY: false });
}

// In these encodings a string stands for bytes.
const BYTES: readonly BufferEncoding[] = ['hex', 'base64', 'base64url', 'latin1', 'binary'];

function replace(owner: object, name: string, value: unknown): void {
  Object.defineProperty(owner, name, {
    value,
    configurable: true,
    writable: true,
    enumerable: true,
  });
}
