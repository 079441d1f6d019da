// The hidden checks of notebook 06, by exercise. Imports end in .js, since the compiler of the
// stock tslab refuses .ts.

import type { Check } from 'course-checks';
import { descentStep } from './06/descent-step.js';
import { errorAfterStep } from './06/error-after-step.js';
import { gradients } from './06/gradients.js';
import { hiddenError } from './06/hidden-error.js';
import { outputError } from './06/output-error.js';

export const hidden: Readonly<Record<string, readonly Check[]>> = {
  '6.1': outputError,
  '6.2': hiddenError,
  '6.3': gradients,
  '6.4': descentStep,
  '6.5': errorAfterStep,
};
