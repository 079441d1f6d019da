// The steps of .binder, which repo2docker runs in an image, run here without one: in a copy of the project,
// and in the environment of the tests, which holds the same requirements.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeNotebook } from '../../../tools/notebook/files.ts';
import { temporaryFolder } from '../client/kernels.ts';
import { type Clone, clone } from './support/clone.ts';
import { scratch } from './support/scratch.ts';
import { venv } from './support/venv.ts';

const environment = venv();
if (typeof environment === 'string') {
  if (process.env.CI) throw new Error(`.binder cannot be tried: ${environment}`);
  console.log(`skipped: .binder cannot be tried here, for ${environment}`);
}

describe.skipIf(typeof environment === 'string')('.binder', { timeout: 120_000 }, () => {
  const { python } = environment as Exclude<typeof environment, string>; // else skipped
  const elsewhere = temporaryFolder();
  let course: Clone;
  const prefix = () => join(course.path, 'prefix');
  beforeAll(() => {
    course = clone();
  });
  afterAll(() => {
    course.remove();
    elsewhere.remove();
  });

  function run(command: string, ...words: readonly string[]) {
    const PATH = `${dirname(python)}${delimiter}${process.env.PATH}`;
    const env = {
      ...process.env,
      PATH,
      NB_PYTHON_PREFIX: prefix(),
      JUPYTER_PATH: join(prefix(), 'share/jupyter'),
      JUPYTER_CONFIG_PATH: join(prefix(), 'etc/jupyter'),
      JUPYTER_RUNTIME_DIR: join(course.path, 'runtime'),
      PIP_NO_INDEX: '1', // so that it succeeds only if everything is there, in the pinned versions
    };
    return spawnSync(command, words, { cwd: course.path, encoding: 'utf8', env });
  }

  it('postBuild installs the pinned packages, the kernel and the settings', () => {
    const { status, stdout, stderr } = run('./.binder/postBuild');
    expect(stderr.replace(/^\s*WARNING: .*$/gm, '').trim()).toBe('');
    expect(status, stdout).toBe(0);
    expect(stdout).not.toContain('Collecting ');
    const settings = join(prefix(), 'etc/jupyter/labconfig/default_setting_overrides.json');
    expect(readFileSync(settings, 'utf8')).toContain('lineNumbers');
  });

  it('the kernel is then the one that Jupyter offers, and runs a notebook of the course', async () => {
    const { stdout } = run(python, '-m', 'jupyter', 'kernelspec', 'list', '--json');
    expect(Object.keys(JSON.parse(stdout).kernelspecs)).toEqual(['tslab']);
    // Far from the clone, whose packages it finds all the same.
    const file = join(elsewhere.path, 'own.ipynb');
    await writeNotebook(file, { ...scratch, cells: scratch.cells.slice(0, 1) });
    expect(run(python, '-m', 'jupyter', 'execute', '--inplace', file).status).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('"execution_count": 1');
  });

  it('its Python and its Node are new enough', () => {
    const yml = readFileSync(join(course.path, '.binder/environment.yml'), 'utf8');
    expect(Number(/python=3\.(\d+)/.exec(yml)?.[1])).toBeGreaterThanOrEqual(9);
    expect(Number(/nodejs=(\d+)/.exec(yml)?.[1])).toBeGreaterThan(20);
  });
});
