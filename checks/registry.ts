// All exercises, a line for each lecture notebook.

import { exercises as exercises00 } from './00/index.ts';
import { exercises as exercises01 } from './01/index.ts';
import { exercises as exercises02 } from './02/index.ts';
import { exercises as exercises03 } from './03/index.ts';
import { exercises as exercises04 } from './04/index.ts';
import { exercises as exercises05 } from './05/index.ts';
import { exercises as exercises06 } from './06/index.ts';
import type { Exercise } from './exercise.ts';

export const exercises: readonly Exercise[] = [
  ...exercises00,
  ...exercises01,
  ...exercises02,
  ...exercises03,
  ...exercises04,
  ...exercises05,
  ...exercises06,
];

/** The exercise with that number; an Error if there is none. */
export function exerciseOf(id: string): Exercise {
  const found = exercises.find((exercise) => exercise.id === id);
  if (found === undefined) {
    const known = exercises.map((exercise) => exercise.id).join(', ');
    throw new Error(`there is no exercise ${id}; there are ${known}`);
  }
  return found;
}
