// A grader that is about to be killed: starts one candidate that never ends, and says its number.

import type { SandboxTier } from '../result.ts';
import { startSandbox } from '../sandbox/process.ts';

const [tier, program, deno] = process.argv.slice(2);
const { pid, ended } = startSandbox(
  tier as SandboxTier, // from doctor.ts alone
  program,
  { memory: 256, cpu: 10 },
  deno ? { deno } : {},
);
void ended.then(() => process.exit(1));
console.log(pid);
