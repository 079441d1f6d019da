// Machines without a Python that will do, made of a PATH and a few lines of shell.
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findPython } from '../../../tools/start/python.ts';
import { temporaryFolder } from '../client/kernels.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
  vi.stubEnv('PATH', folder.path);
});
afterEach(() => {
  vi.unstubAllEnvs();
  folder.remove();
});

/** A Python of that version; `lacks` is a module that it cannot import. */
function install(name: string, version: string, lacks = 'nothing'): void {
  const file = join(folder.path, name);
  writeFileSync(file, `#!/bin/sh\ncase "$2" in *${lacks}*) exit 1;; esac\necho ${version}\n`);
  chmodSync(file, 0o755);
}

/** The sentence, with the command of whatever system this is as `…`. */
function refusal(): string {
  try {
    findPython();
    return 'none';
  } catch (error) {
    return String(error).replace(/(?:type "(?!npm)|install )[^,]*, (?:open[^,]*, )?/, '… ');
  }
}

describe.skipIf(process.platform === 'win32')('the Python of a machine', () => {
  it('is the first that will do', () => {
    install('python3', '3.9.2');
    install('python', '3.12.1');
    expect(findPython()).toEqual({ command: ['python3'], version: '3.9.2' });
    install('python3', '2.7.18');
    expect(findPython()).toEqual({ command: ['python'], version: '3.12.1' });
  });

  it('that is missing, too old or without venv is told in one sentence', () => {
    expect(refusal()).toMatchInlineSnapshot(
      `"NotReady: Python 3.9 or later is missing: … then npm start again."`,
    );
    install('python3', '3.8.10');
    expect(refusal()).toMatchInlineSnapshot(
      `"NotReady: python3 is Python 3.8.10, and 3.9 or later is wanted: … then npm start again."`,
    );
    install('python3', '3.11.2', 'ensurepip');
    expect(refusal()).toMatchInlineSnapshot(
      `"NotReady: python3 (3.11.2) cannot make an environment, for its module venv is missing: … then npm start again."`,
    );
  });
});
