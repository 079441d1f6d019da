// The probes run on this machine, each in a candidate of its own as an examination starts it.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { candidateProgram, translatorProgram } from '../candidate/programs.ts';
import { openChannel } from '../examiner/channel.ts';
import { openTranslator, type Translator } from '../examiner/translator.ts';
import type { SandboxTier } from '../result.ts';
import { type Sandbox, startSandbox } from '../sandbox/process.ts';
import type { Limits, Tools } from '../sandbox/tiers.ts';
import { type LaidOut, layOut } from './bait.ts';
import { outlives } from './outlives.ts';
import { type Probe, prelude } from './probe.ts';
import { probes } from './probes.ts';
import { LIMITS, PATIENCE, watch } from './watch.ts';

export interface ProbeResult {
  readonly name: string;
  readonly means: string;
  readonly open: boolean;
  /** What was seen of an open one. */
  readonly seen?: string;
}

export interface DoctorOptions {
  /** All of them if left out. */
  readonly probes?: readonly Probe[];
  readonly onResult?: (result: ProbeResult) => void;
  /** How a program is started, if it is not in that tier: for the proof that probes can be open. */
  readonly start?: (program: string, limits: Limits) => Sandbox;
}

const UNHURRIED = { wall: 20, cpu: 10 };

/** Everything that the probes of one tier share. */
interface Ward {
  readonly tier: SandboxTier;
  readonly tools: Tools;
  readonly folder: string;
  readonly programs: string;
  readonly start: (program: string, limits: Limits) => Sandbox;
  readonly translator: Translator;
  readonly laid: LaidOut;
}

export async function runProbes(
  tier: SandboxTier,
  tools: Tools,
  { probes: chosen = probes, onResult = () => {}, start: other }: DoctorOptions = {},
): Promise<ProbeResult[]> {
  const start = other ?? ((program, limits) => startSandbox(tier, program, limits, tools));
  const folder = mkdtempSync(join(tmpdir(), 'course-doctor-'));
  const programs = join(folder, 'programs');
  mkdirSync(programs);
  writeFileSync(join(programs, 'translator.js'), await translatorProgram());
  writeFileSync(join(programs, 'candidate.js'), await candidateProgram('0.1', []));
  const translator = openTranslator(() =>
    startSandbox(tier, join(programs, 'translator.js'), { memory: 512, cpu: 60 }, tools),
  );
  const laid = await layOut(folder, programs, other === undefined);
  const ward: Ward = { tier, tools, folder, programs, start, translator, laid };
  const results: ProbeResult[] = [];
  try {
    for (const probe of chosen) {
      const seen = await tried(probe, ward);
      const { name, means } = probe;
      results.push({
        name,
        means,
        open: seen !== undefined,
        ...(seen === undefined ? {} : { seen }),
      });
      onResult(results[results.length - 1]);
    }
  } finally {
    laid.clear();
    translator.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return results;
}

/** What was seen, if the probe is open. */
async function tried(probe: Probe, ward: Ward): Promise<string | undefined> {
  const { tier, tools, folder, laid } = ward;
  if (probe.tell === 'orphan') return await outlives(tier, tools, folder);
  if (probe.before) await visit(probe.before, ward);
  laid.seen();
  const { loot, excess } = await visit(probe.cell, ward);
  if (probe.tell === 'limits') return excess ?? (await nextFails(ward));
  if (probe.tell === 'loot') {
    return loot === 'open' || loot.includes(laid.bait.secret)
      ? 'it got what it was after'
      : undefined;
  }
  // A program left behind takes a second to show itself.
  if (probe.tell === 'folder') await pause(1500);
  else await pause(100);
  return laid.seen()[probe.tell] ? 'it got there' : undefined;
}

interface Visit {
  readonly loot: string;
  /** How it went beyond its limits, if it did. */
  readonly excess?: string;
}

/** One cell in a candidate of its own, watched from outside. */
async function visit(cell: string, { start, programs, translator, laid }: Ward): Promise<Visit> {
  const code = await translator.translate(`${prelude(laid.bait)}${cell}\n`);
  if ('error' in code) throw new Error(`a probe is no TypeScript: ${code.error}`);
  const sandbox = start(join(programs, 'candidate.js'), LIMITS);
  const channel = openChannel(sandbox);
  await channel.ask({ do: 'cell', js: '0' }, UNHURRIED); // to start takes its time on a busy machine
  const watched = watch(sandbox.pid);
  await channel.ask({ do: 'cell', js: code.js }, PATIENCE);
  const got = await channel.ask({ do: 'call', name: 'loot', args: [] }, PATIENCE);
  channel.close();
  await sandbox.ended;
  const loot = 'answer' in got ? got.answer.value : undefined;
  return { loot: typeof loot === 'string' ? loot : '', ...(await watched.excess()) };
}

/** Whether an ordinary candidate still answers. */
async function nextFails(ward: Ward): Promise<string | undefined> {
  const { loot } = await visit("loot = 'works';", ward);
  return loot === 'works' ? undefined : 'the next candidate does not work';
}
