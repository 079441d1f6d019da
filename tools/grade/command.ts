// `course grade`.

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { fromHere, PROJECT } from '../project.ts';
import { interruptible } from '../run/interruption.ts';
import { UsageError } from '../usage-error.ts';
import type { SandboxTier, SubmissionResult } from './result.ts';

interface Options {
  readonly out: string;
  readonly tier?: SandboxTier;
  readonly workers?: string;
  readonly seconds?: string;
  readonly config?: string;
  readonly anonymous?: true;
}

const TIERS: readonly SandboxTier[] = ['hardened', 'default', 'node-only'];

/** `course grade <submissions>`: grades a folder or a zip of submissions. */
export function gradeCommand(): Command {
  return new Command('grade')
    .description('grade a folder or a .zip of submitted notebooks against the hidden checks')
    .argument(
      '<submissions>',
      'one file or folder per student, a download of Moodle or Canvas, or a .zip',
    )
    .option('--out <folder>', 'where everything is written', join(PROJECT, 'build/grades'))
    .addOption(new Option('--tier <tier>', 'how submissions are held').choices([...TIERS]))
    .option('--workers <number>', 'how many are graded at a time (default: one for each core)')
    .option('--seconds <number>', 'processor time for one cell or one call (default: 5)')
    .option('--config <file>', 'the rule for late submissions (default: grading.json)')
    .option('--anonymous', 'a class report with numbers for names')
    .action(async (submissions: string, options: Options) => {
      process.exitCode = await interruptible((signal) => grade(submissions, options, signal));
    });
}

async function grade(submissions: string, options: Options, signal: AbortSignal): Promise<number> {
  if (!existsSync(submissions))
    throw new UsageError(`${submissions}: there is no such file or folder`);
  const out = resolve(options.out);
  const workers = whole('--workers', options.workers);
  const seconds = whole('--seconds', options.seconds);
  // The grader is large; no other command waits for it.
  const { gradeClass } = await import('./pipeline.ts');
  const { progressOn } = await import('./supervisor/progress.ts');
  const { GradingInterrupted } = await import('./supervisor/supervise.ts');
  const sandbox = await found(options.tier);
  const results = await gradeClass({
    submissions: resolve(submissions),
    out,
    sandbox,
    now: () => new Date().toISOString(),
    print: (line) => console.log(line),
    progress: progressOn(),
    signal,
    ...(workers !== undefined && { workers }),
    ...(seconds !== undefined && { seconds }),
    ...(options.config !== undefined && { config: options.config }),
    ...(options.anonymous && { anonymous: true }),
  }).catch((error: unknown) => {
    if (!(error instanceof GradingInterrupted)) throw error;
    console.log(error.message);
    return undefined;
  });
  return results === undefined ? 1 : told(results, out);
}

/** The sandbox to work in, and what is said about it before anything is graded. */
async function found(wanted: SandboxTier | undefined) {
  const { bestTier, installDeno } = await import('./sandbox/tools.ts');
  if (wanted !== 'node-only') {
    const failed = installDeno((line) => console.log(line));
    if (failed !== undefined) console.log(failed);
  }
  const best = bestTier();
  const tier = wanted ?? best.tier;
  if (TIERS.indexOf(tier) < TIERS.indexOf(best.tier)) {
    throw new UsageError(
      `--tier ${tier}: this machine has ${best.tier}. ${best.because.join(' ')}`,
    );
  }
  console.log(`Sandbox: ${tier}. ${tier === best.tier ? best.because.join(' ') : ''}`.trim());
  if (tier === 'node-only') {
    console.log(
      'It stops accidents, not a determined attacker: a submission can read files and reach the network. ' +
        'Do not give marks that count with it.',
    );
  }
  return { ...best, tier };
}

function whole(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  throw new UsageError(`${option} ${text}: a whole number from 1 to 99 is wanted`);
}

function told(results: readonly SubmissionResult[], out: string): number {
  const need = results.filter(
    ({ status, exercises }) =>
      status !== 'graded' || exercises.some(({ verdict }) => verdict === 'grader-error'),
  );
  console.log(`${results.length} submissions are graded; the marks are in ${fromHere(out)}.`);
  for (const { origin, status, reason } of need) {
    console.log(`to be looked at: ${origin}: ${reason ?? status}`);
  }
  return need.some(({ status }) => status !== 'unreadable') ? 1 : 0;
}
