// The exercises of notebook 05: the feed-forward pass.

import type { Exercise } from '../exercise.ts';
import { collapseExercise } from './collapse.ts';
import { feedForwardExercise } from './feed-forward.ts';
import { feedForwardBatchExercise } from './feed-forward-batch.ts';
import { parameterCountExercise } from './parameter-count.ts';
import { wideNetExercise } from './wide-net.ts';

export const exercises: readonly Exercise[] = [
  feedForwardExercise,
  feedForwardBatchExercise,
  collapseExercise,
  parameterCountExercise,
  wideNetExercise,
];
