// `course run`.
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { fromHere, PROJECT } from '../project.ts';
import { UsageError } from '../usage-error.ts';
import { kernelFor } from './default-kernel.ts';
import { interruptible } from './interruption.ts';
import { progressOn } from './progress.ts';
import { report } from './report.ts';
import { type NotebookRun, type RunOptions, runNotebooks } from './run.ts';
import { targets } from './targets.ts';

interface Options {
  readonly kernel?: string;
  readonly timeout?: number;
  readonly jobs?: number;
  readonly out?: string;
}

/** `course run [files…]`: executes notebooks. */
export function runCommand(): Command {
  return new Command('run')
    .description('execute notebooks and write them with their outputs')
    .argument('[files...]', 'notebooks, or folders of notebooks (default: notebooks/*.ipynb)')
    .option(
      '--kernel <name|kernel.json>',
      'the kernel to use (default: the one the notebook names)',
    )
    .option('--timeout <seconds>', 'time limit for a cell (default: 120)', seconds)
    .option('--jobs <n>', 'notebooks executed at a time (default: one for each core)', count)
    .option('--out <dir>', 'where executed notebooks go (default: build/executed)')
    .action(async (files: string[], options: Options) => {
      process.exitCode = await interruptible(async (signal) => {
        const runs = await run(files, options, signal);
        return exitCode(runs);
      });
    });
}

async function run(
  files: readonly string[],
  { kernel, timeout, jobs, out }: Options,
  signal: AbortSignal,
): Promise<NotebookRun[]> {
  const asked = files.length > 0 ? files : [fromHere(join(PROJECT, 'notebooks'))];
  const found = targets(asked, out ?? fromHere(join(PROJECT, 'build/executed')));
  if (kernel !== undefined) checkKernel(kernel);
  const options: RunOptions = {
    signal,
    progress: progressOn(process.stderr),
    ...(kernel === undefined ? {} : { kernel }),
    ...(timeout === undefined ? {} : { limits: { timeout: timeout * 1000 } }),
    ...(jobs === undefined ? {} : { jobs }),
  };
  const runs = await runNotebooks(found, options);
  if (!signal.aborted) console.log(report(runs));
  return runs;
}

// Asked for by name or path it is a question of spelling, answered once and before anything runs.
function checkKernel(nameOrPath: string): void {
  try {
    kernelFor(nameOrPath);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function exitCode(runs: readonly NotebookRun[]): number {
  return runs.some(({ failure }) => failure) ? 1 : 0;
}

function seconds(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value > 0 && value <= 86_400) return value;
  throw new InvalidArgumentError('A number of seconds between 0 and 86400 is wanted.');
}

function count(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= 1) return value;
  throw new InvalidArgumentError('A whole number from 1 is wanted.');
}
