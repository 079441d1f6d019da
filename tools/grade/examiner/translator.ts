// JavaScript of a student's cells, from a compiler that works in a sandbox of its own. The process is kept
// for the next cells; one that is kept busy too long, or dies, is replaced.

import type { Sandbox } from '../sandbox/process.ts';
import { type Channel, openChannel, type Patience } from './channel.ts';

export type Translated = { readonly js: string } | { readonly error: string };

export interface Translator {
  translate(source: string): Promise<Translated>;
  close(): void;
}

export const translatorPatience: Patience = { wall: 20, cpu: 5 };
// So that no process comes near the bound on its processor time.
const CELLS_EACH = 500;

export function openTranslator(start: () => Sandbox, patience = translatorPatience): Translator {
  let channel: Channel | undefined;
  let cells = 0;
  const close = () => {
    channel?.close();
    channel = undefined;
    cells = 0;
  };
  return {
    translate: async (source) => {
      if (cells >= CELLS_EACH) close();
      channel ??= openChannel(start());
      cells += 1;
      const got = await channel.ask({ source }, patience);
      if (!('answer' in got)) {
        close();
        return { error: `the compiler could not read the cell: ${got.sentence}` };
      }
      const { js, error } = got.answer;
      return typeof js === 'string' ? { js } : { error: String(error).slice(0, 1000) };
    },
    close,
  };
}
