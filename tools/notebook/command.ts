// `course clean`.
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { asTyped } from '../project.ts';
import { UsageError } from '../usage-error.ts';
import { clean } from './clean.ts';
import { readNotebook, writeNotebook } from './files.ts';
import { NotebookError } from './notebook-error.ts';
import { write } from './write.ts';

/** `course clean <files…>`: notebooks as they are kept in git. */
export function cleanCommand(print: (line: string) => void = console.log): Command {
  return new Command('clean')
    .description('take out of notebooks what a run has left, and write them in the canonical form')
    .argument('<files...>', 'notebooks, which are overwritten')
    .action(async (files: string[]) => {
      for (const file of files) {
        print(`${(await cleaned(asTyped(file))) ? 'cleaned' : 'unchanged'}: ${file}`);
      }
    });
}

/** Whether the file is another one now. */
async function cleaned(file: string): Promise<boolean> {
  try {
    const notebook = clean(await readNotebook(file));
    if (readFileSync(file, 'utf8') === write(notebook)) return false;
    await writeNotebook(file, notebook);
    return true;
  } catch (error) {
    throw error instanceof NotebookError ? new UsageError(error.message, { cause: error }) : error;
  }
}
