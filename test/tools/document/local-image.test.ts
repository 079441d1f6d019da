import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { imageType } from '../../../tools/document/image-type.ts';
import { renderProse } from '../../../tools/document/markdown.ts';
import { place, thrown } from './prose.ts';

const png = Buffer.from('89504e470d0a1a0a', 'hex');
const svg = '<?xml version="1.0"?>\n<!-- a --><svg xmlns="http://www.w3.org/2000/svg"/>';
let root: string;
let folder: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'pictures-'));
  folder = join(root, 'notebooks');
  mkdirSync(join(folder, 'more'), { recursive: true });
  writeFileSync(join(folder, 'two words.png'), png);
  writeFileSync(join(folder, 'more', 'drawn.png'), svg); // an SVG with a wrong name
  writeFileSync(join(folder, 'text.png'), 'no picture');
  writeFileSync(join(folder, 'large.png'), Buffer.concat([png, Buffer.alloc(5 * 1024 ** 2)]));
  writeFileSync(join(root, 'outside.png'), png);
  symlinkSync(join(root, 'outside.png'), join(folder, 'link.png'));
});
afterAll(() => rmSync(root, { recursive: true }));

const attachments = {
  'a b.png': { 'image/png': png.toString('base64') },
  'd.svg': { 'image/svg+xml': svg },
};
const html = (source: string) =>
  renderProse([{ source, place: place(), folder, attachments }]).prose[0].html.trim();
const fails = (source: string) => thrown(() => html(source)).replaceAll(root, '');

test('Pictures beside the notebook, below it, attached, and in the text itself', () => {
  const data = `data:image/png;base64,${png.toString('base64')}`;
  const drawn = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  expect(html('![a](two%20words.png)')).toBe(`<p><img src="${data}" alt="a" /></p>`);
  expect(html('<img src="two words.png" alt="">')).toBe(`<img src="${data}" alt="" />`);
  expect(html('![a](./more/../more/drawn.png "t")')).toBe(
    `<p><img src="${drawn}" alt="a" title="t" /></p>`,
  );
  expect(html('![a](<attachment:a b.png>)')).toBe(`<p><img src="${data}" alt="a" /></p>`);
  expect(html('![a](attachment:d.svg)')).toBe(`<p><img src="${drawn}" alt="a" /></p>`);
  expect(html(`![a](${data})`)).toBe(`<p><img src="${data}" alt="a" /></p>`);
});

test('A picture that is missing, elsewhere, too large or none', () => {
  expect(fails('![a](nix.png)')).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): the picture "nix.png" is not there; store it beside the notebook, or correct the name"`,
  );
  expect(fails('![a](more)')).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): the picture "more" is not there; store it beside the notebook, or correct the name"`,
  );
  expect(fails('![a](../outside.png)')).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): the picture "../outside.png" is outside the notebook's folder; store it in that folder or below"`,
  );
  expect(fails('![a](link.png)')).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): the picture "link.png" is outside the notebook's folder; store it in that folder or below"`,
  );
  expect(fails('![a](large.png)')).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): the picture "large.png" has 5.0 MB, and a page takes 5 MB at most; save it smaller"`,
  );
  expect(fails('![a](text.png)')).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): the picture "text.png" is none by its content; save it again as PNG, JPEG, GIF, WebP or SVG"`,
  );
  expect(fails('![a](attachment:nix.png)')).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): the cell has no picture attached as "nix.png"; its attachments are a b.png, d.svg"`,
  );
  expect(fails('![a](https://example.org/a.png)')).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): the picture "https://example.org/a.png" would be loaded from elsewhere; store it beside the notebook or drag it into the cell as an attachment"`,
  );
  expect(fails('<img src="//example.org/a.png">')).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): the picture "//example.org/a.png" would be loaded from elsewhere; store it beside the notebook or drag it into the cell as an attachment"`,
  );
  expect(fails('![a](file:///etc/passwd)')).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): the picture "file:///etc/passwd" would be loaded from elsewhere; store it beside the notebook or drag it into the cell as an attachment"`,
  );
  expect(fails('![a](data:text/html;base64,AAAA)')).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): the picture in a data URI is none by its content; save it again as PNG, JPEG, GIF, WebP or SVG"`,
  );
});

test.each([
  ['image/jpeg', '\xff\xd8\xff\xe0'],
  ['image/gif', 'GIF89a'],
  ['image/webp', 'RIFF....WEBPVP8 '],
  ['image/svg+xml', '<!DOCTYPE svg>\n<svg>'],
  [undefined, '<html><svg>'],
  [undefined, ''],
])('%s by its first bytes', (type, start) => {
  expect(imageType(Buffer.from(start, 'latin1'))).toBe(type);
});
