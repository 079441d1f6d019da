// TypeScript that runs in a page, as the text of one script.

import { build } from 'esbuild';
import { inlineScript } from './inline.ts';

/** The inside of a `<script>`: the module `entry` and all that it imports, run at once. */
export async function browserScript(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'silent',
  });
  return inlineScript(outputFiles[0].text.trim());
}
