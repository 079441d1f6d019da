import { execFile } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { openJournal } from '../../../../tools/grade/supervisor/journal.ts';
import { superviseGrading } from '../../../../tools/grade/supervisor/supervise.ts';
import { entries, folder, options } from './grading.ts';

describe('a journal that cannot be written', () => {
  it('because a file is where its folder should be: a sentence', async () => {
    const dir = folder();
    writeFileSync(join(dir, 'file'), '');
    const asked = { ...options(dir, ['short-1']), journal: join(dir, 'file/journal.jsonl') };
    await expect(superviseGrading(asked)).rejects.toThrow(
      `${asked.journal}: the journal cannot be written: a part of its path is a file; ` +
        'choose another folder, then run the same command again',
    );
  });

  it('because it is a folder: a sentence, and no lock is left', async () => {
    const dir = folder();
    const asked = options(dir, ['short-1']);
    mkdirSync(asked.journal);
    await expect(superviseGrading(asked)).rejects.toThrow('there is a folder of this name');
    expect(existsSync(`${asked.journal}.lock`)).toBe(false);
  });

  it('because its lock was deleted meanwhile: a sentence, before two write into it', async () => {
    const { journal } = options(folder(), []);
    const opened = await openJournal(journal, 'grader');
    copyFileSync(`${journal}.lock`, `${journal}.lock.other`);
    renameSync(`${journal}.lock.other`, `${journal}.lock`);
    expect(() => opened.append({ kind: 'started', key: '' })).toThrow(
      'journal.jsonl.lock was deleted',
    );
    opened.close();
    expect(existsSync(`${journal}.lock`)).toBe(true); // another's
  });

  // A limit on the size of files stops a write where a full disk would: in the middle of a line.
  it.skipIf(process.platform === 'win32')(
    'further: a sentence, and what is written is whole',
    async () => {
      const dir = folder();
      const asked = Array.from({ length: 30 }, (_, i) => `short-${i}`);
      const driver = join(import.meta.dirname, 'driver.ts');
      const run = promisify(execFile)('sh', [
        ...['-c', 'ulimit -f 16; exec "$@"', 'sh'],
        ...[process.execPath, '--import', 'tsx', driver, dir, ...asked],
      ]);
      const { code, stderr } = await run.then(
        () => ({ code: 0, stderr: '' }),
        (error) => error,
      );
      expect(stderr.split('\n').at(-2)).toMatch(
        /journal\.jsonl: the journal cannot be written: it is larger/,
      );
      expect(code).toBe(2);
      const journal = join(dir, 'journal.jsonl');
      expect(readFileSync(journal).at(-1)).toBe(0x0a);
      expect(entries(journal)).not.toContain(undefined);
      expect(entries(journal).length).toBeGreaterThan(5);
      expect(readdirSync(dir)).not.toContain('results.json');
      const results = await superviseGrading(options(dir, asked));
      expect(results).toHaveLength(30);
    },
  );
});
