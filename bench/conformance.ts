// npm run bench -- conformance: what the project's kernel, tslab and Deno can do, check by check.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checks } from '../test/tools/kernel/conformance/checks.ts';
import {
  denoKernel,
  NO_DENO,
  projectKernel,
  tslabKernel,
} from '../test/tools/kernel/conformance/peers.ts';
import { type Check, openRunner, type Runner } from '../test/tools/kernel/conformance/suite.ts';
import type { KernelSpec } from '../tools/client/kernelspec.ts';

/** What a kernel lacks: the sentence of each check that it fails, by the id of the check. */
type Lacks = ReadonlyMap<string, string>;

/** A table of the checks that each kernel passes, by group, and what each lacks. */
export async function conformance(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-conformance-'));
  try {
    const deno = denoKernel(folder);
    const specs = [projectKernel(folder), tslabKernel(folder), ...(deno ? [deno] : [])];
    const lacks = new Map<string, Lacks>();
    for (const spec of specs) lacks.set(spec.name, await lackOf(spec));
    const lists = [...lacks].map(([name, lack]) => list(name, lack));
    return [table(lacks), ...lists, ...(deno ? [] : [NO_DENO])].join('\n\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function lackOf(spec: KernelSpec): Promise<Lacks> {
  const runner = openRunner(spec);
  const lacks = new Map<string, string>();
  for (const [n, check] of checks.entries()) {
    if (n % 20 === 0) process.stderr.write(`${spec.name}: ${n} of ${checks.length} checks\n`);
    // tslab loses each 512th message. That is counted once, by `streams`: a check that only missed an
    // idle is tried again on a new kernel.
    let lack = await lackIn(runner, check);
    if (lack?.startsWith('the status idle')) lack = await lackIn(runner, check);
    if (lack !== null) lacks.set(check.id, lack);
  }
  await runner.close();
  return lacks;
}

async function lackIn(runner: Runner, check: Check): Promise<string | null> {
  try {
    await runner.check(check);
    return null;
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    return sentence.replaceAll(/\s+/g, ' ');
  }
}

function table(lacks: ReadonlyMap<string, Lacks>): string {
  const groups = [...new Set(checks.map(({ group }) => group))];
  const row = (first: string, cells: readonly (string | number)[]) =>
    `  ${first.padEnd(14)}${cells.map((cell) => String(cell).padStart(10)).join('')}`;
  const passed = (lack: Lacks, inGroup: readonly { readonly id: string }[]) =>
    inGroup.filter(({ id }) => !lack.has(id)).length;
  const rows = groups.map((group) => {
    const inGroup = checks.filter((check) => check.group === group);
    const counts = [...lacks.values()].map((lack) => passed(lack, inGroup));
    return row(group, [inGroup.length, ...counts]);
  });
  const all = [...lacks.values()].map((lack) => passed(lack, checks));
  const head = row('conformance', ['checks', ...lacks.keys()]);
  return [head, ...rows, row('in all', [checks.length, ...all])].join('\n');
}

function list(name: string, lack: Lacks): string {
  const lines = checks
    .filter(({ id }) => lack.has(id))
    .map(
      ({ id, group, title }) =>
        `  ${group}: ${title} (${id})\n      ${lack.get(id)?.slice(0, 200)}`,
    );
  return lines.length === 0 ? `${name} lacks nothing` : `${name} lacks\n${lines.join('\n')}`;
}
