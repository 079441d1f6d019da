// The Jupyter ecosystem's own programs run our kernel: jupyter_kernel_test and nbclient, from PyPI.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readKernelspec, thisMachine } from '../../../tools/client/kernelspec.ts';
import { startKernel } from '../../../tools/client/start.ts';
import { kernelCommand } from '../../../tools/kernel/command.ts';
import { readNotebook } from '../../../tools/notebook/files.ts';
import type { Notebook, Output } from '../../../tools/notebook/notebook.ts';
import { executeNotebook } from '../../../tools/run/execute.ts';
import { venv } from '../start/support/venv.ts';
import { prepare } from './ecosystem/prepare.ts';

const KERNEL = 'course-ecosystem';
const notebooks = resolve(import.meta.dirname, '../../../notebooks');
const programs = join(import.meta.dirname, 'ecosystem');

const environment = venv();
if (typeof environment === 'string') {
  if (process.env.CI)
    throw new Error(`jupyter_kernel_test and nbclient cannot run: ${environment}`);
  console.log(`skipped: jupyter_kernel_test and nbclient cannot run here, for ${environment}`);
}

describe.skipIf(typeof environment === 'string')('the ecosystem', () => {
  const { path, python } = environment as Exclude<typeof environment, string>; // else skipped
  const folder = mkdtempSync(join(tmpdir(), 'ecosystem-'));

  beforeAll(async () => {
    prepare();
    const words = ['install', '--prefix', path, '--name', KERNEL];
    await kernelCommand(thisMachine, () => {}).parseAsync(words, { from: 'user' });
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('jupyter_kernel_test has no failure, and skips only the pager', () => {
    const { status, output } = run([join(programs, 'kernel_suite.py')]);
    expect(output).toMatch(/^OK \(skipped=1\)$/m);
    expect(output).toMatch(/^test_pager .*skipped/ms);
    expect(status).toBe(0);
  }, 120_000);

  it('nbclient gets the outputs of a notebook that our own runner gets', async () => {
    const source = join(notebooks, '00-reading-the-notes.ipynb');
    const executed = join(folder, 'executed.ipynb');
    const { status, output } = run([
      join(programs, 'execute_notebook.py'),
      source,
      executed,
      KERNEL,
    ]);
    expect(output).toBe('');
    expect(status).toBe(0);
    const theirs = outputs(await readNotebook(executed));
    const ours = outputs(await ownRun(source));
    expect(theirs.flat().length).toBeGreaterThan(10);
    expect(theirs).toEqual(ours);
  }, 180_000);

  function run(words: readonly string[]): { status: number | null; output: string } {
    const env = {
      ...process.env,
      COURSE_KERNEL: KERNEL,
      PYTHONWARNINGS: 'ignore',
      // Jupyter's own files go to this test's folder, not to the user's.
      JUPYTER_RUNTIME_DIR: join(folder, 'runtime'),
      JUPYTER_CONFIG_DIR: join(folder, 'config'),
      JUPYTER_DATA_DIR: join(folder, 'data'),
    };
    const { status, stdout, stderr, error } = spawnSync(python, words, { encoding: 'utf8', env });
    return { status, output: error ? String(error) : stdout + stderr };
  }

  async function ownRun(source: string): Promise<Notebook> {
    const spec = readKernelspec(join(path, 'share/jupyter/kernels', KERNEL));
    const client = await startKernel(spec, { cwd: notebooks });
    try {
      const { notebook, failure } = await executeNotebook(await readNotebook(source), client);
      expect(failure).toBeUndefined();
      return notebook;
    } finally {
      await client.kill();
    }
  }
});

/** The outputs of each code cell; text of one stream that came in pieces is one. */
function outputs({ cells }: Notebook): Output[][] {
  return cells.flatMap((cell) =>
    cell.cell_type === 'code' ? [cell.outputs.reduce(joined, [])] : [],
  );
}

function joined(before: Output[], output: Output): Output[] {
  const last = before.at(-1);
  const isMore =
    last?.output_type === 'stream' && output.output_type === 'stream' && last.name === output.name;
  if (!isMore) return [...before, output];
  return before.with(-1, { ...last, text: last.text + output.text });
}
