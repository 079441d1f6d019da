// What each tier is known not to stop, with the sentence that says so. Whatever else is open is an error.

import type { SandboxTier } from '../result.ts';
import { tiesToParent } from '../sandbox/tiers.ts';

export const promises: Readonly<Record<SandboxTier, string>> = {
  hardened: 'Nothing is open: a submission reaches neither files nor network nor other processes.',
  default: 'Deno grants a submission nothing; time and memory are watched from outside.',
  'node-only':
    'This stops accidents, not a determined attacker. Do not grade marks that count with it; ' +
    '`npm run course -- doctor --install` installs what the better tiers take.',
};

const NETWORK = "Node's permissions of this version know nothing of the network.";
const SIGNALS = "Node's permissions know nothing of signals.";
const SLEEPERS =
  'This system cannot tie a process to the life of another: one that sleeps is to be ended by hand.';

const nodeOnly: Readonly<Record<string, string>> = {
  'connect by TCP': NETWORK,
  'fetch a page': NETWORK,
  'connect to a Unix socket': NETWORK,
  'connect to an abstract socket': NETWORK,
  'ask a name server': NETWORK,
  'listen on a port': NETWORK,
  'import a file from the network': NETWORK,
  'open a debugger of its own': NETWORK,
  'end the grader': SIGNALS,
};

/** Why this probe may be open in that tier on this machine; undefined if it must be stopped. */
export function excuse(tier: SandboxTier, probe: string): string | undefined {
  if (tier === 'hardened') return undefined;
  if (probe === 'live on when the grader is killed') return tiesToParent() ? undefined : SLEEPERS;
  if (tier === 'default') return undefined;
  return Object.hasOwn(nodeOnly, probe) ? nodeOnly[probe] : undefined;
}
