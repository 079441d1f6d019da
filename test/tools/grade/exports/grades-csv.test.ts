import { expect, it } from 'vitest';
import { gradesCsv, testsCsv } from '../../../../tools/grade/exports/grades-csv.ts';
import { both } from './fixture.ts';

it('has a row per student, points before and after the penalty, and what was set by hand', () => {
  expect(gradesCsv(both)).toMatchInlineSnapshot(`
    ""student","name","number","5.1 (of 2)","05-feed-forward.ipynb (of 2)","05-feed-forward.ipynb penalty in %","05-feed-forward.ipynb after penalty","6.1 (of 3)","6.2 (of 2)","06-back-propagation.ipynb (of 5)","06-back-propagation.ipynb penalty in %","06-back-propagation.ipynb after penalty","total of","total before penalty","total after penalty","set by hand","reasons"
    "ann","Ann Arbor","101",2,2,0,2,3,1.5,4.5,0,4.5,7,6.5,6.5,"6.2: 0 -> 1.5, nearly <right>",""
    "ben","Ben Öztürk","102",0,0,0,0,3,0,3,10,2.7,7,3,2.7,"","05-feed-forward.ipynb: Nothing was handed in.
    06-back-propagation.ipynb: 6.2: the cell is empty
    06-back-propagation.ipynb: Handed in 1 min after 2026-11-20T23:59:00+01:00: 10 % is taken."
    "cem","'=HYPERLINK(""http://x"")","",0,0,0,0,0,1,1,0,1,7,1,1,"","05-feed-forward.ipynb: Nothing was handed in."
    "
  `);
});

it('has a row per test, and one for an exercise without tests', () => {
  expect(testsCsv(both)).toMatchInlineSnapshot(`
    ""student","name","notebook","exercise","exercise verdict","test","what","tier","verdict","mistakes","explanation"
    "ann","Ann Arbor","05-feed-forward.ipynb","5.1","pass","","","","","",""
    "ann","Ann Arbor","06-back-propagation.ipynb","6.1","pass",1,"by hand","visible","pass","",""
    "ann","Ann Arbor","06-back-propagation.ipynb","6.2","wrong",1,"the example, by hand","visible","wrong","",""
    "ann","Ann Arbor","06-back-propagation.ipynb","6.2","wrong",2,"a network of 3 layers","hidden-same","wrong","M1","The factor σ′ is missing."
    "ben","Ben Öztürk","06-back-propagation.ipynb","6.1","pass","","","","","",""
    "ben","Ben Öztürk","06-back-propagation.ipynb","6.2","not-attempted","","","","","","the cell is empty"
    "cem","'=HYPERLINK(""http://x"")","06-back-propagation.ipynb","6.1","wrong","","","","","",""
    "cem","'=HYPERLINK(""http://x"")","06-back-propagation.ipynb","6.2","wrong","","","","","",""
    "
  `);
});
