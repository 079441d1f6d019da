// The program of the translator's process: cells in, JavaScript out, until the examiner closes the pipe.

import type { ToTranslator } from './messages.ts';
import { EndOfInput, openPipe } from './pipe.ts';
import { translate } from './translate.ts';

const pipe = await openPipe();
try {
  for (;;) {
    const { id, source } = pipe.read() as ToTranslator;
    pipe.write({ id, ...translated(source) });
  }
} catch (error) {
  if (!(error instanceof EndOfInput)) throw error;
}

function translated(source: string): { js: string } | { error: string } {
  try {
    return { js: translate(source) };
  } catch (error) {
    return { error: error instanceof Error ? error.message.slice(0, 1000) : 'it cannot be read' };
  }
}
