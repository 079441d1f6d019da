import { cell } from '../../intake/released.ts';
import type { NotebookAttack } from '../notebook-attack.ts';

export const attack: NotebookAttack = {
  what: 'gives other cells the ids of the answer and of the check',
  forge: (notebook) => {
    const twin = (id: string, source: string) => ({
      ...structuredClone(cell(notebook, 'ex-6-2')),
      id,
      source,
    });
    const passing = 'const check = () => 3; function hiddenError() { return check(); }';
    notebook.cells.unshift(twin('ex-6-2-check', passing), twin('setup', passing));
    notebook.cells.push(twin('ex-6-2', passing), twin('__proto__', passing));
  },
};
