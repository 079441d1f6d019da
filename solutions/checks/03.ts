// The hidden checks of notebook 03, by exercise. Imports end in .js, since the compiler of the
// stock tslab refuses .ts.

import type { Check } from 'course-checks';
import { descend } from './03/descend.js';
import { forwardAndCost } from './03/forward-and-cost.js';
import { gradient } from './03/gradient.js';
import { step } from './03/step.js';

export const hidden: Readonly<Record<string, readonly Check[]>> = {
  '3.1': forwardAndCost,
  '3.2': gradient,
  '3.3': step,
  '3.4': descend,
};
