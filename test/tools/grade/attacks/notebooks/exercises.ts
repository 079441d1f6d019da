import { cell } from '../../intake/released.ts';
import type { NotebookAttack } from '../notebook-attack.ts';

export const attack: NotebookAttack = {
  what: 'answers an exercise worth more in its cell',
  forge: (notebook) => {
    cell(notebook, 'ex-6-2').metadata = {
      course: { exercise: '6.1', role: 'solution', points: 9 },
    };
    cell(notebook, 'ex-6-1').metadata = {
      course: { exercise: '6.2', role: 'solution', points: 9 },
    };
  },
};
