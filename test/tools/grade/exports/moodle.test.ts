import { expect, it } from 'vitest';
import { moodleImport, moodleWorksheet } from '../../../../tools/grade/exports/moodle.ts';
import { readCsv } from '../../../../tools/grade/exports/read-csv.ts';
import { grades } from '../../../../tools/grade/gradebook/grades.ts';
import { NO_RULE } from '../../../../tools/grade/gradebook/grading-rule.ts';
import { NOTEBOOK } from '../gradebook/fixture.ts';
import { all, both, marks, one } from './fixture.ts';

// As Moodle 4 writes it, shortened: quotes only where they are needed.
const HEADER =
  'Identifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed","Last modified (submission)","Last modified (grade)","Feedback comments"';

const sheet = (...rows: string[]) => `\uFEFF${[HEADER, ...rows].join('\n')}\n`;
const fill = (text: string) => moodleWorksheet(one, text, 'sheet.csv');

it('fills grade and comment by identifier, by address and by name, and leaves the rest alone', () => {
  const { text, filled, notes } = fill(
    sheet(
      'Participant 102,"Ben Öztürk",b@uni.example,Submitted,,20.00,Yes,-,-,',
      'Participant 7,"Ann Arbor",ANN@uni.example,Submitted,1.00,20.00,Yes,-,-,old',
      'Participant 8,"=HYPERLINK(""http://x"")",,Submitted,,20.00,Yes,-,-,',
      'Participant 9,"Dora, née D",dora@uni.example,Submitted,5.00,20.00,Yes,-,"Friday, 20 November 2026",fine',
    ),
  );
  expect(text).toMatchInlineSnapshot(`
    "﻿"Identifier","Full name","Email address","Status","Grade","Maximum Grade","Grade can be changed","Last modified (submission)","Last modified (grade)","Feedback comments"
    "Participant 102","Ben Öztürk","b@uni.example","Submitted",2.7,"20.00","Yes","-","-","6.1: 3 of 3 points (pass).<br>6.2: 0 of 2 points (not-attempted).<br>6.2: the cell is empty.<br>Handed in 1 min after 2026-11-20T23:59:00+01:00: 10 % is taken."
    "Participant 7","Ann Arbor","ANN@uni.example","Submitted",4.5,"20.00","Yes","-","-","6.1: 3 of 3 points (pass).<br>6.2: 1.5 of 2 points (set by hand). The factor σ′ is missing. nearly &lt;right&gt;."
    "Participant 8","'=HYPERLINK(""http://x"")","","Submitted",1,"20.00","Yes","-","-","6.1: 0 of 3 points (wrong).<br>6.2: 1 of 2 points (wrong)."
    "Participant 9","Dora, née D","dora@uni.example","Submitted","5.00","20.00","Yes","-","Friday, 20 November 2026","fine"
    "
  `);
  expect({ filled, notes }).toMatchInlineSnapshot(`
    {
      "filled": 3,
      "notes": [
        "rows with nobody of the gradebook, left as they were: 1",
      ],
    }
  `);
});

it('keeps the delimiter, and a lone dash a dash', () => {
  const text = sheet('Participant 101,Ann Arbor,,,,20,Yes,-,-,').slice(1).replaceAll(',', ';');
  const written = readCsv(fill(text).text, 'f');
  expect(written.delimiter).toBe(';');
  expect(written.bom).toBe(false);
  expect(written.rows[1].slice(4, 9)).toEqual(['4.5', '20', 'Yes', '-', '-']);
});

it('fills neither of two rows that fit a student, and tells of names that differ', () => {
  const { filled, notes } = fill(
    sheet(
      'Participant 1,Ann Arbor,,,,20,Yes,-,-,',
      'Participant 2,"Arbor, Ann",,,,20,Yes,-,-,',
      'Participant 3,Somebody,ben@uni.example,,,20,Yes,-,-,',
    ),
  );
  expect({ filled, notes }).toMatchInlineSnapshot(`
    {
      "filled": 1,
      "notes": [
        "ann (Ann Arbor) fits 2 rows, so none of them was filled",
        "cem (=HYPERLINK("http://x")) is in no row",
        "ben is "Ben Öztürk" here and "Somebody" there: check it",
        "rows with nobody of the gradebook, left as they were: 2",
      ],
    }
  `);
});

it('of two students that fit a row, the surer one has it; if none is surer, nobody', () => {
  const namesake = marks({ id: 'x', name: 'Ann Arbor' }, []);
  const twins = ['y', 'z'].map((id) => marks({ id, name: 'Dora D' }, []));
  const { text, notes } = moodleWorksheet(
    grades([...all, namesake, ...twins], [], NO_RULE, NOTEBOOK),
    sheet('Participant 101,Ann Arbor,,,,20,Yes,-,-,', 'Participant 4,Dora D,,,,20,Yes,-,-,'),
    'sheet.csv',
  );
  expect(readCsv(text, 'f').rows.map((row) => row[4])).toEqual(['Grade', '4.5', '']);
  expect(notes).toContain("ann and x fit the same row, which has ann's mark: check it");
  expect(notes).toContain('y and z fit the same row, which was not filled: check it');
});

it('tells of grades that Moodle would skip', () => {
  const locked = fill(sheet('Participant 101,Ann Arbor,,,,20,No,-,-,'));
  expect(locked.filled).toBe(0);
  expect(locked.notes).toContain('Moodle does not let these grades be changed: ann');
  expect(() =>
    fill(sheet('Participant 101,Ann Arbor,,,,4.00,Yes,-,-,')),
  ).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: sheet.csv: ann has 4.5 points, and the assignment's maximum is 4; set the maximum in Moodle to the points of the notebook and download the worksheet anew]`,
  );
});

it('refuses an assignment that is graded by a scale', () => {
  const scale = sheet().replace('"Maximum Grade"', 'Scale');
  expect(() => fill(scale)).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: sheet.csv: the assignment is graded by a scale, and the marks are points; set its grade type to points in Moodle]`,
  );
});

it('refuses a table that is no English worksheet', () => {
  expect(() =>
    fill('ID,"Vollständiger Name",Bewertung\nTeilnehmer/in101,Ann Arbor,\n'),
  ).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: sheet.csv is no grading worksheet of Moodle in English: it has no column Identifier, Grade, Last modified (grade), but ID, Vollständiger Name, Bewertung; set Moodle to English, download the worksheet and give that file]`,
  );
});

it('without a worksheet, makes a table for the import of grades', () => {
  expect(moodleImport(both)).toMatchInlineSnapshot(`
    ""Username","Full name","Number","05-feed-forward.ipynb","05-feed-forward.ipynb feedback","06-back-propagation.ipynb","06-back-propagation.ipynb feedback"
    "ann","Ann Arbor","101",2,"5.1: 2 of 2 points (pass).",4.5,"6.1: 3 of 3 points (pass).<br>6.2: 1.5 of 2 points (set by hand). The factor σ′ is missing. nearly &lt;right&gt;."
    "ben","Ben Öztürk","102",0,"Nothing was handed in.",2.7,"6.1: 3 of 3 points (pass).<br>6.2: 0 of 2 points (not-attempted).<br>6.2: the cell is empty.<br>Handed in 1 min after 2026-11-20T23:59:00+01:00: 10 % is taken."
    "cem","'=HYPERLINK(""http://x"")","",0,"Nothing was handed in.",1,"6.1: 0 of 3 points (wrong).<br>6.2: 1 of 2 points (wrong)."
    "
  `);
});
