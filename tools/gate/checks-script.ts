// The script of browser/checks.ts, which is put into a page that is looked at or printed.

import { join } from 'node:path';
import { browserScript } from '../document/assets/browser-script.ts';

let checks: Promise<string> | undefined;

export function checksScript(): Promise<string> {
  checks ??= browserScript(join(import.meta.dirname, 'browser/checks.ts'));
  return checks;
}
