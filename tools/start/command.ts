// `course start`: the course open in JupyterLab. What it needs it makes first: an environment of Python,
// the kernel in it, and the student's copy of the notebooks.
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { thisMachine } from '../client/kernelspec.ts';
import { installKernel } from '../kernel/install.ts';
import { asTyped, fromHere, PROJECT } from '../project.ts';
import { interruptible } from '../run/interruption.ts';
import { environment } from './environment.ts';
import { installProgressOn } from './install-progress.ts';
import { startLab } from './lab.ts';
import { NotReady } from './not-ready.ts';
import { freePort } from './port.ts';
import { type Given, provide } from './workspace.ts';

interface Options {
  readonly port?: number;
  readonly browser: boolean;
  readonly workspace?: string;
}

/** `course start [--port N] [--no-browser] [--workspace DIR]`. */
export function startCommand(): Command {
  return new Command('start')
    .description('open the course in JupyterLab; Ctrl-C ends it')
    .option('--port <n>', 'the port of the address (default: the first free one from 8888)', port)
    .option('--no-browser', 'only print the address')
    .option('--workspace <dir>', 'where your notebooks are (default: workspace)')
    .action(async (options: Options, command: Command) => {
      process.exitCode = await interruptible(async (signal) => {
        try {
          await start(options, signal);
          return 0;
        } catch (error) {
          if (error instanceof NotReady) console.error(error.message);
          else if (!signal.aborted) throw error; // else something was on its way
          if (!signal.aborted) console.error(withoutJupyterLab(command));
          return 1;
        }
      });
    });
}

async function start(options: Options, signal: AbortSignal): Promise<void> {
  const workspace =
    options.workspace === undefined ? join(PROJECT, 'workspace') : asTyped(options.workspace);
  const wanted = {
    folder: join(PROJECT, '.venv'),
    requirements: join(PROJECT, 'requirements.txt'),
  };
  const progress = () => installProgressOn(process.stderr);
  const { python } = await environment(wanted, { signal, say: console.error, progress });
  const target = { place: { kind: 'project' }, name: 'tslab', force: true } as const;
  installKernel(target, 'TypeScript', thisMachine);
  const given = provide(PROJECT, workspace);
  const lab = await startLab(
    {
      python,
      workspace,
      state: join(PROJECT, '.jupyter'),
      port: await freePort(options.port),
      page: firstPage(given),
      opensBrowser: options.browser && hasBrowser(),
    },
    signal,
  );
  console.log(report(lab.address, workspace, given));
  const stopped = new Promise((resolve) => signal.addEventListener('abort', resolve));
  await Promise.race([lab.ended, stopped]);
  if (!signal.aborted) return;
  console.log('Stopping JupyterLab and its kernels …');
  await lab.stop();
}

/** Whoever is here for the first time begins at the beginning; else the tabs are as they were left. */
function firstPage({ copied }: Given): string {
  const [first] = copied;
  return first?.startsWith('notebooks/00-') ? `/lab/tree/${first}` : '/lab';
}

/** Whether this is somebody's desktop. Jupyter finds the browser itself. */
function hasBrowser(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY, WSL_DISTRO_NAME, BROWSER } = process.env;
  if (process.platform !== 'linux') return true;
  return Boolean(DISPLAY || WAYLAND_DISPLAY || WSL_DISTRO_NAME || BROWSER);
}

function report(address: string, workspace: string, { copied, offered }: Given): string {
  const own = fromHere(workspace);
  const news = offered.map(
    ({ file, beside }) =>
      `The course has a newer ${beside}: it lies beside yours, as ${file}. Yours is unchanged.`,
  );
  const all = copied.length === 0 ? [] : [`${copied.length} notebooks were copied into ${own}.`];
  return [
    ...[...all, ...news],
    `The course is open, with your notebooks in ${own}. Ctrl-C ends it.`,
    '',
    `    ${address}`,
    '',
  ].join('\n');
}

function withoutJupyterLab({ parent }: Command): string {
  const others = ['run', 'slides', 'book'].filter((name) =>
    parent?.commands.some((command) => command.name() === name),
  );
  const named = others.map((name) => `npm run course -- ${name}`).join(', ');
  return `Without JupyterLab this works: ${named}.`;
}

function port(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= 65_535) return value;
  throw new InvalidArgumentError('A whole number from 1 to 65535 is wanted.');
}
