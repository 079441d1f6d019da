import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kernelspec, type Machine } from '../../../../tools/client/kernelspec.ts';
import { installKernel, type Place, removeKernel } from '../../../../tools/kernel/install.ts';
import { temporaryFolder } from '../../client/kernels.ts';

let folder: ReturnType<typeof temporaryFolder>;
let machine: Machine;
beforeEach(() => {
  folder = temporaryFolder();
  const project = join(folder.path, 'project');
  mkdirSync(join(project, 'tools/kernel/dist'), { recursive: true });
  writeFileSync(join(project, 'tools/kernel/dist/main.mjs'), '');
  machine = { env: {}, platform: 'linux', home: join(folder.path, 'home'), project };
});
afterEach(() => folder.remove());

const ours = (place: Place, name = 'tslab', force = false) => ({ place, name, force });
const user = { kind: 'user' } as const;

/** The sentence, with the folder of the test as `…`. */
function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return String(error).replaceAll(folder.path, '…');
  }
  return 'done';
}

function foreign(name: string): string {
  const at = join(machine.home, '.local/share/jupyter/kernels', name);
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, 'kernel.json'), '{"argv":["other","{connection_file}"]}');
  return at;
}

describe('install', () => {
  it('the kernel is then found by its name, with its command', () => {
    const file = installKernel(ours(user), 'TypeScript', machine);
    expect(kernelspec('tslab', machine)).toEqual({
      name: 'tslab',
      displayName: 'TypeScript',
      argv: [
        process.execPath,
        join(machine.project, 'tools/kernel/dist/main.mjs'),
        '--connection-file',
        '{connection_file}',
      ],
      env: {},
      interruptMode: 'message',
      resourceDir: join(file, '..'),
    });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ language: 'typescript' });
    expect(readdirSync(join(file, '..'))).toEqual(['kernel.json']);
  });

  it.each([
    [{ kind: 'project' }, 'project/.venv/share/jupyter'],
    [{ kind: 'user' }, 'home/.local/share/jupyter'],
    [{ kind: 'sys-prefix' }, 'env/share/jupyter'],
    [{ kind: 'prefix', prefix: 'P' }, 'P/share/jupyter'],
  ] as const)('%o goes to %s', (asked, wanted) => {
    mkdirSync(join(machine.project, '.venv'));
    machine = { ...machine, env: { VIRTUAL_ENV: join(folder.path, 'env') } };
    const place: Place =
      asked.kind === 'prefix' ? { kind: 'prefix', prefix: join(folder.path, 'P') } : asked;
    const file = installKernel(ours(place), 'T', machine);
    expect(file).toBe(join(folder.path, wanted, 'kernels/tslab/kernel.json'));
  });

  it('again replaces its own', () => {
    installKernel(ours(user), 'One', machine);
    installKernel(ours(user), 'Two', machine);
    expect(kernelspec('tslab', machine).displayName).toBe('Two');
  });

  it("another's is replaced only by force", () => {
    foreign('tslab');
    expect(refusal(() => installKernel(ours(user), 'T', machine))).toMatchInlineSnapshot(
      `"Error: …/home/.local/share/jupyter/kernels/tslab/kernel.json: another kernel is named "tslab"; say --force if it is to be replaced"`,
    );
    installKernel(ours(user, 'tslab', true), 'T', machine);
    expect(kernelspec('tslab', machine).interruptMode).toBe('message');
  });

  it('what cannot be done is said in a sentence', () => {
    const install = (place: Place, name?: string) =>
      refusal(() => installKernel(ours(place, name), 'T', machine));
    expect(install({ kind: 'project' })).toMatchInlineSnapshot(
      `"Error: the project has no …/project/.venv; say --user to install for all of this user's Jupyter, or --prefix"`,
    );
    expect(install({ kind: 'sys-prefix' })).toMatchInlineSnapshot(
      `"Error: --sys-prefix: no Python environment is active (VIRTUAL_ENV and CONDA_PREFIX are not set); activate one, or say --prefix with its folder"`,
    );
    expect(install(user, '../x')).toMatchInlineSnapshot(
      `"Error: "../x" is no name for a kernel: letters, digits, ".", "_" and "-" make one"`,
    );
    expect(install(user, '..')).toContain('is no name for a kernel');
    machine = { ...machine, project: folder.path };
    expect(install(user)).toMatchInlineSnapshot(
      `"Error: …/tools/kernel/dist/main.mjs is missing: run npm test once, which builds it"`,
    );
  });
});

describe('remove', () => {
  it('removes what was installed and nothing else', () => {
    const other = foreign('other');
    const file = installKernel(ours(user), 'T', machine);
    expect(removeKernel(ours(user), machine)).toBe(join(file, '..'));
    expect(existsSync(join(file, '..'))).toBe(false);
    expect(existsSync(other)).toBe(true);
  });

  it("what is not there, or another's, is said in a sentence", () => {
    expect(refusal(() => removeKernel(ours(user), machine))).toMatchInlineSnapshot(
      `"Error: there is no kernel "tslab" in …/home/.local/share/jupyter/kernels/tslab"`,
    );
    foreign('tslab');
    expect(refusal(() => removeKernel(ours(user), machine))).toMatchInlineSnapshot(
      `"Error: …/home/.local/share/jupyter/kernels/tslab/kernel.json: another kernel is named "tslab"; say --force if it is to be removed"`,
    );
    removeKernel(ours(user, 'tslab', true), machine);
    expect(existsSync(join(machine.home, '.local/share/jupyter/kernels/tslab'))).toBe(false);
  });
});
