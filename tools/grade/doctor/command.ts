// `course doctor`.
import { Command, Option } from 'commander';
import type { SandboxTier } from '../result.ts';
import { bestTier, installDeno } from '../sandbox/tools.ts';

const MORE = `
Without --tier the best tier of this machine is tried. The tiers:
  hardened   Linux with bubblewrap, prlimit and Deno: a submission reaches nothing
  default    Deno without permissions, on any system
  node-only  the permissions of Node: stops accidents, not a determined attacker

The exit code is 0 if the tier holds what it promises, 1 if not, 2 if the command cannot be understood.`;

interface Options {
  readonly install?: true;
  readonly tier?: SandboxTier;
}

/** `course doctor [--install] [--tier T]`. */
export function doctorCommand(): Command {
  const tiers: readonly SandboxTier[] = ['hardened', 'default', 'node-only'];
  return new Command('doctor')
    .description('try hostile submissions on this machine: which of them does the sandbox stop?')
    .option('--install', 'install Deno for the sandbox, if it is not here')
    .addOption(new Option('--tier <tier>', 'the tier to be tried').choices(tiers))
    .addHelpText('after', MORE)
    .action(async ({ install, tier }: Options) => {
      process.exitCode = await examined(install === true, tier, (line) => console.log(line));
    });
}

async function examined(
  install: boolean,
  wanted: SandboxTier | undefined,
  say: (line: string) => void,
): Promise<number> {
  const failed = install ? installDeno(say) : undefined;
  if (failed !== undefined) {
    say(failed);
    return 1;
  }
  const { tier: best, tools, because } = bestTier();
  say(`The best tier of this machine is ${best}.`);
  for (const sentence of because) say(`  ${sentence}`);
  const tier = wanted ?? best;
  const order: readonly SandboxTier[] = ['node-only', 'default', 'hardened'];
  if (order.indexOf(tier) > order.indexOf(best)) {
    say(`${tier} cannot be tried here.`);
    return 1;
  }
  // The probes bring esbuild and the compiler along; no other command waits for them.
  const { runProbes } = await import('./doctor.ts');
  const { headline, line, verdict } = await import('./table.ts');
  say(headline(tier));
  const results = await runProbes(tier, tools, { onResult: (each) => say(line(tier, each)) });
  const { text, holds } = verdict(tier, results);
  say(text);
  return holds ? 0 : 1;
}
