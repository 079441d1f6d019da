import { describe, expect, it } from 'vitest';
import { createHistory } from '../../../../tools/kernel/server/history.ts';
import type { JsonObject } from '../../../../tools/notebook/notebook.ts';

const history = createHistory();
history.add(1, 'const x = 1');
history.add(2, 'x');
history.result(2, '1');
history.add(3, 'f(x)');
history.add(4, 'x');

/** The line numbers of the answer. */
function lines(request: JsonObject): unknown {
  const { history: found } = history.answer(request);
  return Array.isArray(found) ? found.map((entry) => (Array.isArray(entry) ? entry[1] : null)) : [];
}

const tail = (n: number) => lines({ hist_access_type: 'tail', n });
const range = (request: JsonObject) => lines({ hist_access_type: 'range', session: 0, ...request });
const search = (pattern: string, more: JsonObject = {}) =>
  lines({ hist_access_type: 'search', pattern, ...more });

describe('history', () => {
  it('an entry is its session, its line and its input', () => {
    expect(history.answer({ hist_access_type: 'tail', n: 1 })).toEqual({
      status: 'ok',
      history: [[1, 4, 'x']],
    });
  });

  it('with its output it is a pair, null where there was none', () => {
    expect(history.answer({ hist_access_type: 'range', output: true, start: 2, stop: 4 })).toEqual({
      status: 'ok',
      history: [
        [1, 2, ['x', '1']],
        [1, 3, ['f(x)', null]],
      ],
    });
  });

  it('the tail is the last n', () => {
    expect(tail(2)).toEqual([3, 4]);
    expect(tail(99)).toEqual([1, 2, 3, 4]);
    expect(tail(0)).toEqual([]);
  });

  it('a range includes its start and not its stop', () => {
    expect(range({ start: 2, stop: 4 })).toEqual([2, 3]);
    expect(range({})).toEqual([1, 2, 3, 4]);
    expect(range({ start: 3, stop: null })).toEqual([3, 4]);
  });

  it('negative bounds count from the line that comes next', () => {
    expect(range({ start: -2 })).toEqual([3, 4]);
    expect(range({ start: 1, stop: -1 })).toEqual([1, 2, 3]);
  });

  it('another session has no lines', () => {
    expect(range({ session: -1 })).toEqual([]);
    expect(range({ session: 1 })).toEqual([1, 2, 3, 4]);
  });

  it('* stands for any text and ? for one character, everything else for itself', () => {
    expect(search('*x*')).toEqual([1, 2, 3, 4]);
    expect(search('f(?)')).toEqual([3]);
    expect(search('x')).toEqual([2, 4]);
    expect(search('.')).toEqual([]);
    expect(search('[x]')).toEqual([]);
  });

  it('a search gives the last n, and of equal inputs the latest when they are to be unique', () => {
    expect(search('*', { n: 2 })).toEqual([3, 4]);
    expect(search('*', { unique: true })).toEqual([1, 3, 4]);
    expect(search('x', { unique: true, n: 5 })).toEqual([4]);
  });

  it('an unknown kind of access is refused', () => {
    expect(() => lines({ hist_access_type: 'all' })).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: history_request: hist_access_type is "all"; "tail", "range" or "search" is wanted]`,
    );
  });
});
