// What the doctor found, in words.

import type { SandboxTier } from '../result.ts';
import type { ProbeResult } from './doctor.ts';
import { excuse, promises } from './expected.ts';
import { probes } from './probes.ts';

const WIDTH = Math.max(...probes.map(({ name }) => name.length));

export function headline(tier: SandboxTier): string {
  return `\n${tier}: ${promises[tier]}\n`;
}

export function line(tier: SandboxTier, { name, means, open, seen }: ProbeResult): string {
  const row = `  ${name.padEnd(WIDTH)}  ${open ? 'OPEN' : 'stopped'}`;
  if (!open) return row;
  const known = excuse(tier, name);
  const why = known === undefined ? `Not known of this tier: ${seen}.` : known;
  return `${row}\n    ${means} ${why}`;
}

export interface Verdict {
  readonly holds: boolean;
  readonly text: string;
}

/** Whether the tier holds what it promises. */
export function verdict(tier: SandboxTier, results: readonly ProbeResult[]): Verdict {
  const open = results.filter((each) => each.open);
  const unknown = open.filter(({ name }) => excuse(tier, name) === undefined);
  const count = `${results.length - open.length} of ${results.length} stopped`;
  if (unknown.length > 0) {
    const names = unknown.map(({ name }) => `"${name}"`).join(', ');
    return {
      holds: false,
      text: `\n${count}. ${tier} does not hold what it promises: ${names} must be stopped.`,
    };
  }
  const rest = open.length === 0 ? '' : ' The open ones are known of this tier.';
  return { holds: true, text: `\n${count}. ${tier} holds what it promises.${rest}` };
}
