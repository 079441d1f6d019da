import { describe, expect, it } from 'vitest';
import { keyOf } from '../../../../tools/grade/supervisor/job.ts';
import { openJournal } from '../../../../tools/grade/supervisor/journal.ts';
import { entryOf, lineOf } from '../../../../tools/grade/supervisor/journal-line.ts';
import { superviseGrading } from '../../../../tools/grade/supervisor/supervise.ts';
import { entries, folder, graded, notes, options, submission } from './grading.ts';

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

  it('has the remarks of intake once, for a submission in quarantine too', async () => {
    const remarked = { ...submission('exit-1'), remarks: ['a second file was ignored'] };
    const asked = { ...options(folder(), []), submissions: [remarked] };
    for (let run = 0; run < 2; run++) {
      const [result] = await superviseGrading(asked);
      expect(result.remarks).toEqual(remarked.remarks);
    }
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
    expect(first.reason).toMatchInlineSnapshot(
      `"the grader's worker failed twice on this submission (it took more than 600 s, then it ended with exit code 3); a person is to look at it"`,
    );
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
