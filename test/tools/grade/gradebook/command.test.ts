import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { gradesCommand } from '../../../../tools/grade/gradebook/command.ts';
import { openGradebook } from '../../../../tools/grade/gradebook/gradebook.ts';
import { ann, ben, exercise, NOTEBOOK, OTHER, RUN, result, test } from './fixture.ts';

let folder: string;
const at = (...names: string[]) => join(folder, ...names);
const BOOK = 'build/grades/grades.sqlite';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'grades-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Two runs: ann is late and gains a point in the second, ben's time is not known. */
async function recorded(): Promise<void> {
  const book = await openGradebook(at(BOOK));
  const first = test('by hand', 'wrong', { explains: ['The factor σ′ is missing.'] });
  const late = { submitted: '2026-11-21T12:00:00+01:00' };
  book.record(RUN, [
    result(ann, [exercise('6.1', 2, 3, { rows: [first] }), exercise('6.2', 1, 2)], late),
    result(ann, [exercise('5.1', 2, 2)], { notebook: OTHER }),
    result({ ...ben, name: 'Ben \u001b[31mred' }, [exercise('6.1', 3, 3)], { late: true }),
  ]);
  book.record({ ...RUN, grader: 'g2', time: '2026-11-22T09:00:00Z' }, [
    result(ann, [exercise('6.1', 3, 3, { rows: [test('by hand')] }), exercise('6.2', 1, 2)], late),
  ]);
  await book.save();
  book.close();
}

const RULE = `{ "deadline": { "${NOTEBOOK}": "2026-11-20T23:59:00+01:00" },
  "late": [{ "upTo": "1 d", "take": "10 %" }, { "take": "100 %" }], "round": 0.5 }`;

/** What the command says, the temporary folder shortened to `tmp`; never a control character. */
async function course(...words: readonly string[]): Promise<string> {
  const lines: string[] = [];
  const say = (line: string) => lines.push(line.replaceAll(folder, 'tmp'));
  const now = () => '2026-11-23T08:00:00Z';
  const command = gradesCommand({ project: folder, print: say, now });
  for (const one of [command, ...command.commands]) {
    one.exitOverride().configureOutput({ writeErr: (text) => say(text.trim()) });
  }
  try {
    await command.parseAsync(words, { from: 'user' });
  } catch (error) {
    say(String(error));
  }
  for (const line of lines) expect(line).not.toContain('\u001b');
  return lines.join('\n');
}

it('says that there is no gradebook yet, and makes none', async () => {
  expect(await course('show')).toMatchInlineSnapshot(
    `"UsageError: tmp/build/grades/grades.sqlite: there is no gradebook; make one with: npm run course -- grade <submissions>"`,
  );
  expect(await course('mark', 'ann', '6.1', '1')).toContain('there is no gradebook');
  expect(existsSync(at('build'))).toBe(false);
});

it('shows the class, a student, the runs', async () => {
  await recorded();
  expect(await course('show')).toMatchInlineSnapshot(`
    "There is no grading.json, so nothing is taken for lateness.
    student  name          05-feed-forward  06-back-propagation  total
    ann      Ann Arbor     2 of 2           4 of 5               6 of 7
    ben      Ben  [31mred  0 of 2 -         3 of 5               3 of 7
    * lowered for lateness   ? lateness is unclear   - nothing handed in"
  `);
  writeFileSync(at('grading.json'), RULE);
  expect(await course('show')).toMatchInlineSnapshot(`
    "note: lateness is unclear, and nothing was taken, for 1: ben (06-back-propagation.ipynb); see: grades show <student>
    student  name          05-feed-forward  06-back-propagation  total
    ann      Ann Arbor     2 of 2           3.5 of 5 *           5.5 of 7
    ben      Ben  [31mred  0 of 2 -         3 of 5 ?             3 of 7
    * lowered for lateness   ? lateness is unclear   - nothing handed in"
  `);
  expect(await course('show', 'ann')).toMatchInlineSnapshot(`
    "note: lateness is unclear, and nothing was taken, for 1: ben (06-back-propagation.ipynb); see: grades show <student>
    ann: Ann Arbor, number 101

    05-feed-forward.ipynb: 2 of 2 points, from ann/06-back-propagation.ipynb in run 1
      5.1  2 of 2  pass  Exercise 5.1

    06-back-propagation.ipynb: 4 of 5 points, from ann/06-back-propagation.ipynb in run 2
      after the penalty: 3.5
      6.1  3 of 3  pass   Exercise 6.1
      6.2  1 of 2  wrong  Exercise 6.2

    total: 6 of 7, after penalties 5.5
    - 06-back-propagation.ipynb: Handed in 12 h 1 min after 2026-11-20T23:59:00+01:00: 10 % is taken."
  `);
  expect(await course('show', 'dora')).toMatchInlineSnapshot(`
    "note: lateness is unclear, and nothing was taken, for 1: ben (06-back-propagation.ipynb); see: grades show <student>
    UsageError: tmp/build/grades/grades.sqlite has no student "dora"; see the ids with: npm run course -- grades show"
  `);
  expect(await course('show', '--runs')).toMatchInlineSnapshot(`
    "run 1  2026-11-21T09:00:00Z  default  g1
    run 2  2026-11-22T09:00:00Z  default  g2"
  `);
  expect(await course('show', '--notebook', 'x.ipynb')).toMatchInlineSnapshot(
    `"UsageError: --notebook x.ipynb: the gradebook has 05-feed-forward.ipynb, 06-back-propagation.ipynb"`,
  );
  expect(await course('show', '--config', at('none.json'))).toMatchInlineSnapshot(
    `"UsageError: tmp/none.json: there is no such file"`,
  );
});

it('tells of names in the rule that fit nobody', async () => {
  await recorded();
  writeFileSync(
    at('r.json'),
    RULE.replace(NOTEBOOK, '7.ipynb').replace('}', '}, "excused": ["an"]'),
  );
  expect(await course('show', '--config', at('r.json'))).toMatch(
    /^note: tmp\/r\.json names 7\.ipynb, of which there are no marks\.\nnote: tmp\/r\.json names an, /,
  );
});

it('sets and clears marks and comments, which exports then have', async () => {
  await recorded();
  expect(await course('show', '--manual')).toMatchInlineSnapshot(`"Nothing is set by hand."`);
  expect(await course('mark', 'ann', '6.2', '1.5')).toBe('ann 6.2: saved.');
  expect(await course('comment', 'ann', '6.2', '=nearly')).toBe('ann 6.2: saved.');
  expect(await course('show', '--manual')).toMatchInlineSnapshot(
    `"ann  6.2  1.5 points  =nearly  2026-11-23T08:00:00Z"`,
  );
  expect(await course('show', 'ann')).toContain('set by hand: 1.5 "=nearly"');
  expect(await course('mark', 'ann', '6.2', '--clear')).toBe('ann 6.2: saved.');
  expect(await course('mark', 'ann', '6.2', '--clear')).toBe('ann 6.2: nothing to change.');
  expect(await course('show', '--manual')).toMatchInlineSnapshot(
    `"ann  6.2    =nearly  2026-11-23T08:00:00Z"`,
  );
});

it('refuses what it cannot understand', async () => {
  await recorded();
  const before = readFileSync(at(BOOK));
  expect(await course('mark', 'ann', '6.2')).toMatchInlineSnapshot(
    `"UsageError: give either the points or --clear"`,
  );
  expect(await course('mark', 'ann', '6.2', '1', '--clear')).toMatchInlineSnapshot(
    `"UsageError: give either the points or --clear"`,
  );
  expect(await course('mark', 'ann', '6.2', '1,5')).toMatchInlineSnapshot(
    `"UsageError: "1,5" is no number of points; wanted is one like 2.5"`,
  );
  expect(await course('mark', 'ann', '6.2', '99')).toMatchInlineSnapshot(
    `"UsageError: 6.2 has 2 points, and 99 was given for ann; wanted is a number from 0 to 2"`,
  );
  expect(await course('diff', 'one')).toMatchInlineSnapshot(
    `"UsageError: "one" is no number of a run; see them with: grades show --runs"`,
  );
  expect(await course('diff', '1', '7')).toMatchInlineSnapshot(
    `"UsageError: tmp/build/grades/grades.sqlite has no run 7; it has 1, 2"`,
  );
  expect(await course('export', '--moodle', at('none.csv'))).toMatchInlineSnapshot(`
    "There is no grading.json, so nothing is taken for lateness.
    UsageError: --moodle fills the marks of one notebook, and the gradebook has 05-feed-forward.ipynb, 06-back-propagation.ipynb; say which with --notebook"
  `);
  expect(await course('export', '--gradescope', 'visible')).toMatchInlineSnapshot(`
    "There is no grading.json, so nothing is taken for lateness.
    UsageError: --gradescope visible: wanted is after_published or hidden"
  `);
  expect(await course('show', '--colour')).toContain("unknown option '--colour'");
  expect(readFileSync(at(BOOK))).toEqual(before);
  expect(readdirSync(at('build/grades'))).toEqual(['grades.sqlite']);
});

it('shows what a regrade changed', async () => {
  await recorded();
  expect(await course('diff')).toMatchInlineSnapshot(`
    "ann 6.1: 2 of 3 (wrong) -> 3 of 3 (pass)
        wrong -> pass: by hand
    run 1 -> run 2: 1 exercise marked differently."
  `);
  expect(await course('diff', '2', '2')).toMatchInlineSnapshot(
    `"run 2 -> run 2: 0 exercises marked differently."`,
  );
});

it('exports everything beside the gradebook, twice the same', async () => {
  await recorded();
  writeFileSync(at('grading.json'), RULE);
  expect(await course('export', '--gradescope', '--bom')).toMatchInlineSnapshot(`
    "note: lateness is unclear, and nothing was taken, for 1: ben (06-back-propagation.ipynb); see: grades show <student>
    written: tmp/build/grades/grades.csv
    written: tmp/build/grades/tests.csv
    written: tmp/build/grades/moodle-import.csv
    written: tmp/build/grades/canvas-import.csv
    written: 3 files in tmp/build/grades/gradescope"
  `);
  const names = (readdirSync(at('build/grades'), { recursive: true }) as string[])
    .filter((name) => /\.(?:csv|json)$/.test(name))
    .sort();
  expect(names).toMatchInlineSnapshot(`
    [
      "canvas-import.csv",
      "grades.csv",
      "gradescope/ann/05-feed-forward/results.json",
      "gradescope/ann/06-back-propagation/results.json",
      "gradescope/ben/06-back-propagation/results.json",
      "moodle-import.csv",
      "tests.csv",
    ]
  `);
  const texts = () => names.map((name) => readFileSync(at('build/grades', name), 'utf8'));
  const first = texts();
  await course('export', '--gradescope', '--bom');
  expect(texts()).toEqual(first);
  expect(first[names.indexOf('grades.csv')].startsWith('\uFEFF"student"')).toBe(true);
});

it("fills Moodle's and Canvas's tables, for one notebook at a time", async () => {
  await recorded();
  const moodle = at('sheet.csv');
  writeFileSync(
    moodle,
    'Identifier,Full name,Grade,Last modified (grade),Feedback comments\nParticipant 101,Ann Arbor,,-,\n',
  );
  const canvas = at('canvas.csv');
  writeFileSync(canvas, 'Student,ID,SIS Login ID,Section,A (7)\n"Arbor, Ann",101,a,S,\n');
  expect(await course('export', '--moodle', moodle)).toMatchInlineSnapshot(`
    "There is no grading.json, so nothing is taken for lateness.
    UsageError: --moodle fills the marks of one notebook, and the gradebook has 05-feed-forward.ipynb, 06-back-propagation.ipynb; say which with --notebook"
  `);
  expect(existsSync(at('build/grades/grades.csv'))).toBe(false);
  const words = ['--notebook', NOTEBOOK, '--out', at('out')];
  expect(
    await course('export', '--moodle', moodle, '--canvas', canvas, ...words),
  ).toMatchInlineSnapshot(`
    "There is no grading.json, so nothing is taken for lateness.
    written: tmp/out/grades.csv
    written: tmp/out/tests.csv
    written: tmp/out/moodle-worksheet.csv
    written: tmp/out/canvas.csv
    moodle-worksheet.csv: rows filled: 1
    moodle-worksheet.csv: ben (Ben  [31mred) is in no row
    canvas.csv: rows filled: 1
    canvas.csv: ben (Ben  [31mred) is in no row"
  `);
  expect(readFileSync(at('out/canvas.csv'), 'utf8')).toContain('"Arbor, Ann","101","a","S",4\r\n');
  expect(readFileSync(at('out/moodle-worksheet.csv'), 'utf8')).toContain(
    ',"Ann Arbor",4,"-","6.1:',
  );
  writeFileSync(moodle, Buffer.from('Identifier,N\xe4me\n', 'latin1'));
  expect(await course('export', '--moodle', moodle, ...words)).toMatchInlineSnapshot(`
    "There is no grading.json, so nothing is taken for lateness.
    UsageError: tmp/sheet.csv is not UTF-8: a spreadsheet may have saved it anew; download it again and give it unopened"
  `);
});
