import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { exercisesCommand } from '../../../tools/exercises/command.ts';
import { write } from '../../../tools/notebook/write.ts';
import * as fixture from './fixture.ts';

let folder: string;
const at = (...names: string[]) => join(folder, ...names);
const text = (...names: string[]) => readFileSync(at(...names), 'utf8');
const source = () => at('solutions', fixture.NAME);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'exercises-'));
  cpSync(fixture.project, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What the command says, the temporary folder shortened to `tmp`, and its exit code. */
async function course(...words: readonly string[]): Promise<string> {
  const lines: string[] = [];
  const say = (line: string) => lines.push(line.replaceAll(/\S*exercises-\w{6}/g, 'tmp'));
  const before = process.exitCode;
  const command = exercisesCommand({ project: folder, print: say, complain: say });
  try {
    await command.parseAsync(words, { from: 'user' });
    lines.push(`exit ${process.exitCode}`);
  } catch (error) {
    say(String(error));
  } finally {
    process.exitCode = before;
  }
  return lines.join('\n');
}

it('makes what is missing, and leaves alone what is right', async () => {
  const wanted = text('exercises', fixture.NAME);
  rmSync(at('exercises', fixture.NAME));
  expect(await course('--check')).toMatchInlineSnapshot(`
    "stale: tmp/exercises/98-lines.ipynb: is missing; make it anew with: npm run course -- exercises
    exit 1"
  `);
  expect(await course()).toMatchInlineSnapshot(`
    "written: tmp/exercises/98-lines.ipynb
    unchanged: tmp/exercises/manifest.json
    exit 0"
  `);
  expect(text('exercises', fixture.NAME)).toBe(wanted);
  expect(readdirSync(at('exercises'))).toEqual([fixture.NAME, 'manifest.json']);
  expect(await course('--check')).toMatchInlineSnapshot(`
    "2 files are what the solutions give.
    exit 0"
  `);
});

it('--check finds an edited exercise and an edited manifest, and writes nothing', async () => {
  const edited = text('exercises', fixture.NAME).replace('98.1: a point', '98.1: the point');
  writeFileSync(at('exercises', fixture.NAME), edited);
  writeFileSync(at('exercises/manifest.json'), '{}');
  expect(await course('--check')).toMatchInlineSnapshot(`
    "stale: tmp/exercises/98-lines.ipynb: is not what its solutions give; make it anew with: npm run course -- exercises
    stale: tmp/exercises/manifest.json: is not what its solutions give; make it anew with: npm run course -- exercises
    exit 1"
  `);
  expect(text('exercises', fixture.NAME)).toBe(edited);
});

it('a refused notebook changes nothing, also of the others', async () => {
  const wrong = fixture.withSource('ex-98-1', (old) => old.replace('// BEGIN', '//BEGIN'));
  writeFileSync(source(), write(wrong));
  writeFileSync(at('solutions/97.ipynb'), '{');
  const before = text('exercises', fixture.NAME);
  expect(await course()).toMatchInlineSnapshot(`
    "refused: tmp/solutions/97.ipynb: line 1, column 2 is not JSON: the file ends where a name in double quotes or "}" is wanted; the file was cut short: save it again or restore it from git
    refused: tmp/solutions/98-lines.ipynb: cell 7 (id "ex-98-1"), line 3: "//BEGIN SOLUTION" looks like a marker but is none; write // BEGIN SOLUTION, // END SOLUTION, // BEGIN HIDDEN TESTS or // END HIDDEN TESTS, alone on its line, or other words
    refused: tmp/solutions/98-lines.ipynb: cell 7 (id "ex-98-1"), line 6: // END SOLUTION ends nothing; write // BEGIN SOLUTION above it, or delete it
    Nothing was written to exercises/.
    exit 1"
  `);
  expect(text('exercises', fixture.NAME)).toBe(before);
});

it('an exercise notebook without a source is refused', async () => {
  rmSync(source());
  expect(await course('--check')).toMatchInlineSnapshot(`
    "refused: tmp/exercises/98-lines.ipynb: nothing in tmp/solutions makes it; delete it, or restore its source
    refused: tmp/exercises/manifest.json: nothing in tmp/solutions makes it; delete it, or restore its source
    Nothing was written to exercises/.
    exit 1"
  `);
});

it('an exercise that two notebooks have is refused', async () => {
  cpSync(source(), at('solutions/99-lines.ipynb'));
  expect(await course()).toContain(
    'refused: 99-lines.ipynb: exercise 98.1 is in 98-lines.ipynb, too; give one of the two another number',
  );
});

it('one of two notebooks: the manifest keeps the other', async () => {
  const other = write(fixture.solutions)
    .replaceAll('"98.', '"99.')
    .replaceAll('"ex-98-', '"ex-99-');
  writeFileSync(at('solutions/99-lines.ipynb'), other);
  expect(await course(at('solutions/99-lines.ipynb'))).toMatchInlineSnapshot(`
    "written: tmp/exercises/99-lines.ipynb
    written: tmp/exercises/manifest.json
    exit 0"
  `);
  const { notebooks } = JSON.parse(text('exercises/manifest.json'));
  expect(notebooks.map(({ file }: { file: string }) => file)).toEqual([
    '98-lines.ipynb',
    '99-lines.ipynb',
  ]);
  const before = text('exercises/manifest.json');
  await course();
  expect(text('exercises/manifest.json')).toBe(before);
});

it('--write-metadata completes the solutions', async () => {
  const whole = text('solutions', fixture.NAME);
  writeFileSync(
    source(),
    write(fixture.withMetadata('ex-98-1', 'nbgrader', { solution: false, points: 3 })),
  );
  expect(await course('--write-metadata')).toMatchInlineSnapshot(`
    "metadata written: tmp/solutions/98-lines.ipynb
    unchanged: tmp/exercises/98-lines.ipynb
    unchanged: tmp/exercises/manifest.json
    exit 0"
  `);
  expect(text('solutions', fixture.NAME)).toBe(whole);
});

it('no solutions: nothing is made', async () => {
  rmSync(at('solutions'), { recursive: true });
  rmSync(at('exercises'), { recursive: true });
  expect(await course()).toMatchInlineSnapshot(`
    "There are no solutions, so there is nothing to make.
    exit 0"
  `);
  expect(await course('--check')).toMatchInlineSnapshot(`
    "0 files are what the solutions give.
    exit 0"
  `);
});

it('a broken manifest is refused when it would have to be completed', async () => {
  for (const broken of ['{', '{}', 'null']) {
    writeFileSync(at('exercises/manifest.json'), broken);
    expect(await course(source())).toBe(
      'UsageError: tmp/exercises/manifest.json: is no manifest; make all anew with: npm run course -- exercises',
    );
  }
  expect(await course()).toContain('written: tmp/exercises/manifest.json\nexit 0');
});

it('wrong arguments', async () => {
  expect(await course(at('exercises', fixture.NAME))).toMatchInlineSnapshot(
    `"UsageError: tmp/exercises/98-lines.ipynb: is not in tmp/solutions; name a notebook there"`,
  );
  expect(await course(at('solutions/none.ipynb'))).toMatchInlineSnapshot(
    `"UsageError: tmp/solutions/none.ipynb: there is no such file; check the spelling"`,
  );
  expect(await course('--check', '--write-metadata')).toMatchInlineSnapshot(
    `"UsageError: --check writes nothing and --write-metadata writes; say one of them"`,
  );
});
