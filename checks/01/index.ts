// The exercises of notebook 01: differentiating by machine, exp(x²).

import type { Exercise } from '../exercise.ts';
import { adjointsExercise } from './adjoints.ts';
import { dualNumberExercise } from './dual-number.ts';
import { fAndDfExercise } from './f-and-df.ts';
import { flopsExercise } from './flops.ts';

export const exercises: readonly Exercise[] = [
  fAndDfExercise,
  dualNumberExercise,
  adjointsExercise,
  flopsExercise,
];
