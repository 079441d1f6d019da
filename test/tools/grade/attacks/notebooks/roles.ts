import { cell } from '../../intake/released.ts';
import type { NotebookAttack } from '../notebook-attack.ts';

export const attack: NotebookAttack = {
  what: 'says that the check is the answer and the answer the check',
  forge: (notebook) => {
    cell(notebook, 'ex-6-2').metadata = { course: { exercise: '6.2', role: 'check', points: 3 } };
    cell(notebook, 'ex-6-2-check').metadata = { course: { exercise: '6.2', role: 'solution' } };
    cell(notebook, 'ex-6-1-task').metadata = { course: { exercise: '6.2', role: 'solution' } };
  },
};
