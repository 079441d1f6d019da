// What README.md promises, run.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

test('the twelve lines print what their comments say', () => {
  const code = readme.match(/```ts\n([\s\S]*?)```/)?.[1] ?? '';
  expect(code.trim().split('\n')).toHaveLength(12);
  const promised = [...code.matchAll(/console\.log.*; \/\/ (.*)$/gm)].map((match) => match[1]);
  expect(promised).toHaveLength(3);
  expect(printed(code)).toEqual(promised);
});

test('a second seed gets stuck, as the text under them says', () => {
  const [code, outputs] = [
    readme.match(/```ts\n([\s\S]*?)```/)?.[1],
    /random\(3\)` end at outputs (.*):/,
  ];
  const lines = printed((code ?? '').replace('random(2)', 'random(3)'));
  expect(lines.at(-1)).toBe(readme.match(outputs)?.[1]);
});

test('every file README.md links to is there', () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map((match) => match[1]);
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) expect(() => readFileSync(join(root, link)), link).not.toThrow();
});

test('every npm command README.md and CONTRIBUTING.md name is a script of package.json', () => {
  const text = readme + readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const names = [...text.matchAll(/npm (?:run )?(start|test|(?<=run )\w+)/g)].map(
    (match) => match[1],
  );
  expect(names.length).toBeGreaterThan(3);
  for (const name of names) expect(Object.keys(scripts)).toContain(name);
});

/** The lines a TypeScript program prints when it is run from a folder of the project. */
function printed(program: string): string[] {
  const folder = mkdtempSync(join(root, 'node_modules', '.readme-'));
  try {
    const file = join(folder, 'program.ts');
    writeFileSync(file, program);
    const arguments_ = ['--import', 'tsx', '--conditions', 'source', file];
    return execFileSync(process.execPath, arguments_, { cwd: root, encoding: 'utf8' })
      .trim()
      .split('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
