// Journals that were torn, damaged, or written by another grader.
import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { keyOf } from '../../../../tools/grade/supervisor/job.ts';
import { openJournal } from '../../../../tools/grade/supervisor/journal.ts';
import { lineOf } from '../../../../tools/grade/supervisor/journal-line.ts';
import { superviseGrading } from '../../../../tools/grade/supervisor/supervise.ts';
import { entries, folder, graded, options, remarking, starts, THREE } from './grading.ts';

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
    expect(remarks[1].replaceAll(asked.journal, 'journal.jsonl')).toMatchInlineSnapshot(
      `"journal.jsonl: this journal was written by another grader or against other tests, so its results are not used; it is kept as journal.jsonl.2 and a new one is begun"`,
    );
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
