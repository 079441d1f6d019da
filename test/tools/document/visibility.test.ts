import { describe, expect, test } from 'vitest';
import { deckView, visibility } from '../../../tools/document/visibility.ts';
import type { CellMetadata, Json } from '../../../tools/notebook/notebook.ts';
import { codeCell } from './notebook-cells.ts';
import { place, thrown } from './prose.ts';

const seen = (metadata: CellMetadata) => visibility(codeCell('1', { metadata }));
const shown = { cell: 'shown', input: 'shown', output: 'shown', scrolls: false };

describe('What is seen of a cell', () => {
  test.each([
    ['remove', 'removed'],
    ['hide', 'collapsed'],
  ])('is less with a tag that begins with %s', (verb, result) => {
    for (const part of ['cell', 'input', 'output']) {
      expect(seen({ tags: [`${verb}-${part}`] })).toEqual({ ...shown, [part]: result });
      expect(seen({ tags: ['x', `${verb}_${part}`] })).toEqual({ ...shown, [part]: result });
    }
  });

  test('is less with the fields of JupyterLab, and least with both', () => {
    expect(seen({ jupyter: { source_hidden: true } })).toEqual({ ...shown, input: 'collapsed' });
    expect(seen({ jupyter: { outputs_hidden: true } })).toEqual({ ...shown, output: 'collapsed' });
    const metadata = { jupyter: { source_hidden: true }, tags: ['remove-input'] };
    expect(seen(metadata)).toEqual({ ...shown, input: 'removed' });
  });

  test('is all without them', () => {
    expect(seen({})).toEqual(shown);
    expect(seen({ tags: ['remove', 'hidecell'], jupyter: { source_hidden: 'true' } })).toEqual(
      shown,
    );
  });

  test('scrolls', () => {
    expect(seen({ tags: ['scroll-output'] })).toEqual({ ...shown, scrolls: true });
    expect(seen({ tags: ['scroll_output'] })).toEqual({ ...shown, scrolls: true });
    expect(seen({ scrolled: true })).toEqual({ ...shown, scrolls: true });
  });
});

describe('course.deck', () => {
  const view = (course: Json) => deckView(codeCell('1', { metadata: { course } }), place());

  test('says what a deck shows of input and output', () => {
    expect(view({ deck: { input: 'hide' } })).toEqual({ input: 'collapsed', output: 'shown' });
    expect(view({ deck: { input: 'remove', output: 'hide' } })).toEqual({
      input: 'removed',
      output: 'collapsed',
    });
    expect(view({})).toBeUndefined();
    expect(view(3)).toBeUndefined();
  });

  test.each<[Json]>([
    ...[[{}], ['hide'], [{ cell: 'hide' }], [{ input: 'hidden' }], [{ input: 'hide', x: 'hide' }]],
    ...[[{ input: 'constructor' }], [{ input: ['hide'] }], [['hide']], [null]],
  ] as [Json][])('cannot be %j', (deck) => {
    expect(thrown(() => view({ deck }))).toContain(`course.deck is ${JSON.stringify(deck)}; write`);
  });

  test('cannot be anything else: what is wrong, and how to mend it', () => {
    expect(thrown(() => view({ deck: { input: 'no' } }))).toMatchInlineSnapshot(
      `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): course.deck is {"input":"no"}; write "hide" or "remove" for "input" or "output", for instance {"input": "hide"}"`,
    );
  });
});
