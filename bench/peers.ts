// The programs that train side by side, and the ones that are there.

import { type PeerProgram, type RunningPeer, startPeer } from './peer-process.ts';
import { TORCH_BY_HAND } from './peer-tools.ts';

export const PROJECT = 'project, train';
export const PROJECT_2 = 'project, 2 threads';
export const FUSED = 'project, fused';
export const FUSED_2 = 'project, fused, 2 threads';
export const PLAIN = 'project, plain loops';
export const STEPS = 'step functions';
export const NUMPY = 'NumPy';
export const NUMPY_2 = 'NumPy, 2 threads';
export const TORCH_NN = 'torch.nn';
export const BRAIN = 'brain.js, float32';

export interface TrainingPeer extends PeerProgram {
  /** How far its θ and cost may be from those of the step functions. */
  readonly bound: number;
}

/** Every float64 peer reaches the same numbers but for the order of its sums. */
const DOUBLE = 1e-10;

/** float32 has 24 bits, and the errors add up over the steps. */
const SINGLE = 1e-3;

const node = (name: string, ...command: string[]): TrainingPeer => {
  return { name, tool: 'node', command, bound: DOUBLE };
};
const python = (name: string, ...command: string[]): TrainingPeer => {
  return { name, tool: 'python', command, bound: DOUBLE };
};

export const trainingPeers: readonly TrainingPeer[] = [
  node(PROJECT, 'kernel-lib.mjs'),
  node(PROJECT_2, 'kernel-lib.mjs', 'two-threads'),
  node(FUSED, 'kernel-lib.mjs', 'fused'),
  node(FUSED_2, 'kernel-lib.mjs', 'two-threads-fused'),
  node(PLAIN, 'kernel-lib.mjs', 'plain'),
  node(STEPS, 'kernel-lib.mjs', 'step-functions'),
  python(NUMPY, 'numpy_train.py'),
  { ...python(NUMPY_2, 'numpy_train.py'), threads: 2 },
  python(TORCH_NN, 'torch_train.py', 'nn'),
  { ...python('torch.nn, 2 threads', 'torch_train.py', 'nn'), threads: 2 },
  python('torch by hand', 'torch_train.py', 'hand'),
  { ...node('ml-matrix', 'ml-matrix.mjs'), packages: true },
  { ...node('tfjs wasm, float32', 'tfjs.mjs', 'wasm'), packages: true, bound: SINGLE },
  { ...node('tfjs cpu, float32', 'tfjs.mjs', 'cpu'), packages: true, bound: SINGLE },
  { ...node(BRAIN, 'brain.mjs'), packages: true, bound: SINGLE },
];

/** Starts what is there; the sentences of what is not. */
export async function startAll<Program extends PeerProgram>(
  programs: readonly Program[],
): Promise<{ running: RunningPeer[]; missing: string[] }> {
  const started: (RunningPeer | string)[] = [];
  for (const program of programs) started.push(await startPeer(program));
  const missing = started.filter((each) => typeof each === 'string');
  const running = started.filter((each) => typeof each !== 'string');
  const noTorch = missing.some((sentence) => sentence.includes("No module named 'torch'"));
  return { running, missing: noTorch ? [...missing, TORCH_BY_HAND] : missing };
}

/** `NumPy 2.4.6, torch.nn 2.15.0, …`: each library once, by the first peer that has it. */
export function versionsOf(running: readonly RunningPeer[]): string {
  const named = running.filter(({ version }) => version !== '');
  const once = named.filter(
    ({ version }, k) => named.findIndex((o) => o.version === version) === k,
  );
  return once.map(({ name, version }) => `${name.split(',')[0]} ${version}`).join(', ');
}
