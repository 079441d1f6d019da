// `course kernel`: runs the kernel, as Jupyter does, and makes it known to Jupyter.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { type Machine, thisMachine } from '../client/kernelspec.ts';
import { UsageError } from '../usage-error.ts';
import { installKernel, notBuilt, type Place, removeKernel, type Target } from './install.ts';

interface Options {
  readonly user?: true;
  readonly sysPrefix?: true;
  readonly prefix?: string;
  readonly name: string;
  readonly displayName: string;
  readonly force?: true;
}

/** `course kernel`, `course kernel install` and `course kernel remove`. */
export function kernelCommand(
  machine: Machine = thisMachine,
  print: (line: string) => void = console.log,
): Command {
  const kernel = new Command('kernel')
    .description('the TypeScript kernel: run it, or make it known to Jupyter')
    .option('--connection-file <file>', 'run the kernel; Jupyter writes the file')
    .action(async ({ connectionFile }: { connectionFile?: string }) => {
      if (connectionFile === undefined) return kernel.help();
      const { startKernel } = await bundle();
      startKernel(connectionFile);
    });
  placed(kernel.command('install'))
    .description('make the kernel known to Jupyter')
    .option('--display-name <text>', 'how Jupyter shows it', 'TypeScript')
    .action((options: Options) => {
      const file = inSentences(() => installKernel(target(options), options.displayName, machine));
      print(`Installed as "${options.name}": ${file}`);
    });
  placed(kernel.command('remove'))
    .description('undo the installation')
    .action((options: Options) => {
      const folder = inSentences(() => removeKernel(target(options), machine));
      print(`Removed: ${folder}`);
    });
  for (const command of kernel.commands) command.exitOverride();
  return kernel;
}

// The bundle, for it starts in a fraction of the time of the sources.
async function bundle(): Promise<typeof import('./main.ts')> {
  const program = join(import.meta.dirname, 'dist/main.mjs');
  if (!existsSync(program)) throw new UsageError(notBuilt(program));
  return await import(pathToFileURL(program).href);
}

function placed(command: Command): Command {
  return command
    .option('--user', "for all of this user's Jupyter")
    .option('--sys-prefix', 'for the Python environment that is active')
    .option('--prefix <folder>', 'for the Python environment in that folder')
    .option('--name <name>', 'the name that notebooks say', 'tslab')
    .option('--force', 'also when another kernel has that name');
}

function target({ user, sysPrefix, prefix, name, force }: Options): Target {
  const places: Place[] = [];
  if (user) places.push({ kind: 'user' });
  if (sysPrefix) places.push({ kind: 'sys-prefix' });
  if (prefix !== undefined) places.push({ kind: 'prefix', prefix });
  if (places.length > 1) throw new Error('say one of --user, --sys-prefix and --prefix');
  return { place: places[0] ?? { kind: 'project' }, name, force: force === true };
}

function inSentences<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
