import { describe, expect, it } from 'vitest';
import type { Iopub } from '../../../tools/client/messages.ts';
import { noOutputs, outputsOf, reduce, withoutStderr } from '../../../tools/run/outputs.ts';

const out = (text: string): Iopub => ({ kind: 'stream', name: 'stdout', text });
const err = (text: string): Iopub => ({ kind: 'stream', name: 'stderr', text });
const plain = (text: string) => ({ data: { 'text/plain': text }, metadata: {} });
const display = (text: string, displayId?: string): Iopub => ({
  kind: 'display_data',
  ...plain(text),
  ...(displayId ? { displayId } : {}),
});
const update = (text: string, displayId: string): Iopub => ({
  kind: 'update_display_data',
  ...plain(text),
  displayId,
});
const clear = (wait: boolean): Iopub => ({ kind: 'clear_output', wait });

const stream = (name: string, text: string) => ({ output_type: 'stream', name, text });
const shown = (text: string) => ({ output_type: 'display_data', ...plain(text) });

/** The outputs of a notebook of two cells after messages of the first. */
function after(...messages: readonly Iopub[]): unknown[] {
  const last = messages.reduce((outputs, message) => reduce(outputs, 0, message), noOutputs(2));
  return outputsOf(last[0]);
}

describe('outputs', () => {
  it.each<[string, Iopub[], unknown[]]>([
    ['consecutive texts of a stream are one', [out('a'), out('b')], [stream('stdout', 'ab')]],
    [
      'a text of the other stream divides them',
      [out('a'), err('e'), out('b')],
      [stream('stdout', 'a'), stream('stderr', 'e'), stream('stdout', 'b')],
    ],
    [
      'a display divides them',
      [out('a'), display('d'), out('b')],
      [stream('stdout', 'a'), shown('d'), stream('stdout', 'b')],
    ],
    ['an empty text is nothing', [out('')], []],
    [
      'a result has its count',
      [{ kind: 'execute_result', executionCount: 4, ...plain('7') }],
      [{ output_type: 'execute_result', execution_count: 4, ...plain('7') }],
    ],
    [
      'an error',
      [{ kind: 'error', ename: 'E', evalue: 'v', traceback: ['t'] }],
      [{ output_type: 'error', ename: 'E', evalue: 'v', traceback: ['t'] }],
    ],
    ['statuses leave nothing', [{ kind: 'status', state: 'busy', date: '' }], []],
    ['an update changes the display', [display('1', 'd'), update('2', 'd')], [shown('2')]],
    [
      'an update changes every display of that id, and no other',
      [display('1', 'd'), display('x', 'e'), display('1', 'd'), update('2', 'd')],
      [shown('2'), shown('x'), shown('2')],
    ],
    [
      'a second display of an id changes the first, too',
      [display('1', 'd'), display('2', 'd')],
      [shown('2'), shown('2')],
    ],
    ['an update of nothing known is nothing', [update('2', 'd')], []],
    ['clear_output clears', [out('a'), display('d'), clear(false)], []],
    ['what comes after stays', [out('a'), clear(false), out('b')], [stream('stdout', 'b')]],
    ['clear_output that waits keeps', [out('a'), clear(true)], [stream('stdout', 'a')]],
    [
      'until something comes, which begins anew',
      [out('a'), clear(true), out('b'), out('c')],
      [stream('stdout', 'bc')],
    ],
    [
      'a cleared display is no longer updated',
      [display('1', 'd'), clear(false), update('2', 'd')],
      [],
    ],
    [
      'an update does not end the waiting',
      [display('1', 'd'), clear(true), update('2', 'd'), out('a')],
      [stream('stdout', 'a')],
    ],
  ])('%s', (_, messages, wanted) => {
    expect(after(...messages)).toEqual(wanted);
  });

  it('a cell updates the display of an earlier cell', () => {
    const first = reduce(noOutputs(2), 0, display('1', 'd'));
    const second = reduce(first, 1, update('2', 'd'));
    expect(second.map(outputsOf)).toEqual([[shown('2')], []]);
  });

  it('outputs are not changed, they are made anew', () => {
    const before = reduce(noOutputs(1), 0, display('1', 'd'));
    reduce(before, 0, update('2', 'd'));
    reduce(before, 0, out('x'));
    expect(before.map(outputsOf)).toEqual([[shown('1')]]);
  });

  it('the text of an error is taken off the end of stderr', () => {
    const [cell] = [err('warn\nError: x\n'), out('o')].reduce(
      (outputs, message) => reduce(outputs, 0, message),
      noOutputs(1),
    );
    expect(outputsOf(withoutStderr(cell, 'Error: x\n'))).toEqual([
      stream('stderr', 'warn\n'),
      stream('stdout', 'o'),
    ]);
    expect(outputsOf(withoutStderr(cell, 'warn\nError: x\n'))).toEqual([stream('stdout', 'o')]);
    expect(withoutStderr(cell, 'something else')).toBe(cell);
  });
});
