// bench/RESULTS.md: what each bench printed last, with the day and the machine. A bench run with --write
// replaces its own section and leaves the others.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

const file = join(import.meta.dirname, 'RESULTS.md');

/** Puts what a bench printed under its name. */
export function writeResult(name: string, printed: string): void {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '# Results\n';
  writeFileSync(
    file,
    withSection(text, name, `${circumstances()}\n\n\`\`\`text\n${printed}\n\`\`\`\n`),
  );
}

/** The text with this body under `## name`, which comes last if it is not there yet. */
export function withSection(text: string, name: string, body: string): string {
  const section = `## ${name}\n\n${body}`;
  const start = `\n${text}`.indexOf(`\n## ${name}\n`);
  if (start < 0) return `${text.trimEnd()}\n\n${section}`;
  const end = text.indexOf('\n## ', start);
  return text.slice(0, start) + section + (end < 0 ? '' : `\n${text.slice(end + 1)}`);
}

function circumstances(): string {
  const day = new Date().toISOString().slice(0, 10);
  const processors = cpus();
  const machine = `${processors.length} × ${processors[0]?.model.trim()}, ${process.platform}`;
  return `${day}; ${machine}; Node ${process.versions.node}; commit ${commit()}`;
}

function commit(): string {
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();
  try {
    const changed = git('status', '--porcelain', '--', ':!bench/RESULTS.md') !== '';
    return `${git('rev-parse', '--short', 'HEAD')}${changed ? ' and changes' : ''}`;
  } catch {
    return 'unknown';
  }
}
