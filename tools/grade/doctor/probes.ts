// All probes, in the order in which the doctor tells of them.

import type { Probe } from './probe.ts';
import { files } from './probes/files.ts';
import { imports } from './probes/imports.ts';
import { network } from './probes/network.ts';
import { processes } from './probes/processes.ts';
import { resources } from './probes/resources.ts';

export const probes: readonly Probe[] = [
  ...files,
  ...imports,
  ...network,
  ...processes,
  ...resources,
];
