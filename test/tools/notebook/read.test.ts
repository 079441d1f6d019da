import { describe, expect, it } from 'vitest';
import type { Json } from '../../../tools/notebook/notebook.ts';
import { NotebookError } from '../../../tools/notebook/notebook-error.ts';
import { read } from '../../../tools/notebook/read.ts';
import {
  fixture,
  good,
  type Path,
  readRefuses,
  refusal,
  replaced,
  schemaAccepts,
  strictRefusal,
} from './judge.ts';
import { anyJson, below, pick, type Random, random, randomNotebook } from './random-notebook.ts';

describe('a good file', () => {
  it('becomes plain data with every text joined', () => {
    expect(schemaAccepts(good)).toBe(true);
    expect(read(JSON.stringify(good), 'a.ipynb')).toMatchInlineSnapshot(`
      {
        "cells": [
          {
            "attachments": {
              "x.png": {
                "image/png": "iVBORw0KGgo=",
              },
            },
            "cell_type": "markdown",
            "id": "prose",
            "metadata": {
              "slideshow": {
                "slide_type": "slide",
              },
              "tags": [
                "intro",
              ],
            },
            "source": "# Title
      text",
          },
          {
            "cell_type": "raw",
            "id": "raw",
            "metadata": {},
            "source": "raw",
          },
          {
            "cell_type": "code",
            "execution_count": 1,
            "id": "sigma",
            "metadata": {},
            "outputs": [
              {
                "name": "stdout",
                "output_type": "stream",
                "text": "a
      b",
              },
              {
                "data": {
                  "application/json": [
                    1,
                  ],
                  "text/plain": "x",
                },
                "metadata": {},
                "output_type": "display_data",
              },
              {
                "data": {},
                "execution_count": 1,
                "metadata": {},
                "output_type": "execute_result",
              },
              {
                "ename": "Error",
                "evalue": "no",
                "output_type": "error",
                "traceback": [
                  "line 1",
                ],
              },
            ],
            "source": "sigma(z)",
          },
        ],
        "metadata": {
          "kernelspec": {
            "display_name": "TypeScript",
            "name": "tslab",
          },
          "language_info": {
            "name": "typescript",
          },
          "title": "a good notebook",
        },
        "nbformat": 4,
        "nbformat_minor": 5,
      }
    `);
  });

  it('reads alike from a string and from bytes', () => {
    const text = fixture('text.ipynb');
    expect(read(new TextEncoder().encode(text), 'a')).toEqual(read(text, 'a'));
  });

  it('loses the keys that Jupyter never stores', () => {
    const stored = { title: 't', signature: 's', orig_nbformat: 3, orig_nbformat_minor: 0 };
    const file = replaced(replaced(good, ['metadata'], stored), ['cells', 0, 'metadata'], {
      trusted: true,
    });
    const { metadata, cells } = read(JSON.stringify(file), 'a.ipynb');
    expect(metadata).toEqual({ title: 't' });
    expect(cells[0].metadata).toEqual({});
  });

  it('with a key __proto__ keeps it as a key and changes no prototype', () => {
    const poison = '{"__proto__": {"tags": ["x"], "polluted": 1}}';
    const text = `{"nbformat": 4, "nbformat_minor": 5, "metadata": ${poison}, "cells": [
      {"cell_type": "code", "id": "a", "metadata": ${poison}, "source": "", "execution_count": null,
       "outputs": [{"output_type": "display_data", "metadata": ${poison},
                    "data": {"__proto__": ["x"], "application/json": ${poison}}}]}]}`;
    const { cells, metadata } = read(text, 'a.ipynb');
    for (const record of [metadata, cells[0].metadata]) {
      expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
      expect(record.tags).toBeUndefined();
      expect(Object.keys(record)).toEqual(['__proto__']);
    }
    expect('polluted' in {}).toBe(false);
  });
});

describe('random files', () => {
  it('that the schema accepts are read: 400 of them', () => {
    const r = random(1);
    for (let i = 0; i < 400; i++) {
      const file = randomNotebook(r);
      expect(schemaAccepts(file), JSON.stringify(file)).toBe(true);
      expect(readRefuses(file)).toBeUndefined();
    }
  });

  it('with one field spoiled are refused if and only if the schema refuses them', () => {
    const r = random(2);
    const verdicts = { accepted: 0, refused: 0 };
    for (let i = 0; i < 4000; i++) {
      const file = randomNotebook(r);
      const spoiled = replaced(file, anyPath(file, r), pick(r, [undefined, anyJson(r), 'x', {}]));
      const accepted = schemaAccepts(spoiled);
      const refusal = readRefuses(spoiled);
      if (accepted && isStricter(refusal)) continue;
      expect(refusal === undefined, `${refusal?.message} ${JSON.stringify(spoiled)}`).toBe(
        accepted,
      );
      verdicts[accepted ? 'accepted' : 'refused']++;
    }
    expect(verdicts).toMatchInlineSnapshot(`
      {
        "accepted": 904,
        "refused": 3073,
      }
    `);
  });
});

/** A path to some field of the value, never the empty one. */
function anyPath(value: Json, r: Random): Path {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  if (keys.length === 0) return ['x'];
  const key = keys[below(r, keys.length)];
  const inner = new Map<string | number, Json>(Object.entries(value)).get(String(key)) ?? null;
  return r() < 0.2 ? [key] : [key, ...anyPath(inner, r)];
}

/** Whether `read` refuses on purpose what the schema accepts; its docstring lists these cases. */
function isStricter(error: NotebookError | undefined): boolean {
  return /^(id|nbformat_minor|metadata\.slideshow(\.slide_type)?)$/.test(error?.field ?? '');
}

describe('a spoiled notebook is refused, as the schema refuses it', () => {
  it('no object', () => {
    expect(schemaAccepts([])).toBe(false);
    expect(readRefuses([])?.message).toMatchInlineSnapshot(
      `"a.ipynb: the notebook is [], but must be an object; write for instance {}"`,
    );
  });
  it('no nbformat', () => {
    expect(refusal(['nbformat'], undefined)).toMatchInlineSnapshot(
      `"a.ipynb: nbformat is missing, but must be the number 4; write for instance "nbformat": 4"`,
    );
  });
  it('nbformat as a string', () => {
    expect(refusal(['nbformat'], '4')).toMatchInlineSnapshot(
      `"a.ipynb: nbformat is "4", but must be the number 4; write for instance "nbformat": 4"`,
    );
  });
  it('no nbformat_minor', () => {
    expect(refusal(['nbformat_minor'], undefined)).toMatchInlineSnapshot(
      `"a.ipynb: nbformat_minor is missing, but must be the number 5; write for instance "nbformat_minor": 5"`,
    );
  });
  it('a minor version that is no whole number', () => {
    expect(refusal(['nbformat_minor'], 4.5)).toMatchInlineSnapshot(
      `"a.ipynb: nbformat_minor is 4.5, but must be the number 5; write for instance "nbformat_minor": 5"`,
    );
  });
  it('format 4.4', () => {
    expect(refusal(['nbformat_minor'], 4)).toMatchInlineSnapshot(
      `"a.ipynb: the notebook has format 4.4, but must have format 4.5, which gives every cell an id; upgrade it with: python3 -c "import sys, nbformat as f; p = sys.argv[1]; f.write(f.v4.upgrade(f.read(p, 4)), p)" "a.ipynb""`,
    );
  });
  it('format 4.0', () => {
    expect(refusal(['nbformat_minor'], 0)).toMatchInlineSnapshot(
      `"a.ipynb: the notebook has format 4.0, but must have format 4.5, which gives every cell an id; upgrade it with: python3 -c "import sys, nbformat as f; p = sys.argv[1]; f.write(f.v4.upgrade(f.read(p, 4)), p)" "a.ipynb""`,
    );
  });
  it('format 5', () => {
    expect(refusal(['nbformat'], 5)).toMatchInlineSnapshot(
      `"a.ipynb: the notebook has format 5.5, but must have format 4.5; save it as format 4.5 in the program that wrote it"`,
    );
  });
  it('no metadata', () => {
    expect(refusal(['metadata'], undefined)).toMatchInlineSnapshot(
      `"a.ipynb: metadata is missing, but must be an object; write for instance "metadata": {}"`,
    );
  });
  it('an unknown field of the notebook', () => {
    expect(refusal(['worksheets'], [])).toMatchInlineSnapshot(
      `"a.ipynb: worksheets is not a field of a notebook (cells, metadata, nbformat, nbformat_minor); delete it, or move it under metadata"`,
    );
  });
  it('cells that are an object', () => {
    expect(refusal(['cells'], {})).toMatchInlineSnapshot(
      `"a.ipynb: cells is {}, but must be an array; write for instance "cells": []"`,
    );
  });
  it('a kernelspec that is a string', () => {
    expect(refusal(['metadata', 'kernelspec'], 'tslab')).toMatchInlineSnapshot(
      `"a.ipynb: metadata.kernelspec is "tslab", but must be an object; write for instance "kernelspec": {"name": "tslab", "display_name": "TypeScript"}"`,
    );
  });
  it('a kernelspec without a name', () => {
    expect(refusal(['metadata', 'kernelspec', 'name'], undefined)).toMatchInlineSnapshot(
      `"a.ipynb: metadata.kernelspec.name is missing, but must be a string; write for instance "name": "tslab""`,
    );
  });
  it('a kernelspec without a display name', () => {
    expect(refusal(['metadata', 'kernelspec', 'display_name'], 1)).toMatchInlineSnapshot(
      `"a.ipynb: metadata.kernelspec.display_name is 1, but must be a string; write for instance "display_name": "TypeScript""`,
    );
  });
  it('a language that is a string', () => {
    expect(refusal(['metadata', 'language_info'], 'typescript')).toMatchInlineSnapshot(
      `"a.ipynb: metadata.language_info is "typescript", but must be an object; write for instance "language_info": {"name": "typescript"}"`,
    );
  });
  it('a codemirror_mode that is a list', () => {
    expect(refusal(['metadata', 'language_info', 'codemirror_mode'], [1])).toMatchInlineSnapshot(
      `"a.ipynb: metadata.language_info.codemirror_mode is an array of 1, but must be a string or an object; write for instance "codemirror_mode": "typescript""`,
    );
  });
  it('a mimetype that is a number', () => {
    expect(refusal(['metadata', 'language_info', 'mimetype'], 1)).toMatchInlineSnapshot(
      `"a.ipynb: metadata.language_info.mimetype is 1, but must be a string; write for instance "mimetype": "text""`,
    );
  });
  it('a title that is null', () => {
    expect(refusal(['metadata', 'title'], null)).toMatchInlineSnapshot(
      `"a.ipynb: metadata.title is null, but must be a string; write for instance "title": "text""`,
    );
  });
  it('authors that are one string', () => {
    expect(refusal(['metadata', 'authors'], 'Ada')).toMatchInlineSnapshot(
      `"a.ipynb: metadata.authors is "Ada", but must be an array; write for instance "authors": []"`,
    );
  });
  it('an original format 0', () => {
    expect(refusal(['metadata', 'orig_nbformat'], 0)).toMatchInlineSnapshot(
      `"a.ipynb: metadata.orig_nbformat is 0, but must be a whole number from 1; write for instance "orig_nbformat": 4"`,
    );
  });
});

describe('what the schema cannot or does not see is refused', () => {
  it('two cells with one id', () => {
    expect(strictRefusal(['cells', 2, 'id'], 'prose')).toMatchInlineSnapshot(
      `"a.ipynb: cell 3 (id "prose"): id is "prose", which cell 1 has, too; give one of the two another id"`,
    );
  });
  it('format 4.6', () => {
    expect(strictRefusal(['nbformat_minor'], 6)).toMatchInlineSnapshot(
      `"a.ipynb: the notebook has format 4.6, but must have format 4.5; write "nbformat_minor": 5 and delete what is newer"`,
    );
  });
  it('format 3, which has no cells', () => {
    const file = { nbformat: 3, metadata: { name: '' }, worksheets: [] };
    expect(readRefuses(file)?.message).toMatchInlineSnapshot(
      `"a.ipynb: the notebook has format 3, but must have format 4.5, which gives every cell an id; upgrade it with: python3 -c "import sys, nbformat as f; p = sys.argv[1]; f.write(f.v4.upgrade(f.read(p, 4)), p)" "a.ipynb""`,
    );
  });
  it('text that is not JSON, with line and column', () => {
    expect(() => read('{\n "cells": [],\n}\n', 'a.ipynb')).toThrowErrorMatchingInlineSnapshot(
      `[NotebookError: a.ipynb: line 3, column 1 is not JSON: "}" stands where a name in double quotes is wanted; if a comma precedes it, delete the comma]`,
    );
  });
  it('text that ends too early', () => {
    const text = fixture('text.ipynb').slice(0, 100);
    expect(() => read(text, 'a.ipynb')).toThrowErrorMatchingInlineSnapshot(
      `[NotebookError: a.ipynb: line 8, column 3 is not JSON: the file ends where a value or "]" is wanted; the file was cut short: save it again or restore it from git]`,
    );
  });
  it('an empty file', () => {
    expect(() => read('', 'a.ipynb')).toThrowErrorMatchingInlineSnapshot(
      `[NotebookError: a.ipynb: line 1, column 1 is not JSON: the file ends where a value is wanted; the file was cut short: save it again or restore it from git]`,
    );
  });
  it('bytes that are not UTF-8', () => {
    expect(() => read(Uint8Array.of(0xff), 'a.ipynb')).toThrowErrorMatchingInlineSnapshot(
      `[NotebookError: a.ipynb: line 1 is not UTF-8 (byte 0xFF at offset 0 begins no whole character); restore the file from git, or convert it from the encoding it is in, for instance with: iconv -f WINDOWS-1252 -t UTF-8 "a.ipynb" > fixed.ipynb]`,
    );
  });
});

it('A NotebookError carries file, cell and field as data', () => {
  const error = readRefuses(replaced(good, ['cells', 2, 'outputs', 0, 'text'], 1));
  expect(error).toBeInstanceOf(NotebookError);
  expect({ ...error }).toMatchInlineSnapshot(`
    {
      "cell": {
        "id": "sigma",
        "index": 2,
      },
      "field": "outputs[0].text",
      "file": "a.ipynb",
      "name": "NotebookError",
    }
  `);
});
