// The exercises of notebook 02: the general rule of differentiating by machine.

import type { Exercise } from '../exercise.ts';
import { cosineSweepExercise } from './cosine-sweep.ts';
import { readmeGradientExercise } from './readme-gradient.ts';
import { rootSweepExercise } from './root-sweep.ts';

export const exercises: readonly Exercise[] = [
  rootSweepExercise,
  cosineSweepExercise,
  readmeGradientExercise,
];
