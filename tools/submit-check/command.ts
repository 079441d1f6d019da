// `course submit-check`.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Command } from 'commander';
import { readReleased } from '../grade/intake/released.ts';
import { readManifest } from '../grade/manifest-file.ts';
import { asTyped, fromHere, PROJECT } from '../project.ts';
import { UsageError } from '../usage-error.ts';
import { isUntouched, isWhole, report } from './report.ts';
import { submitCheck } from './submit-check.ts';

const MORE = `
No check is run and no mark is given: it says whether a grader can read the file, which exercises
have an answer, and whether a cell is missing. The exit code is 0 if all can be handed in, 1 if not.`;

/** `course submit-check [files…]`. */
export function submitCheckCommand(): Command {
  return new Command('submit-check')
    .description('before you hand in: can your exercises be read, and which are attempted?')
    .argument('[files...]', 'your notebooks (default: workspace/exercises/*.ipynb)')
    .addHelpText('after', MORE)
    .action(async (files: string[]) => {
      process.exitCode = await checked(files);
    });
}

async function checked(asked: readonly string[]): Promise<number> {
  const manifest = await readManifest();
  const notebooks = await readReleased(join(PROJECT, 'exercises'), manifest);
  let code = 0;
  const named = asked.length > 0;
  for (const file of named ? asked.map(asTyped) : ownNotebooks()) {
    const check = submitCheck(bytes(file), basename(file), { manifest, notebooks });
    if (!named && OFFERED.test(file) && isUntouched(check)) continue;
    console.log(report(fromHere(file), check));
    if (!isWhole(check)) code = 1;
  }
  return code;
}

/** A newer release that `npm start` laid beside the student's notebook; it counts once it is worked in. */
const OFFERED = /\.new(?:-\d+)?\.ipynb$/;

function ownNotebooks(): string[] {
  const folder = join(PROJECT, 'workspace/exercises');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const found = names.filter((name) => name.endsWith('.ipynb')).sort();
  if (found.length > 0) return found.map((name) => join(folder, name));
  throw new UsageError(`${fromHere(folder)}: there is no notebook in it; name the one to check`);
}

function bytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const why = isMissing ? 'there is no such file; check the spelling' : String(error);
    throw new UsageError(`${fromHere(file)}: ${why}`);
  }
}
