// The hidden checks of notebook 05, by exercise. Imports end in .js, since the compiler of the
// stock tslab refuses .ts.

import type { Check } from 'course-checks';
import { collapse } from './05/collapse.js';
import { feedForward } from './05/feed-forward.js';
import { feedForwardBatch } from './05/feed-forward-batch.js';
import { parameterCount } from './05/parameter-count.js';
import { wideNet } from './05/wide-net.js';

export const hidden: Readonly<Record<string, readonly Check[]>> = {
  '5.1': feedForward,
  '5.2': feedForwardBatch,
  '5.3': collapse,
  '5.4': parameterCount,
  '5.5': wideNet,
};
