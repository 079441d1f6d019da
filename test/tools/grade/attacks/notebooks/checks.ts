import { cell } from '../../intake/released.ts';
import type { NotebookAttack } from '../notebook-attack.ts';

export const attack: NotebookAttack = {
  what: 'replaces the cells of its checks',
  forge: (notebook) => {
    for (const id of ['ex-6-1-check', 'ex-6-2-check']) {
      cell(notebook, id).source =
        "globalThis.hiddenError = () => 'pass';\nglobalThis.check = () => 3;";
    }
  },
};
