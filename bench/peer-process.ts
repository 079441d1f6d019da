// A peer is a program of its own (bench/peers), so that no library disturbs another's heap or compiler.
// It is started once, and does a run when it is asked; what it answers is in peers/serve.mjs.

import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { NO_PYTHON, packagesInstalled, python } from './peer-tools.ts';

export interface PeerProgram {
  readonly name: string;
  readonly tool: 'node' | 'python';
  /** The file in bench/peers and its arguments. */
  readonly command: readonly string[];
  /** Of a library in C that can use several. */
  readonly threads?: number;
  /** Whether it needs a package of bench/peers/package.json. */
  readonly packages?: boolean;
}

/** One run: milliseconds of CPU time (of all threads) and of wall time, and what came out. */
export interface Run {
  readonly cpu: number;
  readonly wall: number;
  /** Of the last epoch; NaN if the peer does not say. */
  readonly cost: number;
  /** W¹, b¹, W², b² after the last step, if they were asked for. */
  readonly theta?: Float64Array;
}

export interface RunningPeer {
  readonly name: string;
  readonly version: string;
  /** Does the work of the folder once. Rejects with the peer's sentence if it cannot. */
  run(folder: string, theta?: boolean): Promise<Run>;
  end(): void;
}

/** The peer, ready to run; or the sentence that says what is missing. */
export async function startPeer(program: PeerProgram): Promise<RunningPeer | string> {
  const { name, tool, threads = 1 } = program;
  const executable = tool === 'node' ? process.execPath : python();
  if (executable === undefined) return `${name} is skipped: ${NO_PYTHON}`;
  if (program.packages && !packagesInstalled()) {
    return `${name} is skipped: npm ci in bench/peers failed; connect to a network and run it again`;
  }
  const [file, ...args] = program.command;
  const each = String(threads);
  const child = spawn(executable, [join(import.meta.dirname, 'peers', file), ...args], {
    env: {
      ...process.env,
      OMP_NUM_THREADS: each,
      OPENBLAS_NUM_THREADS: each,
      MKL_NUM_THREADS: each,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const answers = answersOf(child);
  const first = await answers.next();
  if ('error' in first) return `${name} is skipped: ${first.error}`;
  return {
    name,
    version: String(first.version),
    run: async (folder, theta = false) => {
      child.stdin?.write(`${JSON.stringify({ folder, theta })}\n`);
      const answer = await answers.next();
      if ('error' in answer) throw new Error(String(answer.error));
      return runOf(answer);
    },
    end: () => {
      child.kill();
    },
  };
}

type Answer = Readonly<Record<string, unknown>>;

/** The peer's lines in turn; an error with the last line of stderr once it has ended. */
function answersOf(child: ChildProcess): { next(): Promise<Answer> } {
  let complaint = '';
  child.stderr?.on('data', (data) => {
    complaint = `${complaint}${data}`.slice(-4000);
  });
  // a program that is not there, or one that ends while it is asked: `next` says so
  child.once('error', (error) => {
    complaint = String(error);
  });
  child.stdin?.on('error', () => undefined);
  if (child.stdout === null) throw new Error('the peer has no stdout'); // stdio says pipe
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    next: async () => {
      const { value, done } = await lines.next();
      if (!done) return JSON.parse(value) as Answer;
      await closed;
      const said = complaint.trim().split('\n');
      const error = said.findLast((line) => /Error/.test(line)) ?? said.at(-1);
      return { error: error || 'it ended without a word' };
    },
  };
}

function runOf({ cpu, wall, cost, theta }: Answer): Run {
  const run = { cpu: Number(cpu), wall: Number(wall), cost: Number(cost ?? Number.NaN) };
  if (typeof theta !== 'string') return run;
  const bytes = Uint8Array.from(Buffer.from(theta, 'base64'));
  return { ...run, theta: new Float64Array(bytes.buffer) };
}
