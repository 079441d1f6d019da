import { expect, test } from 'vitest';
import type { Erratum } from '../../../curriculum/index.ts';
import { checkErrata } from '../../../tools/check/errata.ts';
import { code, course, said, text } from './course.ts';

const slip: Erratum = {
  id: 'E1',
  lines: ['S1:62', 'S3:97'],
  printed: 'a¹',
  right: 'a⁰',
  kind: 'slip',
  notebooks: ['04', '06'],
};
const elsewhere: Erratum = { ...slip, id: 'E9', lines: ['S3:155'], notebooks: ['05'] };
const errata = [slip, elsewhere];
const check = (...args: Parameters<typeof course>) => said(checkErrata(course(...args), errata));

const shown = text('slip', '### E1, S1:62: the input\n\nSee S1:54, too.', { errata: ['E1'] });
const listed = { errata: ['E1'], covers: ['S1:14-64'] };

test('An erratum under its line, its number in a code cell beside it: nothing to say', () => {
  const number = code('number', 'a - b', { errata: ['E1'] });
  expect(check([shown, number], listed)).toBe('');
});

test('The first lines cited after the id decide: one of them must be right, as a range or in a list', () => {
  for (const head of ['E1, S1:60–64', '**Erratum E1** (S3:97 against S1:20)', 'S1:9. E1, S1:62']) {
    expect(check([text('slip', head, { errata: ['E1'] })], listed), head).toBe('');
  }
  for (const head of ['E1, S1:60', '**Erratum E1** (S3:9 against S1:62)', 'S1:62. E1, S1:9']) {
    expect(check([text('slip', head, { errata: ['E1'] })], listed), head).toMatch(/: puts E1 at S/);
  }
});

test('An erratum of the covered lines that the notebook does not show: its own lines are named', () => {
  expect(check([], { covers: ['S1:14-64'] })).toMatchInlineSnapshot(
    `"notebooks/04-x.ipynb: does not show the erratum E1 of S1:62; write a text cell on it, with "E1" in its course.errata"`,
  );
});

test('An erratum shown twice', () => {
  const again = text('again', 'Once more E1, S1:62.', { errata: ['E1'] });
  expect(check([shown, again], listed)).toMatchInlineSnapshot(
    `"notebooks/04-x.ipynb: cell "again": shows E1 a second time, after cell "slip"; join the two"`,
  );
});

test('An erratum under a wrong line, or under none', () => {
  const wrong = text('slip', '## Errata\n\n### E1, S1:26: the input', { errata: ['E1'] });
  const none = text('slip', '### E1: the input', { errata: ['E1'] });
  expect(said(checkErrata(course([wrong], listed), errata))).toMatchInlineSnapshot(
    `"notebooks/04-x.ipynb: cell "slip", line 3: puts E1 at S1:26, but it stands at S1:62, S3:97; correct the line"`,
  );
  expect(check([none], listed)).toMatchInlineSnapshot(
    `"notebooks/04-x.ipynb: cell "slip", line 1: does not say where E1 stands; write "E1, S1:62, S3:97""`,
  );
});

test('An erratum of another notebook, and one that does not exist', () => {
  const cells = [
    shown,
    text('nine', 'E9, S3:155', { errata: ['E9'] }),
    text('ninety', 'E90, S3:155', { errata: ['E90'] }),
  ];
  expect(check(cells, { ...listed, errata: ['E1', 'E9', 'E90'] })).toMatchInlineSnapshot(`
    "notebooks/04-x.ipynb: cell "nine", line 1: E9 belongs to notebook 05; show it there, or add this notebook to the erratum in curriculum/errata
    notebooks/04-x.ipynb: cell "ninety": E90 is no erratum of the curriculum; correct the id, or add it to curriculum/errata"
  `);
});

test('The list of the notebook differs from what its texts show', () => {
  expect(check([shown], { covers: ['S1:14-64'] })).toMatchInlineSnapshot(
    `"notebooks/04-x.ipynb: course.errata of the notebook lists nothing, but its texts show E1; list what they show"`,
  );
});
