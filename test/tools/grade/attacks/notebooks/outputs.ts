import type { NotebookAttack } from '../notebook-attack.ts';

export const attack: NotebookAttack = {
  what: 'brings the outputs of a perfect run',
  forge: (notebook) => {
    const data = {
      'text/plain': '6.2: 5 of 5 passed, 3 of 3 points',
      'text/html': '<b>3 of 3</b>',
    };
    for (const each of notebook.cells) {
      if (each.cell_type !== 'code') continue;
      each.execution_count = 1;
      each.outputs = [{ output_type: 'execute_result', execution_count: 1, data, metadata: {} }];
    }
  },
};
