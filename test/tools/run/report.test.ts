import { describe, expect, it } from 'vitest';
import { report } from '../../../tools/run/report.ts';

const good = {
  file: 'notebooks/03-two-node.ipynb',
  cells: 14,
  total: 14,
  seconds: 3.21,
  executed: 'build/executed/03-two-node.ipynb',
};
const bad = {
  file: 'notebooks/05.ipynb',
  cells: 3,
  total: 9,
  seconds: 11,
  executed: 'build/executed/05.ipynb',
  failure: {
    reason: 'error',
    cell: { number: 7, id: 'pass' },
    line: 3,
    message: 'RangeError: 2 × 3',
  },
} as const;
const unread = {
  file: 'x.ipynb',
  cells: 0,
  total: 0,
  seconds: 0,
  failure: { reason: 'read', message: 'there is no such file' },
} as const;

describe('the report', () => {
  it('of good runs is a table', () => {
    expect(report([good])).toMatchInlineSnapshot(`
      "notebook                     cells  seconds  executed
      notebooks/03-two-node.ipynb     14      3.2  build/executed/03-two-node.ipynb"
    `);
  });

  it('of failed runs tells where and why', () => {
    expect(report([bad, good, unread])).toMatchInlineSnapshot(`
      "notebook                      cells  seconds  executed
      notebooks/05.ipynb           3 of 9     11.0  failed, up to there: build/executed/05.ipynb
      notebooks/03-two-node.ipynb      14      3.2  build/executed/03-two-node.ipynb
      x.ipynb                           0      0.0  failed

      2 of 3 notebooks failed:
      notebooks/05.ipynb: cell 7 (id "pass"), line 3: RangeError: 2 × 3
      x.ipynb: there is no such file"
    `);
  });
});
