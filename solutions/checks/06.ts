// The hidden checks of notebook 06, by exercise.

import type { Check } from 'course-checks';
import { hiddenError } from './06/hidden-error.ts';

export const hidden: Readonly<Record<string, readonly Check[]>> = { '6.2': hiddenError };
