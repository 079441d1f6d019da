// What a program wrote to a terminal, line by line: colours become classes, what was overwritten after
// a carriage return is gone, other commands to the terminal are left out.

import { stripVTControlCharacters } from 'node:util';
import { AnsiUp } from 'ansi_up';

export interface TerminalText {
  /** `<pre class="…"><code>`, one `<span class="line">` for each line. */
  readonly html: string;
  readonly text: string;
  readonly lines: number;
}

/** The text of a stream in a `pre` of that class; an empty line at the end does not count. */
export function terminalText(raw: string, name: string): TerminalText {
  const terminal = new AnsiUp();
  terminal.use_classes = true;
  const lines = raw
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map(overwritten);
  // The colour of a line may go on in the next: the terminal remembers it.
  const html = lines.map((line) => `<span class="line">${terminal.ansi_to_html(line)}</span>`);
  const text = lines.map(stripVTControlCharacters).join('\n');
  return {
    html: `<pre class="${name}"><code>${html.join('\n')}</code></pre>`,
    text,
    lines: lines.length,
  };
}

/** A line as it is last seen: what follows the last carriage return that something follows. */
function overwritten(line: string): string {
  return line.replace(/\r+$/, '').split('\r').at(-1) ?? '';
}
