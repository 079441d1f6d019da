// The hidden checks of notebook 04, by exercise. Imports end in .js, since the compiler of the
// stock tslab refuses .ts.

import type { Check } from 'course-checks';
import { forward } from './04/forward.js';
import { gradientStep } from './04/gradient-step.js';
import { hiddenGradient } from './04/hidden-gradient.js';
import { outputGradient } from './04/output-gradient.js';
import { refutation } from './04/refutation.js';

export const hidden: Readonly<Record<string, readonly Check[]>> = {
  '4.1': forward,
  '4.2': outputGradient,
  '4.3': hiddenGradient,
  '4.4': gradientStep,
  '4.5': refutation,
};
