// The hidden checks of notebook 01, by exercise. Imports end in .js, since the compiler of the
// stock tslab refuses .ts.

import type { Check } from 'course-checks';
import { adjoints } from './01/adjoints.js';
import { dualNumber } from './01/dual-number.js';
import { fAndDf } from './01/f-and-df.js';
import { flops } from './01/flops.js';

export const hidden: Readonly<Record<string, readonly Check[]>> = {
  '1.1': fAndDf,
  '1.2': dualNumber,
  '1.3': adjoints,
  '1.4': flops,
};
