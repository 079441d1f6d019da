// The exercises of notebook 03: the smallest network.

import type { Exercise } from '../exercise.ts';
import { descendExercise } from './descend.ts';
import { forwardAndCostExercise } from './forward-and-cost.ts';
import { gradientExercise } from './gradient.ts';
import { stepExercise } from './step.ts';

export const exercises: readonly Exercise[] = [
  forwardAndCostExercise,
  gradientExercise,
  stepExercise,
  descendExercise,
];
