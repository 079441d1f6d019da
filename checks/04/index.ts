// The exercises of notebook 04: the nine derivatives of the network 2-2-1.

import type { Exercise } from '../exercise.ts';
import { forwardExercise } from './forward.ts';
import { gradientStepExercise } from './gradient-step.ts';
import { hiddenGradientExercise } from './hidden-gradient.ts';
import { outputGradientExercise } from './output-gradient.ts';
import { refutationExercise } from './refutation.ts';

export const exercises: readonly Exercise[] = [
  forwardExercise,
  outputGradientExercise,
  hiddenGradientExercise,
  gradientStepExercise,
  refutationExercise,
];
