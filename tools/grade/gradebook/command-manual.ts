// `course grades mark` and `course grades comment`: what a person sets.
import { Command } from 'commander';
import { UsageError } from '../../usage-error.ts';
import { type Options, type Surroundings, withGradebook } from './command-work.ts';
import type { ManualSetting } from './manual.ts';

/** `course grades mark`. */
export function mark(surroundings: Surroundings): Command {
  return new Command('mark')
    .description("set a student's points for an exercise by hand; a regrade keeps them")
    .argument('<student>', "the student's id")
    .argument('<exercise>', 'as in 6.2')
    .argument('[points]', 'as in 2.5')
    .option('--clear', "take them away: the grader's points count again")
    .action(
      async (student: string, exercise: string, text: string | undefined, options: Options) => {
        const asked = oneOf(text, options.clear, 'points');
        const points = asked === null ? null : pointsIn(asked);
        await set(surroundings, options, { student, exercise, points });
      },
    );
}

/** `course grades comment`. */
export function comment(surroundings: Surroundings): Command {
  return new Command('comment')
    .description('write a comment to an exercise of a student; a regrade keeps it')
    .argument('<student>', "the student's id")
    .argument('<exercise>', 'as in 6.2')
    .argument('[text]', 'the student sees it')
    .option('--clear', 'take it away')
    .action(
      async (student: string, exercise: string, text: string | undefined, options: Options) => {
        await set(surroundings, options, {
          student,
          exercise,
          comment: oneOf(text, options.clear, 'text'),
        });
      },
    );
}

function oneOf(text: string | undefined, clear: true | undefined, what: string): string | null {
  if ((text === undefined) === (clear === undefined)) {
    throw new UsageError(`give either the ${what} or --clear`);
  }
  return text ?? null;
}

function pointsIn(text: string): number {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  throw new UsageError(`"${text}" is no number of points; wanted is one like 2.5`);
}

async function set(
  surroundings: Surroundings,
  options: Options,
  setting: Omit<ManualSetting, 'time'>,
): Promise<void> {
  await withGradebook(surroundings, options, async (book) => {
    const isChanged = book.setManual({ ...setting, time: surroundings.now() });
    if (isChanged) await book.save();
    const { student, exercise } = setting;
    surroundings.print(`${student} ${exercise}: ${isChanged ? 'saved' : 'nothing to change'}.`);
  });
}
