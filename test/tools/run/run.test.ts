import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readNotebook } from '../../../tools/notebook/files.ts';
import { write } from '../../../tools/notebook/write.ts';
import { runNotebooks } from '../../../tools/run/run.ts';
import { targets } from '../../../tools/run/targets.ts';
import { badKernel, temporaryFolder } from '../client/kernels.ts';
import { bothKernels } from './both-kernels.ts';
import { notebook } from './notebooks.ts';

const folder = temporaryFolder();
const at = (...path: string[]) => join(folder.path, ...path);
afterAll(folder.remove);

describe.each(bothKernels)('several notebooks on $title', { timeout: 120_000 }, (tested) => {
  const { kernel, value } = tested;
  const out = `out-${kernel}`;

  it('a broken one does not stop the others; the results stand in the order given', async () => {
    mkdirSync(at('sub'), { recursive: true });
    writeFileSync(at('broken.ipynb'), '{');
    writeFileSync(at('throws.ipynb'), write(notebook('1', 'throw new Error("boom")', '3')));
    // Its kernel stands in its own folder.
    const good = notebook('import { basename } from "node:path"; basename(process.cwd())');
    writeFileSync(at('sub/good.ipynb'), write(good));
    const files = ['throws.ipynb', 'broken.ipynb', 'sub/good.ipynb'].map((name) => at(name));
    const runs = await runNotebooks(targets(files, at(out)), { jobs: 2, kernel });

    expect(runs).toMatchObject([
      {
        file: files[0],
        cells: 2,
        total: 3,
        executed: at(out, 'throws.ipynb'),
        failure: { reason: 'error', cell: { number: 2 }, line: 1, message: 'Error: boom' },
      },
      { file: files[1], cells: 0, failure: { reason: 'read' } },
      { file: files[2], cells: 1, total: 1, executed: at(out, 'good.ipynb') },
    ]);
    expect(runs[1]).not.toHaveProperty('executed');
    expect(runs[2]).not.toHaveProperty('failure');
    expect(readdirSync(at(out))).toEqual(['good.ipynb', 'throws.ipynb']);
    const { cells } = await readNotebook(at(out, 'good.ipynb'));
    expect(cells).toMatchObject([{ outputs: [value('sub', "'sub'")] }]);
  });
});

describe('a run', { timeout: 60_000 }, () => {
  it('a kernel that cannot be started fails its notebook', async () => {
    const spec = { ...badKernel('none'), argv: ['/nowhere/node', '{connection_file}'] };
    mkdirSync(at('kernel'));
    writeFileSync(at('kernel/kernel.json'), JSON.stringify(spec));
    writeFileSync(at('one.ipynb'), write(notebook('1')));
    const [run] = await runNotebooks(targets([at('one.ipynb')], at('out2')), {
      kernel: at('kernel/kernel.json'),
    });
    expect(run).toMatchObject({
      cells: 0,
      failure: {
        reason: 'start',
        message: `kernel "kernel": its command /nowhere/node cannot be started (ENOENT); see argv in ${at('kernel')}`,
      },
    });
  });

  it('a run that is called off writes nothing', async () => {
    writeFileSync(at('off.ipynb'), write(notebook('1')));
    const signal = AbortSignal.abort();
    const [run] = await runNotebooks(targets([at('off.ipynb')], at('out3')), { signal });
    expect(run.failure).toEqual({ reason: 'interrupted', message: 'was interrupted' });
    expect(readdirSync(folder.path)).not.toContain('out3');
  });
});
