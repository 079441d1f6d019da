// The exercises of notebook 06: back-propagation.

import type { Exercise } from '../exercise.ts';
import { descentStepExercise } from './descent-step.ts';
import { errorAfterStepExercise } from './error-after-step.ts';
import { gradientsExercise } from './gradients.ts';
import { hiddenErrorExercise } from './hidden-error.ts';
import { outputErrorExercise } from './output-error.ts';

export const exercises: readonly Exercise[] = [
  outputErrorExercise,
  hiddenErrorExercise,
  gradientsExercise,
  descentStepExercise,
  errorAfterStepExercise,
];
