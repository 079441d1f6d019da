import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { progressOn } from '../../../../tools/grade/supervisor/progress.ts';
import { empty, submission } from './submissions.ts';

const graded = (id: string) => ({
  ...empty(submission(id), 'quarantined', ''),
  ...{ status: 'graded' as const, reason: '' },
});

/** A stream for a progress, a clock that the test moves, and what was written. */
function screen(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 80, rows: 24 });
  const clock = { now: 0 };
  // What cli-progress and our lines use of a terminal: write, isTTY, columns.
  const progress = progressOn(stream as unknown as NodeJS.WriteStream, () => clock.now);
  return { progress, clock, text: () => String(stream.read() ?? '') };
}

describe('the progress where there is no terminal', () => {
  it('is a line for each submission, with the time left at the rate of this run', () => {
    const { progress, clock, text } = screen(false);
    progress.begin(210, 10);
    for (const id of ['ann', 'bob']) {
      clock.now += 30_000;
      progress.end(graded(id));
    }
    progress.end(empty(submission('cy'), 'unreadable', 'it is no JSON'));
    progress.close();
    expect(text()).toMatchInlineSnapshot(`
      "10 of 210 submissions are graded already
      11 of 210, 1 h 40 min left: ann, 06-back-propagation.ipynb: 0 of 3 points
      12 of 210, 1 h 39 min left: bob, 06-back-propagation.ipynb: 0 of 3 points
      13 of 210, 1 h 6 min left: cy, 06-back-propagation.ipynb: unreadable: it is no JSON
      "
    `);
  });

  it('writes no character that moves the cursor', () => {
    const { progress, text } = screen(false);
    progress.remark('a\u001b[2Jb\r\nc\u202ed');
    expect(text()).toBe('a�[2Jb��c�d\n');
  });

  it('of nothing is nothing', () => {
    const { progress, text } = screen(false);
    progress.begin(0, 0);
    progress.close();
    expect(text()).toBe('');
  });
});

describe('the progress on a terminal', () => {
  it('is a bar with the time left, and remarks stand on lines of their own', () => {
    const { progress, clock, text } = screen(true);
    progress.begin(4, 1);
    const first = text();
    expect(first).toContain('1/4 submissions');
    expect(first).not.toContain('left');
    clock.now += 5_000;
    progress.end(graded('ann'));
    progress.remark('a worker died');
    const second = text();
    expect(second).toContain('a worker died\n');
    expect(second.split('a worker died\n')[1]).toContain('2/4 submissions, 10 s left');
    progress.close();
  });
});
