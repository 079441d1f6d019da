// A kernel process for tests: its real main thread, with stand-ins for the server and the checker.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import type {
  Emitted,
  ErrorReport,
  FromSession,
  Outcome,
  ToSession,
} from '../../../../tools/kernel/threads.ts';

export type FromTest =
  | ToSession
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'leave'; readonly code: number };

/** What a cell told, and what it came to. */
export interface Ran {
  readonly id: string;
  readonly outcome: Outcome;
  readonly messages: readonly FromSession[];
  /** Its standard output up to its end. */
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly map?: string;
  readonly source?: string;
  readonly shows?: boolean;
  readonly allowStdin?: boolean;
  readonly expressions?: Readonly<Record<string, string | ErrorReport>>;
  /** Hears each message as it comes. */
  onMessage?(message: FromSession): void;
}

export interface Kernel {
  readonly pid: number;
  readonly child: ChildProcess;
  /** Every message so far. */
  readonly messages: readonly FromSession[];
  run(js: string, options?: RunOptions): Promise<Ran>;
  answer(text: string): void;
  leave(code: number): void;
  interrupt(): void;
  /** Resolves when a message fits, be it one that came before. */
  heard(fits: (message: FromSession) => boolean): Promise<FromSession>;
  kill(): Promise<void>;
}

const project = resolve(import.meta.dirname, '../../../..');

/** The bundles of a kernel, in a folder of the project so that they find its packages. */
export async function buildTestKernel(): Promise<{ readonly main: string; remove(): void }> {
  mkdirSync(join(project, 'build'), { recursive: true });
  const folder = mkdtempSync(join(project, 'build/test-session-'));
  await build({
    entryPoints: {
      main: join(project, 'tools/kernel/main.ts'),
      server: join(import.meta.dirname, 'stand-in-server.ts'),
      checker: join(import.meta.dirname, 'stand-in-checker.ts'),
    },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['typescript'],
  });
  return {
    main: join(folder, 'main.mjs'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Starts a kernel in the folder `cwd`. */
export async function startTestKernel(main: string, cwd: string): Promise<Kernel> {
  const node = process.env.TEST_NODE ?? process.execPath;
  const args = ['--expose-gc', main, '--connection-file', 'none'];
  const child = spawn(node, args, { cwd, stdio: ['pipe', 'pipe', 'inherit'] });
  const messages: FromSession[] = [];
  const listeners = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    messages.push(JSON.parse(line));
    for (const listener of listeners) listener();
  });
  const send = (message: FromTest) => void child.stdin.write(`${JSON.stringify(message)}\n`);

  const death = once(child, 'exit');
  const heard = (fits: (message: FromSession) => boolean): Promise<FromSession> =>
    new Promise((done, fail) => {
      let looked = 0;
      const look = () => {
        const found = messages.slice(looked).find(fits);
        looked = messages.length;
        if (!found) return;
        listeners.delete(look);
        done(found);
      };
      listeners.add(look);
      look();
      void death.then(([code, signal]) =>
        fail(new Error(`the kernel has died: ${code} ${signal}`)),
      );
    });

  let count = 0;
  const run = async (js: string, options: RunOptions = {}): Promise<Ran> => {
    const id = `request-${++count}`;
    const name = `cell-${count}.ts`;
    const { shows = true, allowStdin = false, map, source = js, onMessage } = options;
    const code: Emitted = { name, source, js, shows, ...(map === undefined ? {} : { map }) };
    const expressions = Object.entries(options.expressions ?? {}).map(([key, value], i) => {
      if (typeof value !== 'string') return [key, value];
      const source = value;
      return [key, { name: `cell-${count}-${i}.ts`, source, js: value, shows: true }];
    });
    let told = 0;
    const tell = () => {
      for (; told < messages.length; told++) {
        const message = messages[told];
        if ('id' in message && message.id === id) onMessage?.(message);
      }
    };
    listeners.add(tell);
    send({ kind: 'run', id, code, expressions: Object.fromEntries(expressions), allowStdin });
    const done = await heard((message) => message.kind === 'done' && message.id === id);
    listeners.delete(tell);
    if (done.kind !== 'done') throw new Error('heard answers what fits');
    const own = messages.filter((message) => 'id' in message && message.id === id);
    const said = { stdout: textOf(own, 'stdout'), stderr: textOf(own, 'stderr') };
    return { id, outcome: done.outcome, messages: own, ...said };
  };

  const kernel: Kernel = {
    pid: child.pid ?? 0,
    child,
    messages,
    run,
    heard,
    answer: (text) => send({ kind: 'answer', text }),
    leave: (code) => {
      send({ kind: 'leave', code });
      child.stdin.end(); // a thread that reads cannot be stopped
    },
    interrupt: () => void child.kill('SIGINT'),
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
  await heard(({ kind }) => kind === 'ready');
  return kernel;
}

/** What a cell has printed. */
export function textOf(messages: readonly FromSession[], name: 'stdout' | 'stderr'): string {
  return messages
    .map((message) => (message.kind === 'stream' && message.name === name ? message.text : ''))
    .join('');
}

/** The text of a result, or the kind of the outcome. */
export function shown({ outcome }: Ran): string {
  if (outcome.status === 'error') return `error ${outcome.traceback.join('\n')}`;
  return String(outcome.result?.data['text/plain'] ?? 'nothing');
}

/** Writes files below a folder. */
export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}
