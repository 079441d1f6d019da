import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { write } from '../../../tools/notebook/write.ts';
import { runCommand } from '../../../tools/run/command.ts';
import { isAlive, temporaryFolder } from '../client/kernels.ts';
import { notebook } from './notebooks.ts';

const PROJECT = resolve(import.meta.dirname, '../../..');
const folder = temporaryFolder();
const at = (...path: string[]) => join(folder.path, ...path);
mkdirSync(at('tmp'));
mkdirSync(at('empty'));
writeFileSync(at('one.ipynb'), write(notebook('1')));
writeFileSync(at('broken.ipynb'), '{');
afterAll(folder.remove);

/** The command line in a process of its own, with a folder of its own for temporary files. */
function course(...args: readonly string[]) {
  return spawn(process.execPath, ['--import', 'tsx', join(PROJECT, 'tools/course.ts'), ...args], {
    cwd: PROJECT,
    env: { ...process.env, TMPDIR: at('tmp') },
  });
}

async function ended(child: ReturnType<typeof course>) {
  const out = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => {
    out.stdout += text;
  });
  child.stderr.on('data', (text) => {
    out.stderr += text;
  });
  const [code] = await once(child, 'close');
  return { ...out, code };
}

/** What `course run` says to wrong arguments. */
async function complaint(...args: readonly string[]): Promise<string> {
  const command = runCommand()
    .exitOverride()
    .configureOutput({ writeErr() {} });
  const { message } = await command.parseAsync(args, { from: 'user' }).then(
    () => new Error('nothing'),
    (error: Error) => error,
  );
  return message;
}

describe('course run refuses', () => {
  const seconds = 'A number of seconds between 0 and 86400 is wanted.';
  const option = "error: option '--timeout <seconds>' argument";
  it.each([
    ['--timeout abc', ['--timeout', 'abc'], `${option} 'abc' is invalid. ${seconds}`],
    ['--timeout 0', ['--timeout', '0'], `${option} '0' is invalid. ${seconds}`],
    ['an empty --timeout', ['--timeout', ''], `${option} '' is invalid. ${seconds}`],
    [
      '--jobs 0',
      ['--jobs', '0'],
      "error: option '--jobs <n>' argument '0' is invalid. A whole number from 1 is wanted.",
    ],
    [
      '--jobs 1.5',
      ['--jobs', '1.5'],
      "error: option '--jobs <n>' argument '1.5' is invalid. A whole number from 1 is wanted.",
    ],
    ['a folder without notebooks', [at('empty')], `${at('empty')}: there is no notebook in it`],
  ])('%s', async (_, args, message) => {
    expect(await complaint(...args)).toBe(message);
  });

  it('an unknown kernel', async () => {
    const message = await complaint(at('one.ipynb'), '--kernel', 'no-such-kernel');
    expect(message).toMatch(/^no kernel is named "no-such-kernel"\. .*looking in\n/);
  });
});

describe('the command line', { timeout: 60_000 }, () => {
  it.concurrent.each([
    ['an unknown command', ['fly'], "error: unknown command 'fly'"],
    ['no command', [], 'Usage: course'],
    [
      'a file that does not exist',
      ['run', 'none.ipynb'],
      'error: none.ipynb: there is no such file; check the spelling and the folder',
    ],
  ])('%s: a sentence, exit code 2', async (_, args, message) => {
    const { code, stdout, stderr } = await ended(course(...args));
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it.concurrent('--help shows the options, exit code 0', async () => {
    const { code, stdout } = await ended(course('run', '--help'));
    expect(stdout).toMatch(/--kernel.*--timeout.*--jobs.*--out/s);
    expect(code).toBe(0);
  });

  it.concurrent('a failed notebook: a line, a table, exit code 1', async () => {
    const args = ['run', at('broken.ipynb'), '--out', at('out')];
    const { code, stdout, stderr } = await ended(course(...args));
    expect(code).toBe(1);
    expect(stderr).toMatch(/^failed: .*broken\.ipynb: line 1, column 2 is not JSON/);
    expect(stdout).toMatch(/^notebook +cells +seconds +executed\n.*broken\.ipynb/);
    expect(stdout).toContain('1 of 1 notebook failed:');
  });
});

describe.skipIf(process.platform === 'win32')('Ctrl-C', { timeout: 60_000 }, () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s in an endless cell leaves no kernel and no file', async (signal, wanted) => {
    const note = at(`${signal}.pid`);
    const tell = `import { writeFileSync } from 'node:fs';\nwriteFileSync('${note}', \`\${process.pid}\`);\nfor (;;) {}`;
    writeFileSync(at(`${signal}.ipynb`), write(notebook(tell)));
    const child = course('run', at(`${signal}.ipynb`), '--out', at(`out-${signal}`));
    const end = ended(child);
    await vi.waitFor(() => expect(readFileSync(note, 'utf8')).toMatch(/^\d+$/), 50_000);
    const kernel = Number(readFileSync(note, 'utf8'));
    expect(isAlive(kernel)).toBe(true);
    expect(readdirSync(at('tmp')).filter(isConnection)).toHaveLength(1);
    child.kill(signal);
    expect((await end).code).toBe(wanted);
    expect(isAlive(kernel)).toBe(false);
    expect(readdirSync(at('tmp')).filter(isConnection)).toEqual([]);
    expect(existsSync(at(`out-${signal}`))).toBe(false);
  });
});

function isConnection(name: string): boolean {
  return name.startsWith('course-kernel-');
}
