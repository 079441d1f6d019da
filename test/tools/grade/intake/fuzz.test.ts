// A real exercise, changed at random: the reader never throws, and what it reads is whole.
import { readFileSync } from 'node:fs';
import { type Random, random, uniform } from 'kernel-lib';
import { expect, it } from 'vitest';
import { readSubmission } from '../../../../tools/grade/intake/read-submission.ts';
import { bytes, exercises, loose, notebookOf, PROPAGATION } from './released.ts';

const released = notebookOf(PROPAGATION);
const whole = readFileSync(`${exercises}/${PROPAGATION}`);
const setup = released.cells.get('setup');
const below = (r: Random, n: number) => Math.floor(uniform(r) * n);
const tokens = [
  'null',
  '[]',
  '{}',
  '-1',
  '""',
  '1e999',
  ',',
  ']',
  '}',
  '"\\ud800"',
  '"__proto__":',
  '\\',
];
const junk = [
  null,
  -1,
  '',
  'code',
  'ex-6-1',
  [],
  {},
  ['a', 1],
  { exercise: '6.1', role: 'solution' },
  true,
];

/** What was read; a failed test if it is not whole. */
function check(given: Uint8Array): 'read' | 'unreadable' {
  const read = readSubmission(given, released);
  if ('unreadable' in read) {
    expect(read.unreadable).toMatch(/^[^\n]+$/);
    expect(read.unreadable).not.toContain('the grader failed');
    return 'unreadable';
  }
  const ids = read.cells.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(read.cells.find(({ id }) => id === 'setup')?.source).toBe(setup);
  for (const { id } of released.entry.exercises) {
    const isAnswered = read.cells.some(({ exercise }) => exercise === id);
    expect(isAnswered).toBe(!Object.hasOwn(read.missing, id));
  }
  return 'read';
}

it('bytes flipped, cut out, doubled and put in', { timeout: 60_000 }, () => {
  const r = random(601);
  const seen = { read: 0, unreadable: 0 };
  for (let n = 0; n < 1_000; n++) {
    let given = Buffer.from(whole);
    for (let k = below(r, 4); k >= 0; k--) {
      const [at, to] = [below(r, given.length), below(r, given.length)].sort((p, q) => p - q);
      const changes = [
        () => Buffer.concat([given.subarray(0, at), given.subarray(at + 1 + below(r, 40))]),
        () => Buffer.concat([given.subarray(0, to), given.subarray(at)]),
        () =>
          Buffer.concat([
            given.subarray(0, at),
            Buffer.from(tokens[below(r, tokens.length)]),
            given.subarray(at),
          ]),
        () => Buffer.from(given.map((byte, i) => (i === at ? byte ^ (1 << below(r, 8)) : byte))),
      ];
      given = changes[below(r, changes.length)]();
    }
    seen[check(given)]++;
  }
  expect(Math.min(seen.read, seen.unreadable)).toBeGreaterThan(50);
});

it('values of the JSON replaced, deleted, copied and swapped', { timeout: 60_000 }, () => {
  const r = random(602);
  const seen = { read: 0, unreadable: 0 };
  for (let n = 0; n < 1_000; n++) {
    const notebook = loose(PROPAGATION);
    for (let k = below(r, 12); k >= 0; k--) change(r, notebook);
    seen[check(bytes(notebook))]++;
  }
  expect(seen.read).toBeGreaterThan(500);
});

/** Goes down at random and changes what is there. */
function change(r: Random, root: unknown): void {
  let at = root as Record<string, unknown>;
  for (;;) {
    const keys = Object.keys(at);
    if (keys.length === 0) return;
    const key = keys[below(r, keys.length)];
    const value = at[key];
    if (typeof value === 'object' && value !== null && uniform(r) < 0.85) {
      at = value as Record<string, unknown>;
      continue;
    }
    const other = keys[below(r, keys.length)];
    const what = below(r, 4);
    if (what === 0) at[key] = junk[below(r, junk.length)];
    else if (what === 1) at[key] = structuredClone(at[other]);
    else if (what === 2) [at[key], at[other]] = [at[other], at[key]];
    else if (Array.isArray(at)) at.splice(Number(key), 1);
    else delete at[key];
    return;
  }
}
