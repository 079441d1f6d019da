import { expect, it } from 'vitest';
import { at, fieldName, NotebookError } from '../../../tools/notebook/notebook-error.ts';

it('A field is named as one would type it', () => {
  const root = { file: 'a.ipynb', path: [] };
  expect(fieldName(root)).toBe('');
  expect(fieldName({ ...root, path: ['cells', 0, 'metadata', 'a b', 'x'] })).toBe(
    'cells[0].metadata["a b"].x',
  );
  expect(fieldName(at(at(root, 'text/plain'), 1))).toBe('["text/plain"][1]');
});

it('The message begins with the file and the cell, counted from 1', () => {
  const root = { file: 'a.ipynb', path: ['source'] };
  expect(new NotebookError(root, 'no.').message).toBe('a.ipynb: no.');
  expect(new NotebookError({ ...root, cell: { index: 0 } }, 'no.').message).toBe(
    'a.ipynb: cell 1: no.',
  );
  expect(new NotebookError({ ...root, cell: { index: 1, id: 'x' } }, 'no.').message).toBe(
    'a.ipynb: cell 2 (id "x"): no.',
  );
});
