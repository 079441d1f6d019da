// The exercises to a notebook: what each asks, and where its notebook is.

import { escaped } from '../document/html.ts';
import type { Chapter } from './chapter.ts';

export function exercisesSection(
  { exercises, exerciseFile }: Chapter,
  heading: string,
  anchorOf: (id: string) => string,
): string {
  if (exercises.length === 0 || exerciseFile === null) return '';
  const items = exercises.map(({ id, title, points }) => {
    const worth = points === 1 ? '1 point' : `${points} points`;
    return `<li id="${escaped(anchorOf(id))}"><b>${escaped(id)}</b> ${escaped(title)} <span>(${worth})</span></li>`;
  });
  return (
    `<section class="exercises"><h2 id="${escaped(heading)}">Exercises</h2>` +
    '<p>Each asks for one function, offers three hints, and has a cell that says at once what passes. ' +
    `<a href="${escaped(exerciseFile)}" download>Exercise notebook</a>; open it in JupyterLab or VS Code.</p>` +
    `<ul>${items.join('')}</ul></section>`
  );
}
