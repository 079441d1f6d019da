// `course grades`.
import { resolve } from 'node:path';
import { Command } from 'commander';
import { UsageError } from '../../usage-error.ts';
import { type ExportOptions, exportGrades } from '../exports/export-grades.ts';
import { comment, mark } from './command-manual.ts';
import {
  type Options,
  readOut,
  runNumber,
  type Surroundings,
  withGradebook,
} from './command-work.ts';
import type { Gradebook } from './gradebook.ts';
import { changeLines, classLines, manualLines, plain, runLines, studentLines } from './show.ts';

const PROJECT = resolve(import.meta.dirname, '../../..');

const terminal: Surroundings = {
  project: PROJECT,
  print: (line) => console.log(line),
  now: () => new Date().toISOString(),
};

const MORE = `
Penalties for lateness are taken when marks are read out, by the rule in grading.json (or --config):

  { "deadline": { "06-back-propagation.ipynb": "2026-11-20T23:59:00+01:00" },
    "grace": "10 min",
    "late": [{ "upTo": "1 d", "take": "10 %" }, { "take": "100 %" }],
    "round": 0.5,
    "excused": ["ann"] }

Lateness is counted from the deadline; up to the grace nothing is taken. A day is 24 hours.
A mark set by hand stands in place of the grader's, through every regrade, until it is cleared; the
penalty is taken from it too.`;

/** `course grades show|mark|comment|diff|export`. */
export function gradesCommand(surroundings: Surroundings = terminal): Command {
  const command = new Command('grades')
    .description('read marks out of the gradebook, set them by hand, and export them')
    .addHelpText('after', MORE);
  for (const one of [show, mark, comment, diff, exporting]) {
    const sub = one(surroundings);
    sub.option('--gradebook <file>', 'the gradebook (default: build/grades/grades.sqlite)');
    // Told where the others are told, see course.ts.
    command.addCommand(sub.exitOverride());
  }
  return command;
}

function show(surroundings: Surroundings): Command {
  return new Command('show')
    .description('show the class, or one student in full')
    .argument('[student]', "the student's id")
    .option('--notebook <file>', 'of this notebook only')
    .option('--config <file>', 'the rule for lateness (default: grading.json if it is there)')
    .option('--manual', 'show what is set by hand')
    .option('--runs', 'show the runs')
    .action(async (student: string | undefined, options: Options) => {
      await withGradebook(surroundings, options, async (book) => {
        if (options.runs) return print(surroundings, runLines(book.runs()));
        if (options.manual) return print(surroundings, manualLines(book.manual()));
        const all = await readOut(surroundings, book, options);
        if (student === undefined) return print(surroundings, classLines(all));
        const found = all.students.find((one) => one.student.id === student);
        if (found === undefined) throw noStudent(book, student);
        print(surroundings, studentLines(found));
      });
    });
}

function diff(surroundings: Surroundings): Command {
  return new Command('diff')
    .description('show what a regrade changed')
    .argument('[before]', 'the number of a run (default: the last but one)')
    .argument('[after]', 'the number of a run (default: the last)')
    .action(async (before: string | undefined, after: string | undefined, options: Options) => {
      await withGradebook(surroundings, options, async (book) => {
        const ids = book.runs().map(({ id }) => id);
        const later = after === undefined ? ids.at(-1) : runNumber(after);
        const earlier = before === undefined ? ids.at(-2) : runNumber(before);
        if (earlier === undefined || later === undefined) {
          throw new UsageError(`${book.path} has ${ids.length} runs; two are wanted to compare`);
        }
        const changes = book.difference(earlier, later);
        print(surroundings, changeLines(changes));
        const exercises = changes.length === 1 ? '1 exercise' : `${changes.length} exercises`;
        surroundings.print(`run ${earlier} -> run ${later}: ${exercises} marked differently.`);
      });
    });
}

function exporting(surroundings: Surroundings): Command {
  return new Command('export')
    .description('write grades.csv, tests.csv, and files for Moodle, Canvas and Gradescope')
    .option('--out <dir>', 'where to (default: beside the gradebook)')
    .option('--notebook <file>', 'of this notebook only')
    .option('--config <file>', 'the rule for lateness (default: grading.json if it is there)')
    .option('--moodle <file>', 'fill this grading worksheet, downloaded from Moodle in English')
    .option('--canvas <file>', 'fill this gradebook, exported from Canvas')
    .option('--assignment <id>', "the assignment's number in Canvas")
    .option(
      '--gradescope [hidden]',
      'results.json per submission; results of hidden tests are shown: after_published (default) or hidden',
    )
    .option('--bom', 'begin CSV files with a byte-order mark, for Excel')
    .action(async (options: Options & ExportOptions) => {
      await withGradebook(surroundings, options, async (book) => {
        const all = await readOut(surroundings, book, options);
        const notes = await exportGrades(all, book.path, options);
        print(surroundings, notes);
      });
    });
}

function noStudent(book: Gradebook, student: string): UsageError {
  return new UsageError(
    `${book.path} has no student "${student}"; see the ids with: npm run course -- grades show`,
  );
}

function print({ print }: Surroundings, lines: readonly string[]): void {
  for (const line of lines) print(plain(line));
}
