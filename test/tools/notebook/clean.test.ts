import { isDeepStrictEqual } from 'node:util';
import { expect, it } from 'vitest';
import { clean, isClean, leftovers } from '../../../tools/notebook/clean.ts';
import type { Notebook } from '../../../tools/notebook/notebook.ts';
import { read } from '../../../tools/notebook/read.ts';
import { write } from '../../../tools/notebook/write.ts';
import { fixture } from './judge.ts';
import { random, randomNotebook } from './random-notebook.ts';

const used: Notebook = {
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {
    title: 'Used',
    authors: [{ name: 'Ada' }],
    course: { covers: ['F1'] },
    kernelspec: { name: 'tslab', display_name: 'TypeScript', language: 'typescript' },
    language_info: { name: 'typescript', version: '3.7.2', file_extension: '.ts' },
    widgets: { 'application/vnd.jupyter.widget-state+json': {} },
    toc: { base_numbering: 1 },
    'toc-autonumbering': true,
    vscode: { interpreter: { hash: 'x' } },
  },
  cells: [
    {
      cell_type: 'markdown',
      id: 'prose',
      metadata: { slideshow: { slide_type: 'slide' }, jupyter: { source_hidden: true } },
      source: '  text \n\n',
      attachments: { 'x.png': { 'image/png': 'iVBOR' } },
    },
    {
      cell_type: 'code',
      id: 'sigma',
      metadata: {
        tags: ['check'],
        course: { formula: 'F1' },
        name: 'sigma',
        jupyter: { source_hidden: true, outputs_hidden: true },
        execution: { 'iopub.status.busy': '2024-01-01T00:00:00Z' },
        ExecuteTime: { end_time: 'x' },
        collapsed: false,
        scrolled: true,
        vscode: { languageId: 'typescript' },
      },
      source: 'sigma(z)\n',
      execution_count: 7,
      outputs: [{ output_type: 'stream', name: 'stdout', text: 'a' }],
    },
    {
      cell_type: 'code',
      id: 'hidden',
      metadata: { jupyter: { outputs_hidden: true } },
      source: '',
      execution_count: null,
      outputs: [
        { output_type: 'stream', name: 'stdout', text: 'a' },
        { output_type: 'stream', name: 'stderr', text: 'b' },
      ],
    },
  ],
};

it('What the author wrote stays, what a run or a reader left goes', () => {
  expect(clean(used)).toMatchInlineSnapshot(`
    {
      "cells": [
        {
          "attachments": {
            "x.png": {
              "image/png": "iVBOR",
            },
          },
          "cell_type": "markdown",
          "id": "prose",
          "metadata": {
            "jupyter": {
              "source_hidden": true,
            },
            "slideshow": {
              "slide_type": "slide",
            },
          },
          "source": "  text 

    ",
        },
        {
          "cell_type": "code",
          "execution_count": null,
          "id": "sigma",
          "metadata": {
            "course": {
              "formula": "F1",
            },
            "jupyter": {
              "source_hidden": true,
            },
            "name": "sigma",
            "tags": [
              "check",
            ],
          },
          "outputs": [],
          "source": "sigma(z)
    ",
        },
        {
          "cell_type": "code",
          "execution_count": null,
          "id": "hidden",
          "metadata": {},
          "outputs": [],
          "source": "",
        },
      ],
      "metadata": {
        "authors": [
          {
            "name": "Ada",
          },
        ],
        "course": {
          "covers": [
            "F1",
          ],
        },
        "kernelspec": {
          "display_name": "TypeScript",
          "language": "typescript",
          "name": "tslab",
        },
        "language_info": {
          "name": "typescript",
        },
        "title": "Used",
      },
      "nbformat": 4,
      "nbformat_minor": 5,
    }
  `);
});

it('The argument is not changed', () => {
  const before = structuredClone(used);
  clean(used);
  expect(used).toEqual(before);
});

it('A clean notebook is clean, a used one is not', () => {
  expect(isClean(used)).toBe(false);
  expect(isClean(clean(used))).toBe(true);
});

it('Each leftover is named once, with its cell', () => {
  expect(leftovers(used)).toMatchInlineSnapshot(`
    [
      "metadata.language_info",
      "metadata.widgets",
      "metadata.toc",
      "metadata.toc-autonumbering",
      "metadata.vscode",
      "cell 2 (id "sigma"): 1 output",
      "cell 2 (id "sigma"): execution_count 7",
      "cell 2 (id "sigma"): metadata.jupyter",
      "cell 2 (id "sigma"): metadata.execution",
      "cell 2 (id "sigma"): metadata.ExecuteTime",
      "cell 2 (id "sigma"): metadata.collapsed",
      "cell 2 (id "sigma"): metadata.scrolled",
      "cell 2 (id "sigma"): metadata.vscode",
      "cell 3 (id "hidden"): 2 outputs",
      "cell 3 (id "hidden"): metadata.jupyter",
    ]
  `);
  expect(leftovers(clean(used))).toEqual([]);
});

it('A jupyter that is no object is left to the author', () => {
  const cells = clean({
    ...used,
    cells: [{ ...used.cells[0], metadata: { jupyter: null } }],
  }).cells;
  expect(cells[0].metadata).toEqual({ jupyter: null });
});

it('Of 200 random notebooks, clean is idempotent, keeps every source, and leaves nothing over', () => {
  const r = random(5);
  for (let i = 0; i < 200; i++) {
    const notebook = read(JSON.stringify(randomNotebook(r)), 'a.ipynb');
    const cleaned = clean(notebook);
    expect(isDeepStrictEqual(clean(cleaned), cleaned)).toBe(true);
    expect(cleaned.cells.map(({ source }) => source)).toEqual(
      notebook.cells.map(({ source }) => source),
    );
    expect(leftovers(cleaned)).toEqual([]);
    expect(isClean(notebook)).toBe(leftovers(notebook).length === 0);
  }
});

it('A run changes nothing in the clean text', () => {
  const run = read(fixture('outputs.ipynb'), 'outputs.ipynb');
  const fresh: Notebook = {
    ...run,
    cells: run.cells.map((cell) => ({ ...cell, metadata: {}, execution_count: null, outputs: [] })),
  } as Notebook; // both cells of the fixture are code
  expect(write(clean(run))).toBe(write(clean(fresh)));
});
