import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { browserScript } from '../../../../tools/document/assets/browser-script.ts';
import { PROJECT } from '../../../../tools/project.ts';

const ENTRY = join(PROJECT, 'tools/document/browser/page.ts');

test('the script of a page is one that runs on its own, the same each time', async () => {
  const script = await browserScript(ENTRY);
  expect(script).not.toMatch(/\b(import|require)\b|<\/script/);
  expect(await browserScript(ENTRY)).toBe(script);
});

// Node's types and the browser's do not go together, so these files are a program of their own.
test('what runs in a page has the types of a page', () => {
  const compiler = join(PROJECT, 'node_modules/typescript/bin/tsc');
  const folder = join(PROJECT, 'tools/document/browser');
  execFileSync(process.execPath, [compiler, '--noEmit', '-p', folder], { encoding: 'utf8' });
}, 60_000);
