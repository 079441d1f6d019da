import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { kernelFolders, kernelspec, type Machine } from '../../../tools/client/kernelspec.ts';

const root = mkdtempSync(join(tmpdir(), 'kernelspec-test-'));
afterAll(() => rmSync(root, { recursive: true }));

const machine: Machine = {
  env: { JUPYTER_PATH: join(root, 'path'), VIRTUAL_ENV: join(root, 'venv') },
  platform: 'linux',
  home: join(root, 'home'),
  project: join(root, 'project'),
};

const GOOD = { argv: ['node', 'k.js', '{connection_file}'], display_name: 'Good' };

/** Writes a kernel.json below the temporary folder and returns the folder that holds it. */
function install(folder: string, name: string, spec: unknown = GOOD): string {
  const at = join(root, folder, name);
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, 'kernel.json'), typeof spec === 'string' ? spec : JSON.stringify(spec));
  return at;
}

function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return String(error).replaceAll(root, '<root>');
  }
  throw new Error('it did not throw');
}

describe('where kernels are looked for', () => {
  it('on Linux', () => {
    expect(kernelFolders(machine).map((folder) => folder.replace(root, '<root>'))).toEqual([
      '<root>/path/kernels',
      '<root>/venv/share/jupyter/kernels',
      '<root>/project/.venv/share/jupyter/kernels',
      '<root>/home/.local/share/jupyter/kernels',
      '/usr/local/share/jupyter/kernels',
      '/usr/share/jupyter/kernels',
    ]);
  });

  it('on macOS the user has a Library', () => {
    const folders = kernelFolders({ ...machine, env: {}, platform: 'darwin', home: '/Users/a' });
    expect(folders).toContain('/Users/a/Library/Jupyter/kernels');
  });

  it('on Windows APPDATA and PROGRAMDATA', () => {
    const env = { APPDATA: '/appdata', PROGRAMDATA: '/programdata' };
    const folders = kernelFolders({ ...machine, env, platform: 'win32' });
    expect(folders.slice(-2)).toEqual(['/appdata/jupyter/kernels', '/programdata/jupyter/kernels']);
  });

  it('JUPYTER_DATA_DIR takes the place of the folder in the home', () => {
    const folders = kernelFolders({ ...machine, env: { JUPYTER_DATA_DIR: '/data' } });
    expect(folders).toContain('/data/kernels');
    expect(folders.join()).not.toContain('home');
  });
});

describe('a kernel by its name', () => {
  it('the first folder wins, and capitals do not count', () => {
    const first = install('path/kernels', 'deno');
    install('home/.local/share/jupyter/kernels', 'deno', { ...GOOD, display_name: 'Other' });
    expect(kernelspec('Deno', machine)).toEqual({
      name: 'deno',
      displayName: 'Good',
      argv: GOOD.argv,
      env: {},
      interruptMode: 'signal',
      resourceDir: first,
    });
  });

  it('python means the one that the kernel was installed with', () => {
    const python = { ...GOOD, argv: ['python', '{connection_file}'] };
    install('venv/share/jupyter/kernels', 'python3', python);
    mkdirSync(join(root, 'venv/bin'));
    writeFileSync(join(root, 'venv/bin/python'), '');
    expect(kernelspec('python3', machine).argv[0]).toBe(join(root, 'venv/bin/python'));
  });

  it('an unknown name: the message has the known ones and the places', () => {
    // As on Windows: the folders of this machine's system are then not among them.
    const env = { ...machine.env, APPDATA: join(root, 'user'), PROGRAMDATA: join(root, 'all') };
    const message = messageOf(() => kernelspec('scala', { ...machine, env, platform: 'win32' }));
    expect(message).toMatchInlineSnapshot(`
      "Error: no kernel is named "scala". There are: deno, python3, looking in
        <root>/path/kernels
        <root>/venv/share/jupyter/kernels
        <root>/project/.venv/share/jupyter/kernels
        <root>/user/jupyter/kernels
        <root>/all/jupyter/kernels
      A kernel.json can also be given by its path."
    `);
  });
});

describe('a kernel by its path', () => {
  it('is kernel.json or its folder', () => {
    const spec = { ...GOOD, interrupt_mode: 'message', env: { A: '1' } };
    const folder = install('elsewhere', 'mine', spec);
    const read = kernelspec(folder, machine);
    expect(read).toMatchObject({ name: 'mine', interruptMode: 'message', env: { A: '1' } });
    expect(kernelspec(join(folder, 'kernel.json'), machine)).toEqual(read);
  });

  it.each([
    ['has no argv', {}, 'argv must be the command as an array of strings'],
    ['has an argv of numbers', { argv: [1] }, 'argv must be the command as an array of strings'],
    ['has no {connection_file}', { argv: ['node'] }, 'argv must contain {connection_file}'],
    [
      'has an unknown interrupt_mode',
      { ...GOOD, interrupt_mode: 'shout' },
      'interrupt_mode must be "signal" or "message"',
    ],
  ])('that %s is refused', (_, spec, wrong) => {
    const folder = install('bad', 'kernel', spec);
    const message = `TypeError: kernel <root>/bad/kernel/kernel.json: ${wrong}`;
    expect(messageOf(() => kernelspec(folder, machine))).toBe(message);
  });

  it('that is not JSON is refused', () => {
    const folder = install('bad', 'text', '{');
    expect(messageOf(() => kernelspec(folder, machine))).toContain(
      'Error: kernel <root>/bad/text/kernel.json: cannot be read as JSON (SyntaxError: ',
    );
  });

  it('that is not there is refused', () => {
    expect(messageOf(() => kernelspec(join(root, 'bad/none'), machine))).toBe(
      'Error: kernel <root>/bad/none: there is no such kernel.json',
    );
  });
});
