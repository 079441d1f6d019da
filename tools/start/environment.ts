// The Python environment in which JupyterLab runs: made once from requirements.txt, and again when that
// file or the Python has changed. Its stamp is written last, so that half of one never counts as whole.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { sync as writeFileAtomic } from 'write-file-atomic';
import type { InstallProgress } from './install-progress.ts';
import { NotReady } from './not-ready.ts';
import { counted, pipFailure, tallyOf } from './pip.ts';
import { findPython } from './python.ts';

export interface Environment {
  readonly folder: string;
  /** The path of its interpreter. */
  readonly python: string;
}

export interface Wanted {
  readonly folder: string;
  /** The path of requirements.txt. */
  readonly requirements: string;
}

export interface Installing {
  readonly signal: AbortSignal;
  /** Hears one line before anything is installed. */
  say(line: string): void;
  /** Called when pip begins. */
  progress(): InstallProgress;
}

/** The name that an activated environment shows, by which it is known to be ours. */
const OURS = 'backprop-course';
const STAMP = '.course-installed';

/** The environment, made if need be. Throws NotReady with what is missing, and when `signal` aborts. */
export async function environment(wanted: Wanted, installing: Installing): Promise<Environment> {
  const { folder, requirements } = wanted;
  const python = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const text = readFileSync(requirements, 'utf8');
  const stamp = join(folder, STAMP);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOf(text, python)) {
    return { folder, python };
  }
  refuseForeign(folder);
  const { command, version } = findPython();
  installing.say(
    `Installing JupyterLab into .venv with Python ${version} (once, a minute or two) …`,
  );
  rmSync(folder, { recursive: true, force: true });
  const [name, ...words] = command;
  const made = spawnSync(name, [...words, '-m', 'venv', '--prompt', OURS, folder], {
    encoding: 'utf8',
  });
  if (made.status !== 0) {
    const said = (made.stderr || made.stdout || '').trim().split('\n').at(-1);
    throw new NotReady(`${command.join(' ')} cannot make the environment ${folder} (${said}).`);
  }
  await install({ folder, python }, { requirements, text }, installing);
  writeFileAtomic(stamp, stampOf(text, python));
  return { folder, python };
}

function stampOf(requirements: string, python: string): string {
  const { stdout } = spawnSync(python, ['-c', 'import sys; print(sys.version)'], {
    encoding: 'utf8',
  });
  return `${createHash('sha256').update(requirements).digest('hex')}\n${stdout ?? ''}`;
}

// The folder may hold somebody's own work with Python.
function refuseForeign(folder: string): void {
  const config = join(folder, 'pyvenv.cfg');
  if (!existsSync(config) || readFileSync(config, 'utf8').includes(OURS)) return;
  throw new NotReady(
    `${folder} is a Python environment that npm start has not made: rename or delete it, then type npm start again.`,
  );
}

async function install(
  { folder, python }: Environment,
  { requirements, text }: { readonly requirements: string; readonly text: string },
  { signal, progress }: Installing,
): Promise<void> {
  const words = ['--no-input', '--disable-pip-version-check', '--progress-bar', 'off'];
  const pip = spawn(python, ['-m', 'pip', 'install', ...words, '-r', requirements], {
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  });
  const bar = progress();
  let tally = tallyOf(text);
  let said = '';
  const tell = () => {
    const { wanted, fetched, isWriting } = tally;
    if (isWriting) bar.at('written', Math.min(wanted, written(folder)), wanted);
    else bar.at('fetched', fetched, wanted);
  };
  createInterface({ input: pip.stdout }).on('line', (line) => {
    said += `${line}\n`;
    tally = counted(tally, line);
    tell();
  });
  pip.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  const timer = setInterval(tell, 250); // pip is silent while it writes
  try {
    const code = await ended(pip);
    if (signal.aborted)
      throw new NotReady('The installation was stopped; npm start begins it anew.');
    if (code !== 0) throw new NotReady(`${pipFailure(said)}; then type npm start again.`);
  } finally {
    clearInterval(timer);
    bar.close();
  }
}

function ended(child: ChildProcess): Promise<number | null> {
  child.on('error', () => {}); // an abort is one, too; its end follows
  return new Promise((resolve) => child.on('close', resolve));
}

/** How many packages there are on the disk. */
function written(folder: string): number {
  const library = join(folder, process.platform === 'win32' ? 'Lib' : 'lib');
  const [inner = ''] = process.platform === 'win32' ? [''] : readdirSync(library);
  const packages = join(library, inner, 'site-packages');
  return readdirSync(packages).filter((name) => name.endsWith('.dist-info')).length;
}
