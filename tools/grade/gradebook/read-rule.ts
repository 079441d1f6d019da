// Reads `grading.json`; see grading-rule.ts for what it says.
import { jsonFault, lineAndColumn } from '../../notebook/json-fault.ts';
import { UsageError } from '../../usage-error.ts';
import type { Deadline, GradingRule, LateStep } from './grading-rule.ts';
import { duration, instant } from './instant.ts';

const TIME = 'a time with its offset, such as "2026-11-20T23:59:00+01:00"';
const LENGTH = 'a length of time, such as "10 min" (units: s, min, h, d)';
const STEP = 'such as { "upTo": "1 d", "take": "10 %" }';

/** The rule in the text of a file; a UsageError that names file, field and what is wanted there. */
export function readGradingRule(text: string, file: string): GradingRule {
  const config = fields(parsed(text, file), new Field(file, 'the file'), [
    'deadline',
    'grace',
    'late',
    'round',
    'excused',
  ]);
  const deadlines = readDeadlines(config.get('deadline'), new Field(file, 'deadline'));
  const late = readSteps(config.get('late'), new Field(file, 'late'));
  if (deadlines.size > 0 && late.length === 0) {
    throw new Field(file, 'late').error(
      'is missing',
      `a list of steps ${STEP}: there are deadlines`,
    );
  }
  const round = config.get('round');
  const grace = config.get('grace');
  return {
    deadlines,
    grace: grace === undefined ? 0 : readLength(grace, new Field(file, 'grace')),
    late,
    ...(round === undefined ? {} : { round: readRound(round, new Field(file, 'round')) }),
    excused: readExcused(config.get('excused'), new Field(file, 'excused')),
  };
}

/** A place in the file, and what is said of it. */
class Field {
  readonly file: string;
  readonly name: string;

  constructor(file: string, name: string) {
    this.file = file;
    this.name = name;
  }

  in(name: string): Field {
    return new Field(this.file, `${this.name}${name}`);
  }

  error(is: string, wanted: string): UsageError {
    return new UsageError(`${this.file}: ${this.name} ${is}; wanted is ${wanted}`);
  }

  wrong(value: unknown, wanted: string): UsageError {
    return this.error(`is ${JSON.stringify(value)?.slice(0, 80)}`, wanted);
  }
}

function parsed(text: string, file: string): unknown {
  const source = text.replace(/^\uFEFF/, '');
  const fault = jsonFault(source);
  if (fault === undefined) return JSON.parse(source);
  const { line, column } = lineAndColumn(source, fault.offset);
  throw new UsageError(
    `${file} is not JSON: in line ${line}, column ${column}, ${fault.found} where ${fault.wanted} should; ${fault.mend}`,
  );
}

/** The fields of an object, all of them known; a name that is misspelt would be a rule that is lost. */
function fields(value: unknown, field: Field, known?: readonly string[]): Map<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw field.wrong(
      value,
      known === undefined ? 'an object' : `an object with ${known.join(', ')}`,
    );
  }
  const found = new Map(Object.entries(value));
  for (const name of found.keys()) {
    if (known !== undefined && !known.includes(name)) {
      throw field.error(`has an unknown field ${JSON.stringify(name)}`, known.join(', '));
    }
  }
  return found;
}

function readDeadlines(value: unknown, field: Field): Map<string, Deadline> {
  if (value === undefined) return new Map();
  const entries = [...fields(value, field)].map(([notebook, text]): [string, Deadline] => {
    const place = field.in(`[${JSON.stringify(notebook)}]`);
    if (!notebook.endsWith('.ipynb')) {
      throw place.error('names no notebook', 'a file name such as "06-back-propagation.ipynb"');
    }
    const time = typeof text === 'string' ? instant(text) : undefined;
    if (typeof text !== 'string' || time === undefined) throw place.wrong(text, TIME);
    return [notebook, { text, time }];
  });
  return new Map(entries);
}

function readLength(value: unknown, field: Field): number {
  const length = typeof value === 'string' ? duration(value) : undefined;
  if (length === undefined) throw field.wrong(value, LENGTH);
  return length;
}

function readSteps(value: unknown, field: Field): LateStep[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw field.wrong(value, `a list of steps ${STEP}`);
  const steps = value.map((step: unknown, i) => readStep(step, field.in(`[${i}]`)));
  for (const [i, { upTo }] of steps.entries()) {
    const place = field.in(`[${i}].upTo`);
    const isLast = i === steps.length - 1;
    if (isLast && upTo !== Infinity) {
      throw place.error('is given', 'none: the last step holds for all that is later');
    }
    if (!isLast && upTo === Infinity) throw place.error('is missing', LENGTH);
    if (i > 0 && upTo <= steps[i - 1].upTo) {
      throw place.error('is not later than the one before', 'rising times');
    }
  }
  return steps;
}

function readStep(value: unknown, field: Field): LateStep {
  const step = fields(value, field, ['upTo', 'take']);
  const upTo = step.get('upTo');
  const take = step.get('take');
  const percent = typeof take === 'string' ? /^(\d{1,3}(?:\.\d{1,3})?) ?%$/.exec(take) : null;
  if (percent === null || Number(percent[1]) > 100) {
    throw field.in('.take').wrong(take, 'a share from "0 %" to "100 %"');
  }
  return {
    upTo: upTo === undefined ? Infinity : readLength(upTo, field.in('.upTo')),
    take: Number(percent[1]),
  };
}

function readRound(value: unknown, field: Field): number {
  if (typeof value === 'number' && value >= 0.001 && value <= 100) return value;
  throw field.wrong(value, 'a number of points from 0.001 to 100, such as 0.5');
}

function readExcused(value: unknown, field: Field): Set<string> {
  if (value === undefined) return new Set();
  const isList = Array.isArray(value) && value.every((id) => typeof id === 'string');
  if (!isList) throw field.wrong(value, 'a list of student ids, such as ["ann"]');
  return new Set(value);
}
