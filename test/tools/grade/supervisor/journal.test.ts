import { execFile } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { keyOf } from '../../../../tools/grade/supervisor/job.ts';
import { openJournal } from '../../../../tools/grade/supervisor/journal.ts';
import { entryOf, lineOf } from '../../../../tools/grade/supervisor/journal-line.ts';
import { superviseGrading } from '../../../../tools/grade/supervisor/supervise.ts';
import { empty, entries, folder, notes, options, remarking, submission } from './grading.ts';

const THREE = ['short-1', 'short-2', 'short-3'];

/** A journal of three graded submissions, and what was graded. */
async function graded(dir: string) {
  const asked = options(dir, THREE);
  const results = await superviseGrading(asked);
  const text = readFileSync(asked.journal);
  return { asked, results, text, begun: () => notes(dir, 'begun').slice(3) };
}

/** Where each line begins, and at last the end of the text. */
function starts(text: Buffer): number[] {
  return [0, ...[...text].flatMap((byte, i) => (byte === 0x0a ? [i + 1] : []))];
}

describe('a journal', () => {
  it('tells each step, and each line has its checksum', async () => {
    const dir = folder();
    const { asked } = await graded(dir);
    const [header, ...rest] = entries(asked.journal);
    expect(header).toEqual({
      kind: 'header',
      version: 1,
      graderHash: 'grader',
      seed: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const keys = asked.submissions.map((each) => keyOf(each, 'grader'));
    expect(rest.map((entry) => [entry?.kind, entry && 'key' in entry && entry.key])).toEqual(
      keys.flatMap((key) => [
        ['started', key],
        ['result', key],
      ]),
    );
  });

  it('is of lines that are JSON', async () => {
    const { text } = await graded(folder());
    const lines = text.toString().split('\n').slice(0, -1);
    for (const line of lines) expect(Object.keys(JSON.parse(line))).toEqual(['check', 'entry']);
  });

  it('that is complete starts no worker', async () => {
    const { asked, results, begun } = await graded(folder());
    expect(await superviseGrading(asked)).toEqual(results);
    expect(begun()).toEqual([]);
  });

  it('draws another seed for another run', async () => {
    const seeds = [await graded(folder()), await graded(folder())].map(
      ({ results }) => results[0].remarks[0],
    );
    expect(seeds[0]).not.toBe(seeds[1]);
  });

  it('serves only the same bytes of the same student', async () => {
    const { asked, begun } = await graded(folder());
    const [first, second, third] = asked.submissions;
    const changed = { ...second, sha256: '0'.repeat(64) };
    const other = { ...third, student: { id: 'short-9', name: 'Nine' } };
    await superviseGrading({ ...asked, submissions: [first, changed, other] });
    expect(begun()).toEqual(['short-2', 'short-9']);
  });

  it('keeps what was found, and intake says anew where', async () => {
    const { asked, results, begun } = await graded(folder());
    const moved = asked.submissions.map((each) => ({
      ...each,
      ...{ origin: 'class.zip', late: true, remarks: ['a second file was ignored'] },
    }));
    const again = await superviseGrading({ ...asked, submissions: moved });
    expect(begun()).toEqual([]);
    expect(again).toEqual(
      results.map((result) => ({
        ...result,
        ...{ origin: 'class.zip', late: true },
        remarks: ['a second file was ignored', ...result.remarks],
      })),
    );
    expect(await superviseGrading(asked)).toEqual(results);
  });
});

describe('a line of the journal', () => {
  const entry = { kind: 'started', key: 'ä\u2028' } as const;
  const line = lineOf(entry).subarray(0, -1);

  it('is read as it was written', () => {
    expect(entryOf(line)).toEqual(entry);
  });

  it('with any bit turned is no line', () => {
    for (let bit = 0; bit < line.length * 8; bit++) {
      const damaged = Buffer.from(line);
      damaged[bit >> 3] ^= 1 << (bit & 7);
      expect(entryOf(damaged)).toBeUndefined();
    }
  });

  it('with any byte more or less is no line', () => {
    for (let i = 0; i <= line.length; i++) {
      const [before, after] = [line.subarray(0, i), line.subarray(i)];
      expect(entryOf(Buffer.concat([before, Buffer.from('}'), after, Buffer.from(' ')]))).toBe(
        undefined,
      );
      if (after.length > 0)
        expect(entryOf(Buffer.concat([before, after.subarray(1)]))).toBe(undefined);
    }
  });
});

describe('a torn journal', () => {
  it('is cut off at any byte of its last line, and that submission is graded again', async () => {
    const dir = folder();
    const { asked, text } = await graded(dir);
    const [from, to] = starts(text).slice(-2);
    const keys = asked.submissions.map((each) => keyOf(each, 'grader'));
    for (let length = from; length <= to; length++) {
      writeFileSync(asked.journal, text.subarray(0, length));
      const journal = await openJournal(asked.journal, 'grader');
      const whole = length === to;
      expect([...journal.results.keys()]).toEqual(whole ? keys : keys.slice(0, 2));
      expect(journal.damaged).toEqual([]);
      expect(journal.remarks).toEqual([]);
      journal.append({ kind: 'started', key: keys[0] });
      journal.close();
      expect(entries(asked.journal)).not.toContain(undefined);
      expect(entries(asked.journal)).toHaveLength(whole ? 8 : 7);
    }
  });

  it.each([0, 1, 100, 110, -1])('ends as the whole one, torn at %i', async (at) => {
    const { asked, results, text, begun } = await graded(folder());
    const [from, to] = starts(text).slice(-2);
    truncateSync(asked.journal, at < 0 ? to + at : from + at);
    expect(JSON.stringify(await superviseGrading(asked))).toBe(JSON.stringify(results));
    expect(begun()).toEqual(['short-3']);
  });

  it('of zeros, as a machine without power leaves it, is cut off', async () => {
    const { asked, results, begun } = await graded(folder());
    appendFileSync(asked.journal, Buffer.alloc(5000));
    expect(await superviseGrading(asked)).toEqual(results);
    expect(begun()).toEqual([]);
    expect(readFileSync(asked.journal).includes(0)).toBe(false);
  });
});

describe('a damaged journal', () => {
  it('grades the submission of the damaged line again and says so', async () => {
    const { asked, results, text, begun } = await graded(folder());
    const line = starts(text)[4]; // header, started, result, started, result
    text[line + 300] ^= 1;
    writeFileSync(asked.journal, text);
    const { progress, remarks } = remarking();
    const again = await superviseGrading({ ...asked, progress });
    expect(begun()).toEqual(['short-2']);
    expect(remarks).toEqual([`${asked.journal}: line 5 is damaged; what it told is graded again`]);
    const remark = 'its line in the journal of the grading was damaged, so it was graded again';
    expect(again[1]).toEqual({ ...results[1], remarks: [...results[1].remarks, remark] });
    expect([again[0], again[2]]).toEqual([results[0], results[2]]);
    // It is told once: the new line holds the remark.
    const third = remarking();
    expect(await superviseGrading({ ...asked, progress: third.progress })).toEqual(again);
    expect(third.remarks).toEqual([]);
  });

  it('whose damaged line does not say whose it is grades what is missing', async () => {
    const { asked, results, text, begun } = await graded(folder());
    const [from, to] = starts(text).slice(4, 6);
    text.fill('x', from, to - 1);
    writeFileSync(asked.journal, text);
    expect(await superviseGrading(asked)).toEqual(results);
    expect(begun()).toEqual(['short-2']);
  });

  it.each([
    ['without a first line', Buffer.from('{"check":"')],
    ['that is empty', Buffer.alloc(0)],
    ['that is no journal', Buffer.from('PK\x03\x04\n\n\xff\n', 'latin1')],
  ])('%s is kept and a new one is begun', async (_, bytes) => {
    const dir = folder();
    const asked = options(dir, ['short-1']);
    writeFileSync(asked.journal, bytes);
    const { progress, remarks } = remarking();
    const [result] = await superviseGrading({ ...asked, progress });
    expect(result.status).toBe('graded');
    expect(readFileSync(`${asked.journal}.1`)).toEqual(bytes);
    expect(remarks).toEqual([
      `${asked.journal}: this journal has no first line that can be read, so its results are not ` +
        `used; it is kept as ${asked.journal}.1 and a new one is begun`,
    ]);
  });
});

describe('the journal of another grader', () => {
  it('is kept under a number, its results are not used, and that is said', async () => {
    const { asked, text, begun } = await graded(folder());
    const { progress, remarks } = remarking();
    await superviseGrading({ ...asked, graderHash: 'second', progress });
    const second = readFileSync(asked.journal);
    await superviseGrading({ ...asked, graderHash: 'third', progress });
    expect(begun()).toEqual([...THREE, ...THREE]);
    expect(readFileSync(`${asked.journal}.1`)).toEqual(text);
    expect(readFileSync(`${asked.journal}.2`)).toEqual(second);
    expect(remarks).toHaveLength(2);
    expect(remarks[1].replaceAll(asked.journal, 'journal.jsonl')).toMatchInlineSnapshot();
  });

  it('of another version is not used either', async () => {
    const { asked, begun } = await graded(folder());
    const seed = '0'.repeat(64);
    const header = { kind: 'header', version: 2, graderHash: 'grader', seed } as const;
    writeFileSync(asked.journal, lineOf(header));
    const { progress, remarks } = remarking();
    await superviseGrading({ ...asked, progress });
    expect(begun()).toEqual(THREE);
    expect(remarks[0]).toContain('this journal is of version 2 and not 1, so');
  });
});

describe('deaths in the journal', () => {
  it('count when the grading goes on', async () => {
    const dir = folder();
    const asked = options(dir, ['exit-1', 'short-2']);
    const journal = await openJournal(asked.journal, 'grader');
    const key = keyOf(submission('exit-1'), 'grader');
    journal.append({ kind: 'started', key });
    journal.append({ kind: 'death', key, how: 'took more than 600 s', stderr: '' });
    journal.close();
    const [first] = await superviseGrading(asked);
    expect(notes(dir, 'begun')).toEqual(['exit-1', 'short-2']);
    expect(first.reason).toMatchInlineSnapshot();
  });

  it('quarantine without another attempt once there are two', async () => {
    const dir = folder();
    const asked = options(dir, ['short-1']);
    const journal = await openJournal(asked.journal, 'grader');
    const key = keyOf(submission('short-1'), 'grader');
    for (const how of ['was ended by SIGSEGV', 'was ended by SIGSEGV']) {
      journal.append({ kind: 'death', key, how, stderr: '' });
    }
    journal.close();
    const [first] = await superviseGrading(asked);
    expect(notes(dir, 'begun')).toEqual([]);
    expect(first.status).toBe('quarantined');
  });
});

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
    writeFileSync(`${journal}.other`, '');
    copyFileSync(`${journal}.lock`, `${journal}.lock.copy`);
    const { rmSync, renameSync } = await import('node:fs');
    rmSync(`${journal}.lock`);
    renameSync(`${journal}.lock.copy`, `${journal}.lock`);
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

it('empty results keep the intake’s remarks once', async () => {
  const asked = options(folder(), []);
  const remarked = { ...submission('exit-1'), remarks: ['late by a day'] };
  const [result] = await superviseGrading({ ...asked, submissions: [remarked] });
  expect(empty(remarked, 'quarantined', '').remarks).toEqual(['late by a day']);
  expect(result.remarks).toEqual(['late by a day']);
});
