import { describe, expect, test } from 'vitest';
import { runProbes } from '../../../../tools/grade/doctor/doctor.ts';
import { excuse } from '../../../../tools/grade/doctor/expected.ts';
import { probes } from '../../../../tools/grade/doctor/probes.ts';
import { line, verdict } from '../../../../tools/grade/doctor/table.ts';
import { tiersHere } from '../support/tiers.ts';
import { unprotected } from './unprotected.ts';

// What needs Deno, or is stopped by how any process is started.
const NOT_IN_NODE = [
  'read open descriptors',
  'leave something in web storage for the next candidate',
  'import a file in a statement',
  'import a package of npm',
  'import a file from the network',
];

test('every probe is open in a process that nothing holds', { timeout: 60_000 }, async () => {
  const reaching = probes.filter(
    ({ tell, name }) => tell !== 'limits' && tell !== 'orphan' && !NOT_IN_NODE.includes(name),
  );
  const results = await runProbes('node-only', {}, { probes: reaching, start: unprotected });
  expect(results.filter(({ open }) => !open).map(({ name }) => name)).toEqual([]);
  expect(results).toHaveLength(reaching.length);
});

describe.each(tiersHere())('$tier', ({ tier, tools, missing }) => {
  test.skipIf(missing !== undefined)(
    `stops what it promises to stop${missing === undefined ? '' : `: ${missing}`}`,
    { timeout: 240_000 },
    async () => {
      const results = await runProbes(tier, tools);
      const open = results.filter((each) => each.open && excuse(tier, each.name) === undefined);
      expect(open).toEqual([]);
      expect(verdict(tier, results).holds).toBe(true);
    },
  );
});

test('the hardened tier is excused nothing', () => {
  expect(probes.filter(({ name }) => excuse('hardened', name) !== undefined)).toEqual([]);
});

test('an open probe that the tier must stop is an error, and says what it means', () => {
  const [{ name, means }] = probes;
  const result = { name, means, open: true, seen: 'it got what it was after' };
  expect(verdict('default', [result])).toMatchInlineSnapshot(`
    {
      "holds": false,
      "text": "
    0 of 1 stopped. default does not hold what it promises: "read a file of the lecturer" must be stopped.",
    }
  `);
  expect(line('default', result)).toMatchInlineSnapshot(`
    "  read a file of the lecturer                            OPEN
        A submission can read whatever the lecturer can read. Not known of this tier: it got what it was after."
  `);
});

test('an open probe that is known of the tier is told with its reason', () => {
  const result = { name: 'end the grader', means: 'It ends.', open: true, seen: 'it got there' };
  expect(verdict('node-only', [result]).holds).toBe(true);
  expect(verdict('hardened', [result]).holds).toBe(false);
  expect(line('node-only', result)).toContain("Node's permissions know nothing of signals.");
});
