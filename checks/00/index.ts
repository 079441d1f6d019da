// The exercises of notebook 00: reading the notes.

import type { Exercise } from '../exercise.ts';
import { affineExercise } from './affine.ts';
import { fromToExercise } from './from-to.ts';
import { numGradExercise } from './num-grad.ts';
import { relErrExercise } from './rel-err.ts';

export const exercises: readonly Exercise[] = [
  affineExercise,
  numGradExercise,
  relErrExercise,
  fromToExercise,
];
