// `course check`.
import { Command } from 'commander';
import { interruptible } from '../run/interruption.ts';

const MORE = `
Without files all notebooks of the course are checked, and the course as a whole: that every formula
is shown, computed by kernel-lib and tested, that every line of the lecture texts is covered, and every
erratum told where it stands. What belongs to notebooks that do not exist yet is listed as pending.

Of a code cell at most 15 lines may hold something; blank lines do not count, comments do.
A number of the text counts as worked from four significant digits on.

The exit code is 0 without findings, 1 with findings, 2 if the command cannot be understood.`;

interface Options {
  readonly executed?: string;
}

/** `course check [files…]`. */
export function checkCommand(): Command {
  return new Command('check')
    .description('check notebooks against the curriculum, kernel-lib and their own outputs')
    .argument('[files...]', 'notebooks, or folders of notebooks (default: the whole course)')
    .option('--executed <dir>', 'where executed notebooks lie (default: execute them first)')
    .addHelpText('after', MORE)
    .action(async (files: string[], { executed }: Options) => {
      process.exitCode = await interruptible(async (signal) => {
        // The compiler that reads kernel-lib takes a second to load; no other command waits for it.
        const { checkCourse } = await import('./check-course.ts');
        const { report } = await import('./report.ts');
        const result = await checkCourse(files, executed, signal);
        if (signal.aborted) return 1;
        console.log(report(result));
        return result.findings.length > 0 ? 1 : 0;
      });
    });
}
