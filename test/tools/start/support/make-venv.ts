// Makes the environment in the folder it is given, unless it is there; run by venv.ts, under a lock.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { environment } from '../../../../tools/start/environment.ts';

// Most of what is installed is never imported by a test.
process.env.PIP_NO_COMPILE = '1';
const [, , folder] = process.argv;
const root = resolve(import.meta.dirname, '../../../..');
const more = join(import.meta.dirname, 'requirements.txt');
const { python } = await environment(
  { folder, requirements: join(root, 'requirements.txt') },
  {
    signal: new AbortController().signal,
    say() {},
    progress: () => ({ at() {}, close() {} }),
  },
);
const stamp = join(folder, '.tests-installed');
const wanted = readFileSync(more, 'utf8');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  const words = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', more];
  const { status, stderr } = spawnSync(python, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`pip cannot install ${more}: ${stderr}`);
  writeFileSync(stamp, wanted);
}
