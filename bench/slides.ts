// npm run bench -- slides: a deck and a page of an executed notebook beside what nbconvert makes of the
// same file. CPU time is of the whole process, from its start to its end; medians over the rounds.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { documents } from '../tools/document/documents.ts';
import { requestsIn } from './requests.ts';
import { median } from './side-by-side.ts';

const ROUNDS = 3;
const NAMES = ['03-two-nodes', '04-nine-derivatives', '06-back-propagation'];
const NO_NBCONVERT =
  'slides is skipped: nbconvert comes with JupyterLab, and there is none in .venv; ' +
  'type npm start once, and end it when it has printed its address';

const root = resolve(import.meta.dirname, '..');
const python = join(root, '.venv/bin/python'); // of npm start

interface Converter {
  readonly name: string;
  /** The file that is made of a notebook. */
  made(folder: string, name: string): string;
  command(notebook: string, folder: string): readonly string[];
}

/** The project first, then nbconvert. */
type Pair = readonly [Converter, Converter];

interface Converted {
  readonly cpu: number;
  readonly bytes: number;
  readonly requests: number;
}

const PAIRS: readonly Pair[] = [
  [course('slides', '--no-check'), nbconvert('slides', '.slides.html')],
  [course('book', '--no-check'), nbconvert('html', '.html')],
];

/** A table of CPU time, size and requests; or the sentence that says what is missing. */
export async function slides(): Promise<string> {
  if (!existsSync(python) || version() === undefined) return NO_NBCONVERT;
  const folder = mkdtempSync(join(tmpdir(), 'bench-slides-'));
  try {
    const notebooks = await executed();
    const parts = PAIRS.map((pair) => part(pair, notebooks, folder));
    const head = `slides: executed notebooks, medians of ${ROUNDS} rounds`;
    const title = row(head, ['CPU ms', '÷', 'kB', '÷', 'requests']);
    const told = `versions: nbconvert ${version()}; requests: what the file loads from a network`;
    return [title, ...parts.flat(), told].join('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function course(command: string, ...options: readonly string[]): Converter {
  const program = [process.execPath, '--import', 'tsx', 'tools/course.ts', command, ...options];
  return {
    name: `course ${command}`,
    made: (folder, name) => join(folder, `${name}.html`),
    command: (notebook, folder) => [...program, notebook, '--out', folder],
  };
}

function nbconvert(format: string, ending: string): Converter {
  const program = [python, '-m', 'jupyter', 'nbconvert', '--to', format];
  return {
    name: `nbconvert --to ${format}`,
    made: (folder, name) => join(folder, `${name}${ending}`),
    command: (notebook, folder) => [...program, notebook, '--output-dir', folder],
  };
}

function version(): string | undefined {
  try {
    const program = 'import nbconvert; print(nbconvert.__version__)';
    const stdio = ['ignore', 'pipe', 'ignore'] as const;
    return execFileSync(python, ['-c', program], { encoding: 'utf8', stdio: [...stdio] }).trim();
  } catch {
    return undefined; // a .venv that is not whole
  }
}

/** The paths of the executed notebooks, which are run where no run of the same code is kept. */
async function executed(): Promise<string[]> {
  const sources = NAMES.map((name) => join(root, 'notebooks', `${name}.ipynb`));
  const made = await documents(sources, new AbortController().signal);
  const failure = made.find((each) => 'failure' in each);
  if (failure && 'failure' in failure) throw new Error(failure.failure);
  return NAMES.map((name) => join(root, 'build/executed', `${name}.ipynb`));
}

function part(pair: Pair, notebooks: readonly string[], folder: string): string[] {
  let within = true;
  const rows = notebooks.flatMap((notebook) => {
    const [ours, theirs] = inTurn(pair, notebook, folder);
    within &&= ours.cpu <= theirs.cpu;
    return [
      `  ${basename(notebook)}`,
      line(pair[0].name, ours, theirs),
      line(pair[1].name, theirs, theirs),
    ];
  });
  const verdict = `no more CPU: ${within ? 'yes' : 'NO'}`;
  return [...rows, `  goal: ${pair[0].name} beside ${pair[1].name}, ${verdict}`];
}

/** Each converts the notebook once a round, one after the other. */
function inTurn(pair: Pair, notebook: string, folder: string): Converted[] {
  const times = pair.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    pair.forEach((each, k) => {
      times[k].push(cpuOf(each.command(notebook, join(folder, String(k)))));
    });
  }
  return pair.map((each, k) => {
    const file = each.made(join(folder, String(k)), basename(notebook, '.ipynb'));
    const html = readFileSync(file, 'utf8');
    const { length: requests } = requestsIn(html);
    return { cpu: median(times[k]), bytes: Buffer.byteLength(html), requests };
  });
}

function cpuOf(command: readonly string[]): number {
  const timer = join(import.meta.dirname, 'peers/cpu_time.py');
  const printed = execFileSync(python, [timer, ...command], { cwd: root, encoding: 'utf8' });
  const { cpu } = JSON.parse(printed) as { cpu: number }; // what cpu_time.py prints
  return cpu;
}

function line(name: string, { cpu, bytes, requests }: Converted, other: Converted): string {
  const ratio = (ours: number, theirs: number) => (ours / theirs).toFixed(2);
  const size = (bytes / 1000).toFixed(0);
  const cells = [cpu.toFixed(0), ratio(cpu, other.cpu), size, ratio(bytes, other.bytes)];
  return row(`    ${name}`, [...cells, String(requests)]);
}

function row(title: string, cells: readonly string[]): string {
  return `${title.padEnd(52)}${cells.map((cell) => cell.padStart(9)).join('')}`;
}
