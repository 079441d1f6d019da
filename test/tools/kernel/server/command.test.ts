import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kernelspec, type Machine } from '../../../../tools/client/kernelspec.ts';
import { kernelCommand } from '../../../../tools/kernel/command.ts';
import { temporaryFolder } from '../../client/kernels.ts';

let folder: ReturnType<typeof temporaryFolder>;
let machine: Machine;
let printed: string[];
beforeEach(() => {
  folder = temporaryFolder();
  mkdirSync(join(folder.path, 'tools/kernel/dist'), { recursive: true });
  writeFileSync(join(folder.path, 'tools/kernel/dist/main.mjs'), '');
  machine = { env: {}, platform: 'linux', home: folder.path, project: folder.path };
  printed = [];
});
afterEach(() => folder.remove());

/** What `course kernel …` prints, with the folder of the test as `…`. */
async function course(...words: readonly string[]): Promise<string> {
  const command = kernelCommand(machine, (line) => void printed.push(line));
  await command.parseAsync(words, { from: 'user' });
  return printed.join('\n').replaceAll(folder.path, '…');
}

describe('course kernel', () => {
  it('install and remove say what they did', async () => {
    expect(await course('install', '--user')).toMatchInlineSnapshot(
      `"Installed as "tslab": …/.local/share/jupyter/kernels/tslab/kernel.json"`,
    );
    expect(kernelspec('tslab', machine).displayName).toBe('TypeScript');
    printed = [];
    expect(await course('remove', '--user')).toMatchInlineSnapshot(
      `"Removed: …/.local/share/jupyter/kernels/tslab"`,
    );
  });

  it('the name, the title and the place can be chosen', async () => {
    const prefix = join(folder.path, 'env');
    await course('install', '--prefix', prefix, '--name', 'ts', '--display-name', 'TS');
    expect(existsSync(join(prefix, 'share/jupyter/kernels/ts/kernel.json'))).toBe(true);
    machine = { ...machine, env: { VIRTUAL_ENV: prefix } };
    expect(kernelspec('ts', machine).displayName).toBe('TS');
  });

  it('what cannot be done is a sentence for the user', async () => {
    await expect(course('install', '--user', '--prefix', 'x')).rejects.toMatchObject({
      name: 'UsageError',
      message: 'say one of --user, --sys-prefix and --prefix',
    });
    await expect(course('remove', '--user')).rejects.toMatchObject({ name: 'UsageError' });
  });
});
