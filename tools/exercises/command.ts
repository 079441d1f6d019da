// `course exercises`.
import { resolve } from 'node:path';
import { Command } from 'commander';
import type { Options, Surroundings } from './command-work.ts';

const PROJECT = resolve(import.meta.dirname, '../..');

const terminal: Surroundings = {
  project: PROJECT,
  print: (line) => console.log(line),
  complain: (line) => console.error(line),
};

/** `course exercises [files…]`: makes exercises from solutions. */
export function exercisesCommand(surroundings: Surroundings = terminal): Command {
  return new Command('exercises')
    .description('make exercises/*.ipynb from the notebooks in solutions/')
    .argument('[files...]', 'notebooks in solutions/ (default: all)')
    .option('--check', 'write nothing; fail if an exercise is not what its solutions give')
    .option('--write-metadata', "first write nbgrader's metadata into the solutions")
    .action(async (files: string[], options: Options) => {
      // The compiler takes a second to load; no other command waits for it.
      const { exercises } = await import('./command-work.ts');
      process.exitCode = await exercises(files, options, surroundings);
    });
}
