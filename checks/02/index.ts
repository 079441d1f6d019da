// The exercises of notebook 02: the general rule of differentiating by machine.

import type { Exercise } from '../exercise.ts';
import { cosineSweepExercise } from './cosine-sweep.ts';
import { countFlopsExercise } from './count-flops.ts';
import { readmeGradientExercise } from './readme-gradient.ts';
import { rootSweepExercise } from './root-sweep.ts';
import { topoOrderExercise } from './topo-order.ts';

export const exercises: readonly Exercise[] = [
  rootSweepExercise,
  topoOrderExercise,
  countFlopsExercise,
  cosineSweepExercise,
  readmeGradientExercise,
];
