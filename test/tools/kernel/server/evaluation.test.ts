import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallChecker } from '../../../../tools/kernel/server/checker-link.ts';
import { createEvaluator, type Evaluator } from '../../../../tools/kernel/server/evaluation.ts';
import type { Outcome } from '../../../../tools/kernel/threads.ts';
import { emitted, OK } from './rig.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const cell = { id: '1', name: 'cell-1.ts', code: 'x', expressions: {}, allowStdin: false };
const checkNow = (async (_: string, name: string, code: string) => ({
  emitted: emitted(name, code),
})) as CallChecker; // answers `check`, and `settle` by what nobody reads

interface Scene {
  readonly evaluator: Evaluator;
  /** What happened: `run`, `signal`, `give up`. */
  readonly deeds: readonly string[];
  /** Ends the cell that runs. */
  end(outcome: Outcome): void;
}

function scene(check: CallChecker = checkNow): Scene {
  const deeds: string[] = [];
  let end: (outcome: Outcome) => void = () => {};
  const run = () => {
    deeds.push('run');
    return new Promise<Outcome>((resolve) => {
      end = resolve;
    });
  };
  const evaluator = createEvaluator({
    check,
    session: { open: () => {}, run },
    signal: () => void deeds.push('signal'),
    giveUp: () => void deeds.push('give up'),
  });
  return { evaluator, deeds, end: (outcome) => end(outcome) };
}

describe('an interrupt', () => {
  it('of a cell that runs is a signal, and the cell says how it ended', async () => {
    const { evaluator, deeds, end } = scene();
    const outcome = evaluator.evaluate(cell);
    await vi.advanceTimersByTimeAsync(0);
    evaluator.interrupt();
    end(OK);
    expect(await outcome).toBe(OK);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(deeds).toEqual(['run', 'signal']);
  });

  it('is repeated, for the main thread may have been about to begin the cell', async () => {
    const { evaluator, deeds, end } = scene();
    const outcome = evaluator.evaluate(cell);
    await vi.advanceTimersByTimeAsync(0);
    evaluator.interrupt();
    await vi.advanceTimersByTimeAsync(1_100);
    expect(deeds).toEqual(['run', 'signal', 'signal', 'signal']);
    end(OK);
    await outcome;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(deeds).toEqual(['run', 'signal', 'signal', 'signal']);
  });

  it('that does not stop the cell in 3 s is told, and the process is given up', async () => {
    const { evaluator, deeds } = scene();
    const outcome = evaluator.evaluate(cell);
    await vi.advanceTimersByTimeAsync(0);
    evaluator.interrupt();
    await vi.advanceTimersByTimeAsync(1_000);
    evaluator.interrupt(); // the user presses again; the time counts from the first
    await vi.advanceTimersByTimeAsync(1_999);
    // Two presses, and a signal each half second.
    expect(deeds).toEqual(['run', ...Array(7).fill('signal')]);
    await vi.advanceTimersByTimeAsync(1);
    expect(deeds.slice(8)).toEqual(['signal', 'give up']);
    expect(await outcome).toMatchInlineSnapshot(`
      {
        "ename": "Interrupted",
        "evalue": "this loop can only be stopped by a restart: the kernel ends now, and its variables are lost",
        "status": "error",
        "traceback": [
          "Interrupted: this loop can only be stopped by a restart: the kernel ends now, and its variables are lost",
        ],
      }
    `);
  });

  it('of a cell that is still checked keeps it from running', async () => {
    let answer = () => {};
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const slow = (async (call: 'check', name: string, code: string) => {
      await asked;
      return checkNow(call, name, code);
    }) as CallChecker;
    const { evaluator, deeds } = scene(slow);
    const outcome = evaluator.evaluate(cell);
    evaluator.interrupt();
    expect(await outcome).toMatchInlineSnapshot(`
      {
        "ename": "Interrupted",
        "evalue": "the cell was interrupted before it ran",
        "status": "error",
        "traceback": [
          "Interrupted: the cell was interrupted before it ran",
        ],
      }
    `);
    answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(deeds).toEqual([]);
  });

  it('without a cell does nothing', async () => {
    const { evaluator, deeds, end } = scene();
    evaluator.interrupt();
    const outcome = evaluator.evaluate(cell);
    await vi.advanceTimersByTimeAsync(0);
    end(OK);
    await outcome;
    evaluator.interrupt();
    expect(deeds).toEqual(['run']);
  });
});
