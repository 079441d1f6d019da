import { describe, expect, it } from 'vitest';
import { isJsonMime, readMimeBundle } from '../../../tools/notebook/read-output.ts';
import { type Path, refusal } from './judge.ts';

const outputs: Path = ['cells', 2, 'outputs'];

describe('a spoiled output is refused, as the schema refuses it', () => {
  it('an output that is a string', () => {
    expect(refusal([...outputs, 0], 'text')).toMatchInlineSnapshot(
      `"a.ipynb: cell 3 (id "sigma"): outputs[0] is "text", but must be an object; write for instance {}"`,
    );
  });
  it('an unknown output_type', () => {
    expect(refusal([...outputs, 0, 'output_type'], 'pyout')).toMatchInlineSnapshot(
      `"a.ipynb: cell 3 (id "sigma"): outputs[0].output_type is "pyout", but must be "stream", "display_data", "execute_result" or "error"; write for instance "output_type": "display_data""`,
    );
  });
  it('an unknown field', () => {
    expect(refusal([...outputs, 1, 'transient'], {})).toMatchInlineSnapshot(
      `"a.ipynb: cell 3 (id "sigma"): outputs[1].transient is not a field of an output of type display_data (data, metadata, output_type); delete it"`,
    );
  });
  it('a stream without a name', () => {
    expect(refusal([...outputs, 0, 'name'], undefined)).toMatchInlineSnapshot(
      `"a.ipynb: cell 3 (id "sigma"): outputs[0].name is missing, but must be a string; write for instance "name": "stdout""`,
    );
  });
  it('a stream whose text is null', () => {
    expect(refusal([...outputs, 0, 'text'], null)).toMatchInlineSnapshot(
      `"a.ipynb: cell 3 (id "sigma"): outputs[0].text is null, but must be a string or an array of strings; write for instance "text": ["first line\\n", "second line"]"`,
    );
  });
  it('a display without metadata', () => {
    expect(refusal([...outputs, 1, 'metadata'], undefined)).toMatchInlineSnapshot(
      `"a.ipynb: cell 3 (id "sigma"): outputs[1].metadata is missing, but must be an object; write for instance "metadata": {}"`,
    );
  });
  it('a display whose data is a list', () => {
    expect(refusal([...outputs, 1, 'data'], ['x'])).toMatchInlineSnapshot(
      `"a.ipynb: cell 3 (id "sigma"): outputs[1].data is ["x"], but must be an object; write for instance "data": {}"`,
    );
  });
  it('a text that is an object', () => {
    expect(refusal([...outputs, 1, 'data', 'text/plain'], { a: 1 })).toMatchInlineSnapshot(
      `"a.ipynb: cell 3 (id "sigma"): outputs[1].data["text/plain"] is {"a":1}, but must be a string or an array of strings; write for instance "text/plain": ["first line\\n", "second line"]"`,
    );
  });
  it('JSON under a MIME type that is not JSON', () => {
    const path = [...outputs, 1, 'data', 'application/jsonl'];
    expect(refusal(path, [1, 2, 3])).toMatchInlineSnapshot(
      `"a.ipynb: cell 3 (id "sigma"): outputs[1].data["application/jsonl"] is an array of 3, but must be a string or an array of strings; write for instance "application/jsonl": ["first line\\n", "second line"]"`,
    );
  });
  it('a result without execution_count', () => {
    expect(refusal([...outputs, 2, 'execution_count'], undefined)).toMatchInlineSnapshot(
      `"a.ipynb: cell 3 (id "sigma"): outputs[2].execution_count is missing, but must be null or a whole number from 0; write for instance "execution_count": null"`,
    );
  });
  it('an error whose traceback is a string', () => {
    expect(refusal([...outputs, 3, 'traceback'], 'line 1')).toMatchInlineSnapshot(
      `"a.ipynb: cell 3 (id "sigma"): outputs[3].traceback is "line 1", but must be an array; write for instance "traceback": []"`,
    );
  });
  it('an error whose traceback holds a number', () => {
    expect(refusal([...outputs, 3, 'traceback', 0], 1)).toMatchInlineSnapshot(
      `"a.ipynb: cell 3 (id "sigma"): outputs[3].traceback[0] is 1, but must be a string; write for instance "text""`,
    );
  });
  it('an error without a name', () => {
    expect(refusal([...outputs, 3, 'ename'], undefined)).toMatchInlineSnapshot(
      `"a.ipynb: cell 3 (id "sigma"): outputs[3].ename is missing, but must be a string; write for instance "ename": "text""`,
    );
  });
});

it('A bundle joins the lines of a text and keeps JSON as it is', () => {
  const bundle = {
    'text/plain': ['a\n', 'b'],
    'application/json': ['a\n', 'b'],
    'application/vnd.plotly.v1+json': { data: [] },
  };
  expect(readMimeBundle(bundle, { file: 'a.ipynb', path: [] })).toEqual({
    ...bundle,
    'text/plain': 'a\nb',
  });
});

it('JSON is application/json and application/…+json, nothing else', () => {
  const json = ['application/json', 'application/geo+json', 'application/+json'];
  const others = ['text/json', 'application/jsonl', 'application/xjson', 'x-application/json'];
  expect(json.map(isJsonMime)).toEqual([true, true, true]);
  expect(others.map(isJsonMime)).toEqual([false, false, false, false]);
});
