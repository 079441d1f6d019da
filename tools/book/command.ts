// `course book`.

import { Command } from 'commander';
import { interruptible } from '../run/interruption.ts';
import type { Options } from './command-work.ts';

/** `course book [files…]`. */
export function bookCommand(): Command {
  return new Command('book')
    .description('make a page from each notebook, and an index with a search, without a network')
    .argument('[files...]', 'notebooks, or folders of notebooks (default: notebooks/*.ipynb)')
    .option('--out <dir>', 'where the pages go (default: build/book)')
    .option('--pdf', 'print each page, too, on A4')
    .option('--no-check', 'do not look at every page in Chromium')
    .action(async (files: string[], options: Options) => {
      process.exitCode = await interruptible(async (signal) => {
        // The compiler and what draws and highlights take seconds to load; no other command waits.
        const { book } = await import('./command-work.ts');
        return book(files, options, signal);
      });
    });
}
