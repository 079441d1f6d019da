import { expect, test } from 'vitest';
import { notebookAnchors } from '../../../tools/check/anchors.ts';
import { checkLinks } from '../../../tools/check/links.ts';
import { code, course, said, text } from './course.ts';

const here = [text('a', '## One step\n\n### E1, S1:62: the *input*'), code('b', '# no heading')];
const files = new Map<string, ReadonlySet<string>>([
  ['notebooks/04-x.ipynb', notebookAnchors(course(here).notebook)],
  ['notebooks/05-y.ipynb', new Set(['The-pass'])],
  ['kernel-lib/step.ts', new Set(['L1', 'L2'])],
  ['kernel-lib', new Set()],
]);
const check = (source: string) =>
  said(checkLinks(course([text('links', source)]), (path) => files.get(path)));

test('Files, folders, anchors and addresses that are there: nothing to say', () => {
  const links = [
    '[next](05-y.ipynb), [its middle](05-y.ipynb#The-pass), [code](../kernel-lib/step.ts#L2)',
    '[folder](../kernel-lib), [heading](#One-step), [on GitHub](#one-step), [cell](#cell-id=b)',
    '[web](https://example.org/a_(b)?c=d#e), <https://example.org>, [mail](mailto:a@b.org)',
    '[titled](05-y.ipynb "The pass"), [spaced](<05-y.ipynb>), [named][n]\n\n[n]: 05-y.ipynb',
    '<a href="05-y.ipynb">html</a> <img src="https://example.org/a.png" alt="a">',
  ];
  for (const link of links) expect(check(link), link).toBe('');
});

test('What looks like a link in maths or code is none', () => {
  expect(check('$f[a](x)$ and $$g[b](y)$$ and `[a](b.md)`\n\n```\n[c](d.md)\n```\n')).toBe('');
});

test('A file that is not there, and one outside the folder of the notebook', () => {
  expect(check('one\n\n[gone](06-z.ipynb), ![gone](../img/a.png)')).toMatchInlineSnapshot(`
    "notebooks/04-x.ipynb: cell "links", line 3: there is no file notebooks/06-z.ipynb; correct the link 06-z.ipynb
    notebooks/04-x.ipynb: cell "links", line 3: there is no file img/a.png; correct the link ../img/a.png"
  `);
});

test('An anchor that is not there', () => {
  expect(check('[a](05-y.ipynb#pass), [b](#two)')).toMatchInlineSnapshot(`
    "notebooks/04-x.ipynb: cell "links", line 1: notebooks/05-y.ipynb has no anchor #pass; correct the link 05-y.ipynb#pass
    notebooks/04-x.ipynb: cell "links", line 1: notebooks/04-x.ipynb has no anchor #two; correct the link #two"
  `);
});

test('Addresses that are none, an empty target, and a path of one machine', () => {
  expect(
    check('[a](http:/x.org), [b](ftp://x.org), [c](), [d](/home/me/a.md)'),
  ).toMatchInlineSnapshot(`
    "notebooks/04-x.ipynb: cell "links", line 1: http:/x.org is no address; write https://… or a file of the project
    notebooks/04-x.ipynb: cell "links", line 1: ftp://x.org is no address; write https://… or a file of the project
    notebooks/04-x.ipynb: cell "links", line 1: the link has no target; write the file or the address it leads to
    notebooks/04-x.ipynb: cell "links", line 1: /home/me/a.md is a path of one machine; write it from the folder of the notebook"
  `);
});

test('A picture attached to the cell must be attached', () => {
  const cell = { ...text('a', '![net](attachment:net.png)'), attachments: { 'net.png': {} } };
  expect(said(checkLinks(course([cell]), () => undefined))).toBe('');
  expect(check('![net](attachment:net.png)')).toMatchInlineSnapshot(
    `"notebooks/04-x.ipynb: cell "links", line 1: the cell has no attachment "net.png"; attach the picture, or correct the name"`,
  );
});
