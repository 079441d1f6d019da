// The hidden checks of notebook 02, by exercise. Imports end in .js, since the compiler of the
// stock tslab refuses .ts.

import type { Check } from 'course-checks';
import { cosineSweep } from './02/cosine-sweep.js';
import { countFlops } from './02/count-flops.js';
import { readmeGradient } from './02/readme-gradient.js';
import { rootSweep } from './02/root-sweep.js';
import { topoOrder } from './02/topo-order.js';

export const hidden: Readonly<Record<string, readonly Check[]>> = {
  '2.1': rootSweep,
  '2.2': topoOrder,
  '2.3': countFlops,
  '2.4': cosineSweep,
  '2.5': readmeGradient,
};
