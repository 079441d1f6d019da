import { cell } from '../../intake/released.ts';
import type { NotebookAttack } from '../notebook-attack.ts';

export const attack: NotebookAttack = {
  what: 'claims more points, and that they are earned',
  forge: (notebook) => {
    const forged = { points: 300, score: 300, verdict: 'pass', visiblePoints: 300 };
    for (const id of ['ex-6-2', 'ex-6-2-check', 'ex-6-2-task']) {
      const { metadata } = cell(notebook, id);
      metadata.course = { ...(metadata.course as object), ...forged };
      metadata.nbgrader = { grade: true, solution: false, locked: true, grade_id: id, ...forged };
    }
    notebook.metadata = { course: forged, nbgrader: forged };
  },
};
