import { describe, expect, it } from 'vitest';
import { read } from '../../../tools/notebook/read.ts';
import { good, refusal, replaced, strictRefusal } from './judge.ts';

describe('a spoiled cell is refused, as the schema refuses it', () => {
  it('a cell that is null', () => {
    expect(refusal(['cells', 1], null)).toMatchInlineSnapshot(
      `"a.ipynb: cell 2: the cell is null, but must be an object; write for instance {}"`,
    );
  });
  it('no id', () => {
    expect(refusal(['cells', 1, 'id'], undefined)).toMatchInlineSnapshot(
      `"a.ipynb: cell 2: id is missing, but must be 1 to 64 letters, digits, "-" or "_"; write for instance "id": "cell-2""`,
    );
  });
  it('an empty id', () => {
    expect(refusal(['cells', 1, 'id'], '')).toMatchInlineSnapshot(
      `"a.ipynb: cell 2: id is "", but must be 1 to 64 letters, digits, "-" or "_"; write for instance "id": "cell-2""`,
    );
  });
  it('an id with a space', () => {
    expect(refusal(['cells', 1, 'id'], 'a b')).toMatchInlineSnapshot(
      `"a.ipynb: cell 2: id is "a b", but must be 1 to 64 letters, digits, "-" or "_"; write for instance "id": "cell-2""`,
    );
  });
  it('an id of 65 letters', () => {
    expect(refusal(['cells', 1, 'id'], 'a'.repeat(65))).toMatchInlineSnapshot(
      `"a.ipynb: cell 2: id is "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"…, but must be 1 to 64 letters, digits, "-" or "_"; write for instance "id": "cell-2""`,
    );
  });
  it('an unknown cell_type', () => {
    expect(refusal(['cells', 1, 'cell_type'], 'heading')).toMatchInlineSnapshot(
      `"a.ipynb: cell 2 (id "raw"): cell_type is "heading", but must be "markdown", "code" or "raw"; write for instance "cell_type": "markdown""`,
    );
  });
  it('a cell_type that every object inherits', () => {
    expect(refusal(['cells', 1, 'cell_type'], 'constructor')).toMatchInlineSnapshot(
      `"a.ipynb: cell 2 (id "raw"): cell_type is "constructor", but must be "markdown", "code" or "raw"; write for instance "cell_type": "markdown""`,
    );
  });
  it('an unknown field', () => {
    expect(refusal(['cells', 1, 'level'], 1)).toMatchInlineSnapshot(
      `"a.ipynb: cell 2 (id "raw"): level is not a field of a raw cell (attachments, cell_type, id, metadata, source); delete it, or move it under metadata"`,
    );
  });
  it('outputs of a markdown cell', () => {
    expect(refusal(['cells', 0, 'outputs'], [])).toMatchInlineSnapshot(
      `"a.ipynb: cell 1 (id "prose"): outputs is not a field of a markdown cell (attachments, cell_type, id, metadata, source); delete it, or move it under metadata"`,
    );
  });
  it('attachments of a code cell', () => {
    expect(refusal(['cells', 2, 'attachments'], {})).toMatchInlineSnapshot(
      `"a.ipynb: cell 3 (id "sigma"): attachments is not a field of a code cell (cell_type, execution_count, id, metadata, outputs, source); delete it, or move it under metadata"`,
    );
  });
  it('no source', () => {
    expect(refusal(['cells', 0, 'source'], undefined)).toMatchInlineSnapshot(
      `"a.ipynb: cell 1 (id "prose"): source is missing, but must be a string or an array of strings; write for instance "source": ["first line\\n", "second line"]"`,
    );
  });
  it('a source with a number among its lines', () => {
    expect(refusal(['cells', 0, 'source'], ['a', 1])).toMatchInlineSnapshot(
      `"a.ipynb: cell 1 (id "prose"): source is an array of 2, but must be a string or an array of strings; write for instance "source": ["first line\\n", "second line"]"`,
    );
  });
  it('no metadata', () => {
    expect(refusal(['cells', 0, 'metadata'], undefined)).toMatchInlineSnapshot(
      `"a.ipynb: cell 1 (id "prose"): metadata is missing, but must be an object; write for instance "metadata": {}"`,
    );
  });
  it('no execution_count', () => {
    expect(refusal(['cells', 2, 'execution_count'], undefined)).toMatchInlineSnapshot(
      `"a.ipynb: cell 3 (id "sigma"): execution_count is missing, but must be null or a whole number from 0; write for instance "execution_count": null"`,
    );
  });
  it('an execution_count of −1', () => {
    expect(refusal(['cells', 2, 'execution_count'], -1)).toMatchInlineSnapshot(
      `"a.ipynb: cell 3 (id "sigma"): execution_count is -1, but must be null or a whole number from 0; write for instance "execution_count": null"`,
    );
  });
  it('no outputs', () => {
    expect(refusal(['cells', 2, 'outputs'], undefined)).toMatchInlineSnapshot(
      `"a.ipynb: cell 3 (id "sigma"): outputs is missing, but must be an array; write for instance "outputs": []"`,
    );
  });
  it('tags that are one string', () => {
    expect(refusal(['cells', 0, 'metadata', 'tags'], 'a')).toMatchInlineSnapshot(
      `"a.ipynb: cell 1 (id "prose"): metadata.tags is "a", but must be an array of different strings, none empty, none with a comma; write for instance "tags": ["check", "hidden"]"`,
    );
  });
  it('one tag twice', () => {
    expect(refusal(['cells', 0, 'metadata', 'tags'], ['a', 'a'])).toMatchInlineSnapshot(
      `"a.ipynb: cell 1 (id "prose"): metadata.tags is ["a","a"], but must be an array of different strings, none empty, none with a comma; write for instance "tags": ["check", "hidden"]"`,
    );
  });
  it('a tag with a comma', () => {
    expect(refusal(['cells', 0, 'metadata', 'tags'], ['a,b'])).toMatchInlineSnapshot(
      `"a.ipynb: cell 1 (id "prose"): metadata.tags is ["a,b"], but must be an array of different strings, none empty, none with a comma; write for instance "tags": ["check", "hidden"]"`,
    );
  });
  it('an empty name', () => {
    expect(refusal(['cells', 0, 'metadata', 'name'], '')).toMatchInlineSnapshot(
      `"a.ipynb: cell 1 (id "prose"): metadata.name is "", but must be a string of one line, not empty; write for instance "name": "intro""`,
    );
  });
  it('a jupyter that is a list', () => {
    expect(refusal(['cells', 0, 'metadata', 'jupyter'], [])).toMatchInlineSnapshot(
      `"a.ipynb: cell 1 (id "prose"): metadata.jupyter is [], but must be an object; write for instance "jupyter": {}"`,
    );
  });
  it('a format of a raw cell that is a number', () => {
    expect(refusal(['cells', 1, 'metadata', 'format'], 1)).toMatchInlineSnapshot(
      `"a.ipynb: cell 2 (id "raw"): metadata.format is 1, but must be a string; write for instance "format": "text""`,
    );
  });
  it('a collapsed that is a string', () => {
    expect(refusal(['cells', 2, 'metadata', 'collapsed'], 'yes')).toMatchInlineSnapshot(
      `"a.ipynb: cell 3 (id "sigma"): metadata.collapsed is "yes", but must be true or false; write for instance "collapsed": true"`,
    );
  });
  it('a scrolled that is a number', () => {
    expect(refusal(['cells', 2, 'metadata', 'scrolled'], 0)).toMatchInlineSnapshot(
      `"a.ipynb: cell 3 (id "sigma"): metadata.scrolled is 0, but must be true, false or "auto"; write for instance "scrolled": "auto""`,
    );
  });
  it('an execution time that is a number', () => {
    const execution = { 'iopub.status.busy': 1 };
    expect(refusal(['cells', 2, 'metadata', 'execution'], execution)).toMatchInlineSnapshot(
      `"a.ipynb: cell 3 (id "sigma"): metadata.execution["iopub.status.busy"] is 1, but must be a string; write for instance "iopub.status.busy": "text""`,
    );
  });
  it('an attachment that is a string', () => {
    expect(refusal(['cells', 0, 'attachments', 'x.png'], 'iVBOR')).toMatchInlineSnapshot(
      `"a.ipynb: cell 1 (id "prose"): attachments["x.png"] is "iVBOR", but must be an object; write for instance "x.png": {}"`,
    );
  });
});

describe('a slideshow that the schema overlooks is refused', () => {
  it('null', () => {
    expect(strictRefusal(['cells', 0, 'metadata', 'slideshow'], null)).toMatchInlineSnapshot(
      `"a.ipynb: cell 1 (id "prose"): metadata.slideshow is null, but must be an object; write for instance "slideshow": {}"`,
    );
  });
  it('a slide_type that is a number', () => {
    const slideshow = { slide_type: 1 };
    expect(strictRefusal(['cells', 0, 'metadata', 'slideshow'], slideshow)).toMatchInlineSnapshot(
      `"a.ipynb: cell 1 (id "prose"): metadata.slideshow.slide_type is 1, but must be a string; write for instance "slide_type": "slide""`,
    );
  });
});

it('A source is the same, written as one string or as an array of any pieces', () => {
  const sources = ['ab\nc', ['ab\n', 'c'], ['a', 'b\nc'], ['', 'ab\nc', '']];
  for (const source of sources) {
    const file = replaced(good, ['cells', 0, 'source'], source);
    expect(read(JSON.stringify(file), 'a.ipynb').cells[0].source).toBe('ab\nc');
  }
});

it('An id may have 64 letters, digits, hyphens and underscores', () => {
  const id = `aZ09-_${'x'.repeat(58)}`;
  const file = replaced(good, ['cells', 0, 'id'], id);
  expect(read(JSON.stringify(file), 'a.ipynb').cells[0].id).toBe(id);
});
