// The one command line of the project. Each command lives with its stage.
import { Command, CommanderError } from 'commander';
import { bookCommand } from './book/command.ts';
import { checkCommand } from './check/command.ts';
import { exercisesCommand } from './exercises/command.ts';
import { gradeCommand } from './grade/command.ts';
import { doctorCommand } from './grade/doctor/command.ts';
import { gradesCommand } from './grade/gradebook/command.ts';
import { kernelCommand } from './kernel/command.ts';
import { cleanCommand } from './notebook/command.ts';
import { runCommand } from './run/command.ts';
import { slidesCommand } from './slides/command.ts';
import { startCommand } from './start/command.ts';
import { submitCheckCommand } from './submit-check/command.ts';
import { UsageError } from './usage-error.ts';

const program = new Command('course')
  .description('Neural networks in TypeScript notebooks: run them, and all that is made from them.')
  .exitOverride()
  .addCommand(startCommand())
  .addCommand(runCommand())
  .addCommand(slidesCommand())
  .addCommand(bookCommand())
  .addCommand(checkCommand())
  .addCommand(cleanCommand())
  .addCommand(exercisesCommand())
  .addCommand(submitCheckCommand())
  .addCommand(gradeCommand())
  .addCommand(gradesCommand())
  .addCommand(doctorCommand())
  .addCommand(kernelCommand());
for (const command of program.commands) command.exitOverride();

const USAGE = 2;

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

// What the user asked wrongly is told in a sentence; anything else is our fault and shows its stack.
function exitCodeOf(error: unknown): number {
  // commander has already told what is wrong, or has shown the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
  if (!(error instanceof UsageError)) throw error;
  console.error(`error: ${error.message}`);
  return USAGE;
}
