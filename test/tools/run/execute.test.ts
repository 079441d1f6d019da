import { afterAll, describe, expect, it, vi } from 'vitest';
import type { KernelClient } from '../../../tools/client/client.ts';
import type { KernelSpec } from '../../../tools/client/kernelspec.ts';
import { startKernel } from '../../../tools/client/start.ts';
import type { CodeCell, Notebook, Output } from '../../../tools/notebook/notebook.ts';
import { read } from '../../../tools/notebook/read.ts';
import { write } from '../../../tools/notebook/write.ts';
import { kernelFor } from '../../../tools/run/default-kernel.ts';
import { type Execution, executeNotebook } from '../../../tools/run/execute.ts';
import type { Limits } from '../../../tools/run/execute-cell.ts';
import { badKernel, isAlive, temporaryFolder } from '../client/kernels.ts';
import { bothKernels, printed } from './both-kernels.ts';
import { notebook } from './notebooks.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

/** What is written of an execution can be read again. */
async function executed(
  client: KernelClient,
  notebook: Notebook,
  limits: Partial<Limits> = {},
): Promise<Execution> {
  const execution = await executeNotebook(notebook, client, { limits });
  expect(read(write(execution.notebook), 'executed')).toEqual(execution.notebook);
  return execution;
}

async function onOwnKernel(
  spec: KernelSpec,
  notebook: Notebook,
  limits: Partial<Limits> = {},
): Promise<Execution> {
  const client = await startKernel(spec, { cwd: folder.path });
  try {
    return await executed(client, notebook, limits);
  } finally {
    await client.kill();
    expect(isAlive(client.pid)).toBe(false);
  }
}

function codeCells({ notebook }: Execution): CodeCell[] {
  return notebook.cells.filter((cell) => cell.cell_type === 'code');
}

function outputs(execution: Execution): (readonly Output[])[] {
  return codeCells(execution).map((cell) => cell.outputs);
}

describe.each(bothKernels)('on $title', { timeout: 120_000 }, (kernel) => {
  // One kernel for all tests that leave it usable; after one that did not, the next starts another.
  let shared: KernelClient | undefined;
  afterAll(() => shared?.kill());

  const sharedKernel = async (): Promise<KernelClient> => {
    if (!shared || !isAlive(shared.pid)) {
      shared = await startKernel(kernel.spec(), { cwd: folder.path });
    }
    // The first check of types takes its time, and tslab refuses cells for 200 ms after a failed one.
    const { execute } = shared;
    const answers = async () => expect(await execute('0')).toMatchObject({ status: 'ok' });
    await vi.waitFor(answers, 60_000);
    return shared;
  };
  const run = async (notebook: Notebook, limits: Partial<Limits> = {}) =>
    executed(await sharedKernel(), notebook, limits);

  describe('a notebook', () => {
    it('outputs, counts, times; what it had before is gone', async () => {
      const old = notebook('const x = 3; x + 1', '', 'console.log(x); console.error("warn")');
      const stale = old.cells.map((cell) =>
        cell.cell_type === 'code'
          ? { ...cell, outputs: [printed('stale')], execution_count: 9 }
          : cell,
      );
      const execution = await run({ ...old, cells: stale });
      expect(execution).toMatchObject({ cells: 2 });
      expect(execution).not.toHaveProperty('failure');
      expect(outputs(execution)).toMatchObject([
        [kernel.value('4')],
        [],
        [printed('3\n'), printed('warn\n', 'stderr')],
      ]);
      const cells = codeCells(execution);
      const n = Number(cells[0].execution_count);
      expect(n).toBeGreaterThan(0);
      expect(cells.map(({ execution_count }) => execution_count)).toEqual([n, null, n + 1]);
      const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z$/);
      expect(cells[0].metadata.execution).toEqual({
        'iopub.status.busy': time,
        ...(kernel.stock ? {} : { 'iopub.execute_input': time }),
        'iopub.status.idle': time,
        'shell.execute_reply': time,
      });
      expect(cells[1].metadata).toEqual({});
    });

    it('2000 prints in one tick all arrive, which tslab by itself would lose', async () => {
      const cell = 'for (let i = 0; i < 2000; i++) console.log(i);';
      const execution = await run(notebook(cell, '"next"'));
      const lines = Array.from({ length: 2000 }, (_, i) => `${i}\n`);
      expect(outputs(execution)).toMatchObject([
        [printed(lines.join(''))],
        [kernel.value('next', "'next'")],
      ]);
    });

    it('a display is updated by a later cell', async () => {
      const execution = await run(
        notebook(
          'import * as tslab from "tslab";\nconst d = tslab.newDisplay();\nd.text("one")',
          'd.text("two")',
        ),
      );
      const data = { 'text/plain': 'two' };
      const display = { output_type: 'display_data', data, metadata: {} };
      expect(outputs(execution)).toEqual([[display], []]);
    });

    it('after an expected error the next cells run, though tslab refuses them at first', async () => {
      const execution = await run(
        notebook(
          ['throw new RangeError("wanted")', 'raises-exception'],
          'console.log("at once")',
          ['throw new Error("never")', 'skip-execution'],
          ['console.log("no error, nothing said")', 'raises-exception'],
          ['const n: number = "x";', 'raises-exception'],
          'console.log("end")',
        ),
      );
      expect(execution).not.toHaveProperty('failure');
      expect(execution.cells).toBe(5);
      expect(outputs(execution)).toMatchObject([
        [{ output_type: 'error', ename: 'RangeError', evalue: 'wanted' }],
        [printed('at once\n')],
        [],
        [printed('no error, nothing said\n')],
        [{ output_type: 'error', ename: 'TypeScriptError' }],
        [printed('end\n')],
      ]);
    });

    it('an error in its last cell may be expected, too', async () => {
      const execution = await run(notebook(['throw new Error("wanted")', 'raises-exception']));
      expect(execution).not.toHaveProperty('failure');
    });
  });

  const { compilerError } = kernel;

  describe('a failing cell', () => {
    it.each([
      ['an exception', '\nconst a: number = 1;\n\nthrow new Error("boom");', 4, 'Error: boom'],
      [
        'an exception in a function: the line that called it',
        'function f() {\n  throw new RangeError("2 x 3");\n}\n\nf();',
        5,
        'RangeError: 2 x 3',
      ],
      [
        'an exception after await',
        'await null;\n// why\nthrow new Error("late");',
        3,
        'Error: late',
      ],
      ['a promise nobody awaits', '1;\nPromise.reject(new Error("lost"));', 2, 'Error: lost'],
      [
        'a type error',
        '\nconst s: string = 4;',
        2,
        compilerError('TypeScriptError', 2322, "Type 'number' is not assignable to type 'string'."),
      ],
      [
        'a syntax error',
        'const t = (4 + ;',
        1,
        compilerError('SyntaxError', 1109, 'Expression expected.'),
      ],
      [
        'a missing import',
        '// here\nimport { x } from "./missing";\nx',
        2,
        compilerError(
          'TypeScriptError',
          2307,
          "Cannot find module './missing' or its corresponding type declarations.",
        ),
      ],
    ])('%s', async (_, source, line, message) => {
      const execution = await run(notebook('1', source, '3'));
      const cell = { number: 2, id: 'c2' };
      expect(execution.failure).toEqual({ reason: 'error', message, line, cell });
      expect(execution.cells).toBe(2);
      // Whoever reads the notebook sees a failed cell, and the cells after it did not run.
      expect(outputs(execution)[1].at(-1)).toMatchObject({ output_type: 'error' });
      expect(outputs(execution)[2]).toEqual([]);
    });

    it('a function of an earlier cell: the line of this one', async () => {
      const define = '\n\n\nfunction g(): never {\n  throw new RangeError("deep");\n}';
      const { failure } = await run(notebook(define, '1;\ng();'));
      const cell = { number: 2, id: 'c2' };
      expect(failure).toEqual({ reason: 'error', message: 'RangeError: deep', line: 2, cell });
    });

    it('an expected rejection that nobody awaits is an error output, and no text on stderr', async () => {
      const lost = 'console.error("kept");\nvoid Promise.reject(new Error("lost"));';
      const execution = await run(notebook([lost, 'raises-exception'], '2'));
      expect(execution).not.toHaveProperty('failure');
      expect(outputs(execution)).toMatchObject([
        [printed('kept\n', 'stderr'), { output_type: 'error', ename: 'Error', evalue: 'lost' }],
        [kernel.value('2')],
      ]);
    });

    it('an exception in a timer of the last cell', async () => {
      const source = '1;\nvoid setTimeout(() => {\n  throw new RangeError("timer");\n}, 0);';
      const { failure } = await run(notebook(source));
      expect(failure).toMatchObject({ reason: 'error' });
      expect(failure?.message).toContain('RangeError: timer');
    });
  });

  describe('limits', () => {
    it.each([
      ['loop', 'for (;;) {}'],
      ['await', 'await new Promise(() => {})'],
    ])('an endless %s reaches the time limit', async (_, source) => {
      const limits = { timeout: 1_500, grace: 1_500 };
      const execution = await run(notebook('1', source, '3'), limits);
      expect(execution).toMatchObject({
        cells: 2,
        failure: { reason: 'timeout', cell: { number: 2, id: 'c2' } },
      });
      expect(execution.failure?.message).toMatch(/^took longer than the time limit of 1.5 s/);
      expect(outputs(execution)[1].at(-1)).toMatchObject({ output_type: 'error' });
    });

    it('an output of 50 MB at once is cut at 10 MB', async () => {
      const cell = 'console.log("x".repeat(50_000_000))';
      const execution = await run(notebook(cell), { grace: 1_500 });
      expect(execution.failure).toMatchObject({
        reason: 'output',
        cell: { number: 1, id: 'c1' },
        message: expect.stringMatching(/^put out more than the limit of 10 MB/),
      });
      const [first] = outputs(execution)[0];
      expect(first.output_type === 'stream' && first.text.length).toBe(10_000_000);
      expect(outputs(execution)[0].at(-1)).toMatchObject({ output_type: 'error' });
    });

    it('an endless output is stopped', async () => {
      const cell =
        'for (;;) { console.log("x".repeat(1e4)); await new Promise((r) => setImmediate(r)); }';
      const limits = { output: 1_000_000, grace: 1_500 };
      const execution = await onOwnKernel(kernel.spec(), notebook(cell), limits);
      expect(execution.failure?.message).toMatch(/^put out more than the limit of 1 MB/);
      expect(JSON.stringify(outputs(execution)).length).toBeLessThan(1_200_000);
    });
  });
});

describe('on the course kernel alone', { timeout: 120_000 }, () => {
  it('a cell that reaches the time limit is Interrupted, and the kernel keeps its state', async () => {
    const client = await startKernel(kernelFor(), { cwd: folder.path });
    const limits = { timeout: 500, grace: 60_000 };
    try {
      await client.execute('const kept = 5;');
      for (const endless of ['for (;;) {}', 'await new Promise(() => {})']) {
        const execution = await executed(client, notebook(endless), limits);
        expect(execution.failure?.message).toBe(
          'took longer than the time limit of 0.5 s and was interrupted (see --timeout)',
        );
        expect(outputs(execution)[0]).toMatchObject([
          { output_type: 'error', ename: 'Interrupted' },
          { output_type: 'error', ename: 'Failure (timeout)' },
        ]);
      }
      const execution = await executed(client, notebook('kept'));
      expect(outputs(execution)).toMatchObject([[{ data: { 'text/plain': '5' } }]]);
    } finally {
      await client.kill();
    }
  });

  it('process.exit is refused, with an error', async () => {
    const source = 'console.log("bye");\nprocess.exit(3)';
    const execution = await onOwnKernel(kernelFor(), notebook(source));
    expect(execution.failure).toMatchObject({
      reason: 'error',
      message: expect.stringMatching(/^Error: process\.exit\(3\) would end the kernel/),
      cell: { number: 1, id: 'c1' },
      line: 2,
    });
    expect(outputs(execution)[0]).toMatchObject([printed('bye\n'), { output_type: 'error' }]);
  });

  it('the error of a timer belongs to the cell that set it, when later cells have run', async () => {
    const source = `let begun = false;
const timer = setInterval(() => {
  if (begun) { clearInterval(timer); throw new RangeError("timer"); }
}, 5);`;
    const later = 'begun = true; await new Promise((r) => setTimeout(r, 50)); console.log("later")';
    const execution = await onOwnKernel(kernelFor(), notebook('0', source, later, later, '4'));
    expect(execution.failure).toEqual({
      reason: 'error',
      message: 'RangeError: timer',
      cell: { number: 2, id: 'c2' },
      line: 3,
    });
    const [, second, third] = outputs(execution);
    expect(second).toMatchObject([{ output_type: 'error', ename: 'RangeError', evalue: 'timer' }]);
    expect(third).toEqual([printed('later\n')]);
  });
});

describe('a kernel that dies', { timeout: 120_000 }, () => {
  it('in a cell: the exit code, and what was put out before', async () => {
    const { failure, ...execution } = await onOwnKernel(
      kernelFor('stock-tslab'),
      notebook('console.log("bye")', 'process.exit(3)'),
    );
    expect(failure).toEqual({
      reason: 'died',
      message: 'the kernel died with exit code 3',
      cell: { number: 2, id: 'c2' },
    });
    expect(outputs(execution)[0]).toEqual([printed('bye\n')]);
  });

  it.skipIf(process.platform === 'win32').each(bothKernels)(
    'by a signal, on $title',
    async (kernel) => {
      const cell = "process.kill(process.pid, 'SIGKILL'); await new Promise(() => {});";
      const { failure } = await onOwnKernel(kernel.spec(), notebook(cell));
      expect(failure).toEqual({
        reason: 'died',
        message: 'the kernel was ended by SIGKILL',
        cell: { number: 1, id: 'c1' },
      });
    },
  );

  it('after the last cell', async () => {
    const execution = await onOwnKernel(badKernel('dies of nothing'), notebook('1'));
    expect(execution.failure).toEqual({
      reason: 'died',
      message: 'after the last cell: the kernel died with exit code 4',
    });
    expect(outputs(execution)).toEqual([[printed('half\n')]]);
  });
});

describe('a kernel that breaks the protocol', { timeout: 30_000 }, () => {
  it('never idle: the time limit, and the kernel is killed', async () => {
    const limits = { timeout: 200, grace: 200 };
    const { failure } = await onOwnKernel(badKernel('never idle'), notebook('1'), limits);
    expect(failure).toMatchObject({
      reason: 'timeout',
      message:
        'took longer than the time limit of 0.2 s; it went on for 0.2 s after being interrupted, ' +
        'so the kernel was killed (see --timeout)',
    });
  });

  it('a wrong signature', async () => {
    const { failure } = await onOwnKernel(badKernel('wrong signature'), notebook('1'));
    expect(failure).toMatchObject({ reason: 'protocol', cell: { number: 1, id: 'c1' } });
  });

  it('an error published under the status ok is an error', async () => {
    const { failure } = await onOwnKernel(badKernel('error but ok'), notebook('1'));
    expect(failure).toMatchObject({ reason: 'error', message: 'E: v' });
  });

  it('a cell that it refuses', async () => {
    const { failure } = await onOwnKernel(badKernel('always aborts'), notebook('1'));
    expect(failure).toMatchObject({
      reason: 'aborted',
      message: 'the kernel did not run it (status aborted)',
    });
  });

  it('clear_output', async () => {
    const execution = await onOwnKernel(badKernel('none'), notebook('keep', 'clear'));
    expect(outputs(execution)).toEqual([[printed('half\n')], []]);
    expect(execution).not.toHaveProperty('failure');
  });
});
