// The hidden checks of notebook 00, by exercise.

import type { Check } from 'course-checks';
import { numGrad } from './00/num-grad.ts';

export const hidden: Readonly<Record<string, readonly Check[]>> = { '0.2': numGrad };
