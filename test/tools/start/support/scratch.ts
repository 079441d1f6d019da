// A student's own notebook, with the cells that the tests run.
import type { Notebook } from '../../../../tools/notebook/notebook.ts';

const cells = [
  "import * as nn from 'kernel-lib';\nlet turns = 7;",
  'const x = nn.matrix([[1, 2]]);\nconst rows: string = x.rows;',
  "console.log('looping');\nwhile (true) turns += 1;",
  'turns > 7',
  '',
];

export const scratch: Notebook = {
  nbformat: 4,
  nbformat_minor: 5,
  metadata: { kernelspec: { display_name: 'TypeScript', language: 'typescript', name: 'tslab' } },
  cells: cells.map((source, i) => ({
    cell_type: 'code',
    id: `scratch-${i}`,
    metadata: {},
    source,
    execution_count: null,
    outputs: [],
  })),
};
