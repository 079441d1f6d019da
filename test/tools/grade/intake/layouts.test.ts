// Whose a file is, and which notebook: every layout in a folder, and the same in an archive.

import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { at, both, handed, put, putZip, refused, released, taken } from './class.ts';
import { zip } from './zip-writer.ts';

const six = released('06');
const five = released('05');

const layouts: [string, Record<string, Buffer>, string[]][] = [
  ['one file for each student', { 'ann.ipynb': six, 'bob.ipynb': five }, ['ann: 06', 'bob: 05']],
  [
    'the name behind or before that of the notebook',
    {
      '06-back-propagation_ann.ipynb': six,
      'bob_06-back-propagation.ipynb': six,
      '01-differentiating-by-machine-1_cy-2.ipynb': released('01'),
    },
    ['ann: 06', 'bob: 06', 'cy-2: 01'],
  ],
  [
    'one folder for each student',
    {
      'ann/06-back-propagation.ipynb': six,
      'ann/05-feed-forward.ipynb': five,
      'Bob B/x.ipynb': five,
    },
    ['Bob-B: 05', 'ann: 05', 'ann: 06'],
  ],
  [
    "nbgrader's folders",
    { 'ann/ps1/05-feed-forward.ipynb': five, 'ann/ps2/06.ipynb': six, 'bob/ps1/x.ipynb': five },
    ['ann: 05', 'ann: 06', 'bob: 05'],
  ],
  [
    "nbgrader's folders in `submitted`",
    { 'submitted/ann/ps1/x.ipynb': five, 'submitted/bob/ps1/x.ipynb': five },
    ['ann: 05', 'bob: 05'],
  ],
  [
    'Moodle',
    {
      'Lee Ann_12345_assignsubmission_file_/x.ipynb': six,
      'Müller Jörg_12346_assignsubmission_file/06.ipynb': six,
      'Group 3-Default_12347_assignsubmission_file_/sub/x.ipynb': six,
      'O_Hara Eve_12348_assignsubmission_file_x_1_assignsubmission_file_.ipynb': six,
    },
    [
      'Group-3-Default #12347: 06',
      'Lee-Ann #12345: 06',
      'Muller-Jorg #12346: 06',
      'O_Hara-Eve #12348: 06',
    ],
  ],
  [
    'Canvas',
    {
      'leeann_12345_67890_06-back-propagation.ipynb': six,
      'kimbo_LATE_12346_67891_mine-1.ipynb': five,
      'kimbo_12346_67892_06-back-propagation-2.ipynb': six,
    },
    ['kimbo #12346: 05 LATE', 'kimbo #12346: 06', 'leeann #12345: 06'],
  ],
];

const short = (line: string) => line.replace(/ from .*?(?= LATE|$)/, '');

it.each(layouts)('%s, in a folder', async (_, files, wanted) => {
  put(files);
  const intake = await taken();
  expect(intake.refused).toEqual([]);
  expect(handed(intake).map(short)).toEqual(wanted);
});

it.each(layouts)('%s, in an archive', async (_, files, wanted) => {
  putZip(Object.entries(files).map(([name, data]) => ({ name, data })));
  const intake = await taken('class.zip');
  expect(intake.refused).toEqual([]);
  expect(handed(intake).map(short)).toEqual(wanted);
});

it.each(layouts)('%s, in an archive of the folder', async (_, files, wanted) => {
  const entries = Object.entries(files).map(([name, data]) => ({ name: `class/${name}`, data }));
  putZip([{ name: 'class/' }, ...entries]);
  expect(handed(await taken('class.zip')).map(short)).toEqual(wanted);
});

it("Moodle's typed texts are refused", async () => {
  put({
    'Lee Ann_1_assignsubmission_onlinetext_/onlinetext.html': '<p>',
    'Kim Bo_2_assignsubmission_onlinetext/onlinetext.html': '<p>',
    'Kim Bo_2_assignsubmission_file_/x.ipynb': six,
  });
  expect(await both()).toMatchInlineSnapshot(`
    [
      "Kim-Bo #2: 06 from Kim Bo_2_assignsubmission_file_/x.ipynb | Not taken in: Kim Bo_2_assignsubmission_onlinetext/onlinetext.html: it is text typed into Moodle, not a notebook.",
      "Kim Bo_2_assignsubmission_onlinetext/onlinetext.html: it is text typed into Moodle, not a notebook",
      "Lee Ann_1_assignsubmission_onlinetext_/onlinetext.html (Lee-Ann): it is text typed into Moodle, not a notebook",
    ]
  `);
});

it("a student's own archive is opened, one in it is not", async () => {
  const inner = zip([{ name: 'x.ipynb', data: six }]);
  const own = zip([
    { name: 'work/06.ipynb', data: six },
    { name: '__MACOSX/work/._06.ipynb', data: 'x' },
    { name: 'work/05-feed-forward.ipynb', data: five },
    { name: 'more.zip', data: inner },
  ]);
  put({ 'ann/work.zip': own, 'Lee Bo_1_assignsubmission_file_/w.ZIP': own });
  putZip([
    { name: 'c.zip', data: own },
    { name: 'leedee_1_2_w.zip', data: own },
  ]);
  expect(await both()).toMatchInlineSnapshot(`
    [
      "Lee-Bo #1: 05 from work/05-feed-forward.ipynb in Lee Bo_1_assignsubmission_file_/w.ZIP | Not taken in: more.zip in Lee Bo_1_assignsubmission_file_/w.ZIP: it is an archive inside an archive, which is not opened; hand in the notebooks.",
      "Lee-Bo #1: 06 from work/06.ipynb in Lee Bo_1_assignsubmission_file_/w.ZIP | Not taken in: more.zip in Lee Bo_1_assignsubmission_file_/w.ZIP: it is an archive inside an archive, which is not opened; hand in the notebooks.",
      "ann: 05 from work/05-feed-forward.ipynb in ann/work.zip | Not taken in: more.zip in ann/work.zip: it is an archive inside an archive, which is not opened; hand in the notebooks.",
      "ann: 06 from work/06.ipynb in ann/work.zip | Not taken in: more.zip in ann/work.zip: it is an archive inside an archive, which is not opened; hand in the notebooks.",
      "more.zip in Lee Bo_1_assignsubmission_file_/w.ZIP: it is an archive inside an archive, which is not opened; hand in the notebooks",
      "more.zip in ann/work.zip: it is an archive inside an archive, which is not opened; hand in the notebooks",
    ]
  `);
  expect(await both('class.zip')).toMatchInlineSnapshot(`
    [
      "c: 05 from work/05-feed-forward.ipynb in c.zip in class.zip | Not taken in: more.zip in c.zip in class.zip: it is an archive inside an archive, which is not opened; hand in the notebooks.",
      "c: 06 from work/06.ipynb in c.zip in class.zip | Not taken in: more.zip in c.zip in class.zip: it is an archive inside an archive, which is not opened; hand in the notebooks.",
      "leedee #1: 05 from work/05-feed-forward.ipynb in leedee_1_2_w.zip in class.zip | Not taken in: more.zip in leedee_1_2_w.zip in class.zip: it is an archive inside an archive, which is not opened; hand in the notebooks.",
      "leedee #1: 06 from work/06.ipynb in leedee_1_2_w.zip in class.zip | Not taken in: more.zip in leedee_1_2_w.zip in class.zip: it is an archive inside an archive, which is not opened; hand in the notebooks.",
      "more.zip in c.zip in class.zip: it is an archive inside an archive, which is not opened; hand in the notebooks",
      "more.zip in leedee_1_2_w.zip in class.zip: it is an archive inside an archive, which is not opened; hand in the notebooks",
    ]
  `);
});

it('what systems put beside files is passed over, other files are refused', async () => {
  put({
    '.DS_Store': 'x',
    '__MACOSX/ann/x.ipynb': 'x',
    'ann/desktop.ini': 'x',
    'ann/.ipynb_checkpoints/x.ipynb': six,
    'ann/x.ipynb': six,
    'bob/.DS_Store': 'x',
    'cy/report.pdf': 'x',
    'dee/06.ipynb.txt': six,
    'eve/node_modules/a/b.ipynb': 'x',
    'eve/.git/c': 'x',
    'notes.txt': 'x',
    '06-back-propagation.ipynb': six,
    '06-back-propagation (1).ipynb': six,
  });
  expect(await both()).toMatchInlineSnapshot(`
    [
      "ann: 06 from ann/x.ipynb",
      "06-back-propagation (1).ipynb: its name does not say whose it is; put it into a folder named after the student, or the name behind its own",
      "06-back-propagation.ipynb: its name does not say whose it is; put it into a folder named after the student, or the name behind its own",
      "bob (bob): the folder holds no file",
      "cy/report.pdf (cy): it is not a notebook (.ipynb), so it is not graded",
      "dee/06.ipynb.txt (dee): it is not a notebook (.ipynb), so it is not graded; if it is one, let its name end in .ipynb",
      "eve/.git (eve): a folder of this name holds no submissions; it was not looked into",
      "eve/node_modules (eve): a folder of this name holds no submissions; it was not looked into",
      "notes.txt (notes): it is not a notebook (.ipynb), so it is not graded",
    ]
  `);
});

it('many refused files of one student are a few lines', async () => {
  put(Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`ann/${100 + n}.txt`, 'x'])));
  const lines = await both();
  expect(lines).toHaveLength(21);
  expect(lines.at(-1)).toBe('ann (ann): 30 more files of this student were not taken in');
});

it('students of one name, or of none in Latin letters, have ids of their own', async () => {
  put({
    'Lee Ann_1_assignsubmission_file_/x.ipynb': six,
    'Lee Ann_2_assignsubmission_file_/x.ipynb': six,
    'Lee-Ann/x.ipynb': six,
    '王小明/x.ipynb': six,
    '李_77_assignsubmission_file_/x.ipynb': six,
    'Straße Øre Łódź/x.ipynb': six,
    'a(b)/x.ipynb': six,
    'a[b]/x.ipynb': six,
    '- -/x.ipynb': six,
  });
  const { submissions } = await taken();
  const ids = submissions.map(({ student }) => student.id);
  expect(ids).toMatchInlineSnapshot(`
    [
      "Lee-Ann-1",
      "Lee-Ann-2",
      "Lee-Ann-93b64b38",
      "Strasse-Ore-Lodz",
      "a-b-c4f7e723",
      "a-b-f7b22abb",
      "student-77",
      "student-8f5c72b6",
      "student-a96e5805",
    ]
  `);
  expect(new Set(ids.map((id) => id.toLowerCase())).size).toBe(9);
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);
});

it('the cells tell the notebook, then the name', async () => {
  put({
    'ann/05-feed-forward.ipynb': six,
    'bob/06-back-propagation-Copy1.ipynb': '{"cells": []}',
    'cy/my 06 solution.ipynb': 'x',
    'dee/homework.ipynb': 'x',
    'eve/01-differentiating-by-machine-1.ipynb': 'x',
    'fay_1_2_01-differentiating-by-machine-1.ipynb': 'x',
    'guy_2_2_01-differentiating-by-machine-1-1.ipynb': 'x',
  });
  expect(await both()).toMatchInlineSnapshot(`
    [
      "ann: 06 from ann/05-feed-forward.ipynb | The file is named like 05-feed-forward.ipynb, but its cells are those of 06-back-propagation.ipynb.",
      "bob: 06 from bob/06-back-propagation-Copy1.ipynb",
      "cy: 06 from cy/my 06 solution.ipynb",
      "dee: ? from dee/homework.ipynb",
      "eve: 01 from eve/01-differentiating-by-machine-1.ipynb",
      "fay #1: 01 from fay_1_2_01-differentiating-by-machine-1.ipynb",
      "guy #2: 01 from guy_2_2_01-differentiating-by-machine-1-1.ipynb",
    ]
  `);
});

it('of two files for one notebook the last edited is used', async () => {
  put({ 'ann/old.ipynb': six, 'bob/a.ipynb': six }, new Date('2026-01-01T10:00:00Z'));
  put({ 'ann/a.ipynb': `${six} `, 'bob/b.ipynb': six }, new Date('2026-01-02T10:00:00Z'));
  put(
    {
      'kim_9_99_x.ipynb': six,
      'kim_9_100_x.ipynb': `${six} `,
      'lee_8_7_06-back-propagation-1.ipynb': six,
      'lee_8_7_06-back-propagation-2.ipynb': `${six} `,
      'lee_8_7_06-back-propagation.ipynb': `${six}  `,
    },
    new Date('2026-01-03T10:00:00Z'),
  );
  expect(await both()).toMatchInlineSnapshot(`
    [
      "ann: 06 from ann/a.ipynb | ann/old.ipynb (2026-01-01T10:00:00Z) was handed in, too; the last edited is used (2026-01-02T10:00:00Z).",
      "bob: 06 from bob/b.ipynb | bob/a.ipynb is the same file once more.",
      "kim #9: 06 from kim_9_100_x.ipynb | kim_9_99_x.ipynb (2026-01-03T10:00:00Z) was handed in, too; of the same time the platform's higher number is used.",
      "lee #8: 06 from lee_8_7_06-back-propagation-2.ipynb | lee_8_7_06-back-propagation-1.ipynb (2026-01-03T10:00:00Z) was handed in, too; of the same time the platform's higher number is used. | lee_8_7_06-back-propagation.ipynb (2026-01-03T10:00:00Z) was handed in, too; of the same time the platform's higher number is used.",
    ]
  `);
});

it('in an archive the time of the entry counts; inside an own archive the outer one tells when', async () => {
  const seconds = Date.UTC(2026, 0, 5, 10) / 1000;
  const own = zip([
    { name: 'a.ipynb', data: six, utc: seconds - 999 },
    { name: 'b.ipynb', data: `${six} `, utc: seconds - 9999 },
  ]);
  putZip([
    { name: 'ann/own.zip', data: own, utc: seconds },
    { name: 'bob/a.ipynb', data: six, utc: seconds + 1 },
    { name: 'bob/b.ipynb', data: `${six} `, utc: seconds },
    { name: 'cy/a.ipynb', data: six, time: new Date(2026, 4, 6, 7, 8, 10) },
  ]);
  const { submissions } = await taken('class.zip');
  expect(submissions.map(({ origin, submitted }) => [origin, submitted])).toEqual([
    ['a.ipynb in ann/own.zip in class.zip', '2026-01-05T10:00:00Z'],
    ['bob/a.ipynb in class.zip', '2026-01-05T10:00:01Z'],
    ['cy/a.ipynb in class.zip', new Date(2026, 4, 6, 7, 8, 10).toISOString().replace('.000', '')],
  ]);
  expect(submissions[0].remarks).toHaveLength(1);
});

it('a submission is a plain file with the bytes that were handed in', async () => {
  put({ 'ann/x.ipynb': six });
  putZip([{ name: 'ann/x.ipynb', data: six }]);
  const sha256 = createHash('sha256').update(six).digest('hex');
  const [folder] = (await taken()).submissions;
  const [archive] = (await taken('class.zip')).submissions;
  expect(folder).toMatchObject({ sha256, path: at('class/ann/x.ipynb') });
  expect(archive).toMatchObject({ sha256, path: at(`unpacked/${sha256}.ipynb`) });
  expect(readFileSync(archive.path)).toEqual(six);
  expect(statSync(archive.path).isFile()).toBe(true);
  expect(basename(archive.path)).not.toContain('x');
});

it("the grader's own folder among the submissions is passed over", async () => {
  put({ 'ann/x.ipynb': six, 'grades/x.ipynb': six });
  const { takeIn } = await import('../../../../tools/grade/intake/take-in.ts');
  const { manifest } = await import('./released.ts');
  const intake = await takeIn(at('class'), { unpackTo: at('class/grades'), manifest });
  expect(handed(intake)).toEqual(['ann: 06 from ann/x.ipynb']);
});

it('twice the same class gives twice the same', async () => {
  put({ 'ann/x.ipynb': six, 'ann/y.ipynb': six, 'bob.ipynb': five, 'c/x.txt': 'x' });
  expect(await taken()).toEqual(await taken());
  putZip([
    { name: 'b/x.ipynb', data: six },
    { name: 'a/x.ipynb', data: six },
  ]);
  const forwards = await taken('class.zip');
  putZip([
    { name: 'a/x.ipynb', data: six },
    { name: 'b/x.ipynb', data: six },
  ]);
  expect(await taken('class.zip')).toEqual(forwards);
});

it('what is neither a folder nor an archive is said to the lecturer', async () => {
  const said = (name: string) =>
    taken(name).then(handed, (error) => String(error).replaceAll(at(), 'tmp'));
  put({ 'x.ipynb': six, 'x.zip': 'no archive', 'empty.zip': '' });
  expect(await said('none')).toMatchInlineSnapshot(
    `"UsageError: tmp/none: there is no such file or folder; check the spelling"`,
  );
  expect(await said('class/x.ipynb')).toMatchInlineSnapshot(
    `"UsageError: tmp/class/x.ipynb: is neither a folder nor a .zip; name one that holds submissions"`,
  );
  expect(await said('class/x.zip')).toMatchInlineSnapshot(
    `"UsageError: tmp/class/x.zip: it is no archive that can be read (End of central directory record signature not found. Either not a zip file, or file is truncated.); pack it again"`,
  );
  expect(await said('class/empty.zip')).toMatchInlineSnapshot(
    `"UsageError: tmp/class/empty.zip: it is no archive that can be read (End of central directory record signature not found. Either not a zip file, or file is truncated.); pack it again"`,
  );
  putZip([]);
  expect(await said('class.zip')).toEqual([]);
  expect(refused(await taken('class.zip'))).toEqual([]);
});
