// All checks, a feature of issue 3 each, in the order of its sections.
import { asking } from './checks/asking.ts';
import { cells } from './checks/cells.ts';
import { completion } from './checks/completion.ts';
import { display } from './checks/display.ts';
import { errors } from './checks/errors.ts';
import { execution } from './checks/execution.ts';
import { imports } from './checks/imports.ts';
import { information } from './checks/information.ts';
import { input } from './checks/input.ts';
import { interruption } from './checks/interruption.ts';
import { lateOutput } from './checks/late-output.ts';
import { limits } from './checks/limits.ts';
import { localImports } from './checks/local-imports.ts';
import { shutdown } from './checks/shutdown.ts';
import { streams } from './checks/streams.ts';
import { syntax } from './checks/syntax.ts';
import { tslab } from './checks/tslab.ts';
import { types } from './checks/types.ts';
import type { Check, GroupCheck } from './suite.ts';

const groups: Readonly<Record<string, readonly GroupCheck[]>> = {
  information,
  execution,
  streams,
  errors,
  display,
  'late output': lateOutput,
  completion,
  asking,
  input,
  interruption,
  shutdown,
  types,
  syntax,
  cells,
  imports,
  'local imports': localImports,
  tslab,
  limits,
};

export const checks: readonly Check[] = Object.entries(groups).flatMap(([group, list]) =>
  list.map((check) => ({ ...check, group })),
);
