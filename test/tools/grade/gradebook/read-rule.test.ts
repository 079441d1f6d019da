import { expect, it } from 'vitest';
import { readGradingRule } from '../../../../tools/grade/gradebook/read-rule.ts';

const read = (text: string) => readGradingRule(text, 'grading.json');

const whole = `{
  "deadline": { "06-back-propagation.ipynb": "2026-11-20T23:59:00+01:00" },
  "grace": "10 min",
  "late": [{ "upTo": "1 d", "take": "10 %" }, { "upTo": "3 d", "take": "30 %" }, { "take": "100%" }],
  "round": 0.5,
  "excused": ["ann"]
}`;

it('reads a rule, with or without a byte-order mark', () => {
  const rule = {
    deadlines: new Map([
      [
        '06-back-propagation.ipynb',
        { text: '2026-11-20T23:59:00+01:00', time: Date.UTC(2026, 10, 20, 22, 59) },
      ],
    ]),
    grace: 600_000,
    late: [
      { upTo: 86_400_000, take: 10 },
      { upTo: 259_200_000, take: 30 },
      { upTo: Infinity, take: 100 },
    ],
    round: 0.5,
    excused: new Set(['ann']),
  };
  expect(read(whole)).toEqual(rule);
  expect(read(`\uFEFF${whole}`)).toEqual(rule);
});

it('an empty rule takes nothing', () => {
  expect(read('{}')).toEqual({ deadlines: new Map(), grace: 0, late: [], excused: new Set() });
});

it('names the field and what is wanted there', () => {
  const late = '"late": [{ "take": "10 %" }]';
  const texts = [
    '{ "round": 0.5, }',
    '[]',
    '{ "dead": {} }',
    '{ "deadline": "tomorrow" }',
    `{ "deadline": { "06.ipynb": "2026-11-20" }, ${late} }`,
    `{ "deadline": { "06.ipynb": 5 }, ${late} }`,
    `{ "deadline": { "06": "2026-11-20T23:59:00Z" }, ${late} }`,
    '{ "deadline": { "06.ipynb": "2026-11-20T23:59:00Z" } }',
    '{ "grace": 10 }',
    '{ "late": {} }',
    '{ "late": ["10 %"] }',
    '{ "late": [{ "take": 10 }] }',
    '{ "late": [{ "take": "101 %" }] }',
    '{ "late": [{ "take": "10 %", "upto": "1 d" }] }',
    '{ "late": [{ "upTo": "1 d", "take": "10 %" }] }',
    '{ "late": [{ "take": "10 %" }, { "take": "20 %" }] }',
    '{ "late": [{ "upTo": "2 d", "take": "1 %" }, { "upTo": "48 h", "take": "2 %" }, { "take": "3 %" }] }',
    '{ "round": 0 }',
    '{ "round": "0.5" }',
    '{ "excused": "ann" }',
    '{ "excused": [1] }',
    '{ "__proto__": {} }',
  ];
  const sentences = texts.map((text) => {
    try {
      read(text);
      return `accepted: ${text}`;
    } catch (error) {
      return String(error);
    }
  });
  expect(sentences.join('\n')).toMatchInlineSnapshot(`
    "UsageError: grading.json is not JSON: in line 1, column 17, "}" stands where a name in double quotes should; if a comma precedes it, delete the comma
    UsageError: grading.json: the file is []; wanted is an object with deadline, grace, late, round, excused
    UsageError: grading.json: the file has an unknown field "dead"; wanted is deadline, grace, late, round, excused
    UsageError: grading.json: deadline is "tomorrow"; wanted is an object
    UsageError: grading.json: deadline["06.ipynb"] is "2026-11-20"; wanted is a time with its offset, such as "2026-11-20T23:59:00+01:00"
    UsageError: grading.json: deadline["06.ipynb"] is 5; wanted is a time with its offset, such as "2026-11-20T23:59:00+01:00"
    UsageError: grading.json: deadline["06"] names no notebook; wanted is a file name such as "06-back-propagation.ipynb"
    UsageError: grading.json: late is missing; wanted is a list of steps such as { "upTo": "1 d", "take": "10 %" }: there are deadlines
    UsageError: grading.json: grace is 10; wanted is a length of time, such as "10 min" (units: s, min, h, d)
    UsageError: grading.json: late is {}; wanted is a list of steps such as { "upTo": "1 d", "take": "10 %" }
    UsageError: grading.json: late[0] is "10 %"; wanted is an object with upTo, take
    UsageError: grading.json: late[0].take is 10; wanted is a share from "0 %" to "100 %"
    UsageError: grading.json: late[0].take is "101 %"; wanted is a share from "0 %" to "100 %"
    UsageError: grading.json: late[0] has an unknown field "upto"; wanted is upTo, take
    UsageError: grading.json: late[0].upTo is given; wanted is none: the last step holds for all that is later
    UsageError: grading.json: late[0].upTo is missing; wanted is a length of time, such as "10 min" (units: s, min, h, d)
    UsageError: grading.json: late[1].upTo is not later than the one before; wanted is rising times
    UsageError: grading.json: round is 0; wanted is a number of points from 0.001 to 100, such as 0.5
    UsageError: grading.json: round is "0.5"; wanted is a number of points from 0.001 to 100, such as 0.5
    UsageError: grading.json: excused is "ann"; wanted is a list of student ids, such as ["ann"]
    UsageError: grading.json: excused is [1]; wanted is a list of student ids, such as ["ann"]
    UsageError: grading.json: the file has an unknown field "__proto__"; wanted is deadline, grace, late, round, excused"
  `);
});
