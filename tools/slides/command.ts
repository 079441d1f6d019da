// `course slides`.

import { Command } from 'commander';
import { interruptible } from '../run/interruption.ts';
import type { Options } from './command-work.ts';

export function slidesCommand(): Command {
  return new Command('slides')
    .description('make a deck of slides from each notebook: one file that works without a network')
    .argument('[files...]', 'notebooks, or folders of notebooks (default: notebooks/*.ipynb)')
    .option('--out <dir>', 'where the decks go (default: build/slides)')
    .option('--pdf', 'print each deck, too: its slides, its steps, and a handout with the notes')
    .option('--no-check', 'do not look at every slide in Chromium')
    .action(async (files: string[], options: Options) => {
      process.exitCode = await interruptible(async (signal) => {
        // What draws and highlights takes a second to load; no other command waits for it.
        const { slides } = await import('./command-work.ts');
        return slides(files, options, signal);
      });
    });
}
