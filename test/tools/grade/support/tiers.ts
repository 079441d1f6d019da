// The tiers, and which of them this machine has.

import type { SandboxTier } from '../../../../tools/grade/result.ts';
import type { Tools } from '../../../../tools/grade/sandbox/tiers.ts';
import { bestTier, installDeno } from '../../../../tools/grade/sandbox/tools.ts';
import { installBubblewrap } from './bubblewrap.ts';

export interface TierHere {
  readonly tier: SandboxTier;
  readonly tools: Tools;
  /** Why it cannot be tried on this machine, a sentence. */
  readonly missing?: string;
}

let here: readonly TierHere[] | undefined;

/** Installs first what may be installed. */
export function tiersHere(): readonly TierHere[] {
  here ??= found();
  return here;
}

function found(): readonly TierHere[] {
  const failed = installDeno(() => {});
  installBubblewrap();
  const { tier: best, tools, because } = bestTier();
  const order: readonly SandboxTier[] = ['node-only', 'default', 'hardened'];
  return order.map((tier) => {
    const there = order.indexOf(tier) <= order.indexOf(best);
    return { tier, tools, ...(there ? {} : { missing: failed ?? because.join(' ') }) };
  });
}
