// The exercises of notebook 05: the feed-forward pass.

import type { Exercise } from '../exercise.ts';
import { feedForwardExercise } from './feed-forward.ts';
import { feedForwardBatchExercise } from './feed-forward-batch.ts';

export const exercises: readonly Exercise[] = [feedForwardExercise, feedForwardBatchExercise];
