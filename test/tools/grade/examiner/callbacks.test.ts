import { expect, test } from 'vitest';
import { openCandidate } from '../../../../tools/grade/examiner/candidate.ts';
import type { Channel } from '../../../../tools/grade/examiner/channel.ts';

/** A candidate that asks for calls of the first function with these arguments, and then returns 1. */
function asking(argumentLists: readonly unknown[][], seconds = 0) {
  const heard: object[] = [];
  let closed = false;
  const channel: Channel = {
    ask: async (message) => {
      heard.push(message);
      await new Promise((resolve) => setTimeout(resolve, 1000 * seconds));
      const args = argumentLists[heard.length - 1];
      return args === undefined
        ? { answer: { is: 'returned', value: 1, args: [] } }
        : { answer: { is: 'call', handle: 0, args } };
    },
    close: () => {
      closed = true;
    },
  };
  return { channel, heard, isClosed: () => closed };
}

const patience = (wall: number) => ({
  cell: { wall, cpu: wall },
  call: { wall, cpu: wall },
  callbacks: 1000,
});

test('a matrix whose numbers are not as many as it says does not reach our functions', async () => {
  const madeUp = {
    o: [
      ['rows', 1e9],
      ['cols', 1e9],
      ['data', { n: [1] }],
    ],
  };
  const plain = {
    o: [
      ['rows', 2],
      ['cols', 1],
      ['data', [1, 2]],
    ],
  };
  const right = {
    o: [
      ['rows', 1],
      ['cols', 2],
      ['data', { n: [1, 2] }],
    ],
  };
  const { channel, heard } = asking([[madeUp], [[plain]], [{ o: [['deep', madeUp]] }], [right]]);
  const reached: unknown[] = [];
  const f = (z: unknown) => {
    reached.push(z);
    return 5;
  };
  const outcome = await openCandidate(channel, patience(10)).call({ name: 'g', args: [f] });
  expect(reached).toEqual([{ rows: 1, cols: 2, data: Float64Array.of(1, 2) }]);
  const refused = { do: 'go on', threw: 'the length of data must be rows × cols' };
  expect(heard.slice(1)).toEqual([refused, refused, refused, { do: 'go on', value: 5 }]);
  expect(outcome).toMatchObject({ kind: 'returned', calledBack: 4 });
});

test('short waits between many callbacks do not add up beyond the time of a call', async () => {
  const { channel, heard, isClosed } = asking(Array(900).fill([1]), 0.02);
  const outcome = await openCandidate(channel, patience(0.2)).call({ name: 'g', args: [() => 0] });
  expect(outcome).toEqual({ kind: 'timeout', seconds: 0.2 });
  expect(heard.length).toBeLessThan(20);
  expect(isClosed()).toBe(true);
});
