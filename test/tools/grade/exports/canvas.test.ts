import { expect, it } from 'vitest';
import { canvasImport, canvasTable } from '../../../../tools/grade/exports/canvas.ts';
import { both, one } from './fixture.ts';

// As Canvas exports it: a row on posting, a row of points, the students, read-only totals.
const HEADER =
  'Student,ID,SIS User ID,SIS Login ID,Section,Warm-up (55),Back-propagation (56),Current Score,Final Grade';
const POSTING = ',,,,,,Manual Posting,,';
const POINTS = '    Points Possible,,,,,10.00,5.00,(read only),(read only)';

const table = (...rows: string[]) => `${[HEADER, POSTING, POINTS, ...rows].join('\n')}\n`;

it('fills the column of the assignment by id, by login and by name, and nothing else', () => {
  const { text, filled, notes } = canvasTable(
    one,
    table(
      '"Arbor, Ann",101,u1,ann@uni.example,S1,-1.5,2.00,80,A',
      '"Öztürk, Ben",9,u2,BEN,S1,N/A,,,',
      '"=HYPERLINK(""http://x"")",10,u3,c,"S1 and S2",7.00,EX,,',
      '"Student, Test",11,,t0,S1,,,,',
    ),
    'canvas.csv',
    '56',
  );
  expect(text).toMatchInlineSnapshot(`
    ""Student","ID","SIS User ID","SIS Login ID","Section","Warm-up (55)","Back-propagation (56)","Current Score","Final Grade"
    "","","","","","","Manual Posting","",""
    "    Points Possible","","","","","10.00","5.00","(read only)","(read only)"
    "Arbor, Ann","101","u1","ann@uni.example","S1","-1.5",4.5,"80","A"
    "Öztürk, Ben","9","u2","BEN","S1","N/A",2.7,"",""
    "'=HYPERLINK(""http://x"")","10","u3","c","S1 and S2","7.00","EX","",""
    "Student, Test","11","","t0","S1","","","",""
    "
  `);
  expect({ filled, notes }).toMatchInlineSnapshot(`
    {
      "filled": 2,
      "notes": [
        "excused or not assigned in Canvas: cem",
        "rows with nobody of the gradebook, left as they were: 1",
      ],
    }
  `);
});

it('reads the table with first and last names in columns of their own', () => {
  const text = 'LastName,FirstName,ID,SIS Login ID,Section,A (1)\nArbor,Ann,7,x,S,\n';
  const { text: written } = canvasTable(one, text, 'canvas.csv', undefined);
  expect(written.split('\r\n')[1]).toBe('"Arbor","Ann","7","x","S",4.5');
});

it('says when Canvas gives other points, and which assignments there are', () => {
  const text = table('"Arbor, Ann",101,u1,ann,S1,,,,');
  expect(canvasTable(one, text, 'canvas.csv', '55').notes).toContain(
    'the assignment has 10 points in Canvas, and 5 can be had here',
  );
  expect(() => canvasTable(one, text, 'canvas.csv', undefined)).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: canvas.csv: it is not said which assignment is to be filled; it has Warm-up (55), Back-propagation (56): give the number in parentheses]`,
  );
  expect(() => canvasTable(one, text, 'canvas.csv', '5')).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: canvas.csv: it has no assignment with the id 5; it has Warm-up (55), Back-propagation (56): give the number in parentheses]`,
  );
  expect(() =>
    canvasTable(one, 'a,b\n1,2\n', 'canvas.csv', '5'),
  ).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: canvas.csv is no gradebook of Canvas: its columns are a, b, wanted are Student, ID, …, Section; in Canvas: Grades, Export, Export Entire Gradebook]`,
  );
});

it('without a table, makes one with the row of points', () => {
  expect(canvasImport(both)).toMatchInlineSnapshot(`
    ""Student","ID","SIS User ID","SIS Login ID","Section","05-feed-forward","06-back-propagation"
    "    Points Possible","","","","",2,5
    "Ann Arbor","101","","ann","",2,4.5
    "Ben Öztürk","102","","ben","",0,2.7
    "'=HYPERLINK(""http://x"")","","","cem","",0,1
    "
  `);
});
