// The bundled checker with the compiler's code beside it, and without.
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeFile, load } from '../../../tools/kernel/code-cache.ts';
import type { CheckerCalls } from '../../../tools/kernel/threads.ts';
import { prepare } from './ecosystem/prepare.ts';

const project = resolve(import.meta.dirname, '../../..');
const built = join(project, 'tools/kernel/dist');
let bare = '';

beforeAll(() => {
  prepare();
  // In the project, so that the bundle finds typescript.
  mkdirSync(join(project, 'build'), { recursive: true });
  bare = mkdtempSync(join(project, 'build/test-compiler-'));
  cpSync(built, bare, { recursive: true });
  rmSync(codeFile(join(bare, 'typescript.cjs')));
}, 60_000);
afterAll(() => rmSync(bare, { recursive: true }));

type Asked = { [K in keyof CheckerCalls]: [K, ...Parameters<CheckerCalls[K]>] }[keyof CheckerCalls];

const QUESTIONS: readonly Asked[] = [
  ['check', 'cell-1.ts', "import { join } from 'node:path';\nconst xs: number[] = [1, 2];"],
  ['settle', 'cell-1.ts'],
  ['check', 'cell-2.ts', 'xs.map((x) => x.toFixed(join));'],
  ['check', 'cell-3.ts', 'enum Kind { A, B }\nKind[xs[0]]'],
  ['check', 'cell-4.ts', 'const const'],
  ['complete', 'xs.fi', 5],
  ['isComplete', 'if (xs) {'],
  ['transpile', 'a.ts', 'export const a: number = await 1;'],
];

it('the code that was kept when the kernel was built fits', () => {
  expect(load(join(built, 'typescript.cjs')).cached).toBe(true);
  expect(load(join(bare, 'typescript.cjs')).cached).toBe(false);
});

it('the answers are the same with the code and without it', async () => {
  const [withCode, without] = await Promise.all([built, bare].map(answers));
  expect(withCode).toHaveLength(QUESTIONS.length);
  expect(JSON.stringify(withCode)).toMatch(/2345.*"text":"find"/);
  expect(withCode).toEqual(without);
}, 60_000);

/** What the checker's thread of a built kernel answers. */
async function answers(kernel: string): Promise<unknown[]> {
  const [server, session] = [new MessageChannel(), new MessageChannel()];
  const ports = [server.port1, session.port1];
  const workerData = { server: server.port1, session: session.port1, cwd: project };
  const worker = new Worker(join(kernel, 'checker.mjs'), { workerData, transferList: ports });
  const given: unknown[] = [];
  for (const [id, [call, ...args]] of QUESTIONS.entries()) {
    server.port2.postMessage({ id, call, args });
    given.push(...(await once(server.port2, 'message')));
  }
  await worker.terminate();
  return given;
}
