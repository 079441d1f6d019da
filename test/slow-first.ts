import { BaseSequencer, type TestSpecification } from 'vitest/node';

// The files that take half a minute or more, the longest first.
const SLOW = [
  'notebooks/executed',
  'grade/attacks/attacks',
  'start/lab',
  'grade/class',
  'grade/doctor/doctor',
  'gate/course',
  'exercises/nbgrader',
  'run/execute',
  'checks/notebooks',
  'kernel/ecosystem',
  'kernel/conformance/conformance',
  'grade/examiner/examine',
  'gate/faults',
  'run/command',
];

/** Begins with the slow files: a run that ends with one of them ends on one core. */
export default class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const found = SLOW.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return found === -1 ? SLOW.length : found;
}
