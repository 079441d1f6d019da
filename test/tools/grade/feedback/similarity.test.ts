import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { codeTokens } from '../../../../tools/grade/feedback/code-tokens.ts';
import { similarPairs } from '../../../../tools/grade/feedback/similarity.ts';
import { similarityHtml } from '../../../../tools/grade/feedback/similarity-html.ts';
import type { SubmissionResult } from '../../../../tools/grade/result.ts';
import { independentSolutions } from './independent-solutions.ts';
import { exerciseResult, submissionResult } from './samples.ts';

const independent = independentSolutions();

function answer(id: string, exercise: string, source: string): SubmissionResult {
  return submissionResult({
    student: { id, name: id },
    exercises: [exerciseResult({ exercise, source })],
  });
}

/** What the notebooks of a folder hold as answers: the stubs or the solutions. */
function cells(folder: string): [string, string][] {
  const root = new URL(`../../../../${folder}/`, import.meta.url);
  const manifest = new URL('../../../../exercises/manifest.json', import.meta.url);
  const { notebooks } = JSON.parse(readFileSync(manifest, 'utf8'));
  return notebooks.flatMap(({ file }: { file: string }) =>
    JSON.parse(readFileSync(new URL(file, root), 'utf8')).cells.flatMap(
      ({
        source,
        metadata,
      }: {
        source: string[];
        metadata: { course?: Record<string, string> };
      }) => {
        const { role, exercise } = metadata.course ?? {};
        return role === 'solution' ? [[exercise, source.join('')]] : [];
      },
    ),
  );
}

const given = new Map<string, string[]>();
for (const [exercise, source] of [...cells('exercises'), ...cells('solutions')]) {
  given.set(exercise, [...(given.get(exercise) ?? []), source]);
}

/** Other names for all variables and parameters, other layout, comments, quotes and semicolons. */
function disguised(source: string): string {
  const names = new Map<string, string>();
  const texts = codeTokens(source).map(({ kind, text }) => {
    if (kind === 'fixed') return text;
    const known = names.get(text) ?? `copied${names.size}`;
    names.set(text, known);
    return known;
  });
  return `// all my own work\n${texts.join(' /* well */\n\t')};`;
}

describe('independent right solutions of the project and copies of them', () => {
  const all = [...independent].flatMap(([exercise, solutions]) =>
    solutions.map((source, k) => ({ exercise, source, id: `own-${exercise}-${k}` })),
  );
  const own = all.map(({ id, exercise, source }) => answer(id, exercise, source));
  const copies = all.map(({ id, exercise, source }) =>
    answer(id.replace('own', 'copy'), exercise, disguised(source)),
  );

  test('there are three for most of the 32 exercises', () => {
    expect(independent.size).toBe(32);
    expect(all.length).toBeGreaterThanOrEqual(85);
  });

  test('independent solutions are not listed at all', () => {
    expect(similarPairs(own, given).pairs).toEqual([]);
  });

  test('a renamed and reformatted copy is wholly alike, and only its source is', () => {
    const { pairs, exercises } = similarPairs([...own, ...copies], given);
    const found = pairs.map(({ students: [p, q], score }) => [
      p.id.replace('copy', 'own'),
      q.id,
      score,
    ]);
    expect(found.filter(([p, q]) => p !== q)).toEqual([]);
    expect(found.filter(([, , score]) => score !== 1)).toEqual([]);
    const compared = exercises.reduce((sum, each) => sum + each.compared, 0);
    expect(compared).toBeGreaterThan(120);
    expect(found.length).toBe(Math.min(50, compared / 2));
  });

  test('a copy with other lines between and const made let is listed', () => {
    const [, , source] = independent.get('6.4') ?? [];
    const padded = disguised(source)
      .replaceAll('const', 'let')
      .replace('return', 'console.log("here");\nlet spare = 1;\nreturn');
    const results = [
      ...own.filter(({ exercises: [{ exercise }] }) => exercise === '6.4'),
      answer('copy', '6.4', padded),
    ];
    const { pairs } = similarPairs(results, given);
    expect(pairs.map(({ students: [p, q] }) => [p.id, q.id])).toEqual([['copy', 'own-6.4-2']]);
    expect(pairs[0].score).toBeGreaterThan(0.5);
  });
});

describe('what is no sign of anything', () => {
  test('the released stub and the solution have nothing of their own', () => {
    const results = ['a', 'b', 'c'].flatMap((id) => [
      answer(`${id}1`, '6.2', given.get('6.2')?.[0] ?? ''),
      answer(`${id}2`, '6.2', disguised(given.get('6.2')?.[1] ?? '')),
    ]);
    const { pairs, exercises } = similarPairs(results, given);
    expect(pairs).toEqual([]);
    expect(exercises).toEqual([{ exercise: '6.2', compared: 0, short: 6, pairs: 0 }]);
  });

  test('an answer that many found is not listed; one that two have is, with how rare it is', () => {
    const [common, , rare] = independent.get('3.4') ?? [];
    const many = Array.from({ length: 20 }, (_, k) => answer(`m${k + 10}`, '3.4', common));
    const two = [answer('x', '3.4', rare), answer('y', '3.4', disguised(rare))];
    const { pairs } = similarPairs([...many, ...two], new Map());
    // 22 · 21 / 2 = 231 pairs, of which 20 · 19 / 2 = 190 are the common answer: all 191 have the score 1.
    expect(pairs).toEqual([]);
    const other = Array.from({ length: 20 }, (_, k) =>
      answer(
        `o${k + 10}`,
        '3.4',
        Array.from({ length: 30 }, (_, i) => `f(${k * 100 + i})`).join('+'),
      ),
    );
    const spread = similarPairs([...other, ...two], new Map());
    expect(spread.pairs).toEqual([
      {
        exercise: '3.4',
        students: [two[0].student, two[1].student],
        score: 1,
        asAlike: 1,
        of: 231,
      },
    ]);
  });

  test('the page says what the list is, and how many pairs are as alike', () => {
    const [, , rare] = independent.get('3.4') ?? [];
    const results = ['x', 'y', 'z'].map((id) => answer(id, '3.4', rare));
    const { text } = similarityHtml(similarPairs(results, given), ({ name }) => name);
    expect(text).toContain('This is a list to look at, never a verdict.');
    expect(text).toContain('A short exercise has few ways to be right');
    expect(text).toContain('3 of 3<br>100 %');
  });
});

test('the score, by hand', () => {
  // 20 tokens make 15 runs of six; the last token of the second is another, which changes one run:
  // 14 are shared of 15 + 15 − 14 = 16, and 14/16 = 0.875.
  const digits = Array.from({ length: 20 }, (_, k) => `${k}`);
  const p = answer('p', '1.1', digits.join(' '));
  const q = answer('q', '1.1', [...digits.slice(0, 19), '99'].join(' '));
  expect(similarPairs([p, q], new Map()).pairs[0].score).toBe(0.875);
});

test('the order of the results changes nothing', () => {
  const results = [...independent].flatMap(([exercise, solutions], k) =>
    solutions.flatMap((source, n) => [
      answer(`a${k}-${n}`, exercise, source),
      answer(`b${k}-${n}`, exercise, disguised(source)),
    ]),
  );
  const forward = similarPairs(results, given).pairs;
  const backward = similarPairs([...results].reverse(), given).pairs;
  expect(forward.length).toBe(50);
  expect(backward).toEqual(forward);
});

describe('tokens', () => {
  const texts = (source: string) => codeTokens(source).map(({ text }) => text);

  test('comments, white space, semicolons, commas and kinds of quotes are left out', () => {
    expect(texts('/* a */ const x = "a"; // b\n  f(x, y,);')).toEqual(texts("const x='a'\nf(x y)"));
  });

  test('names may be changed; words of the language, of kernel-lib and members may not', () => {
    const kinds = codeTokens('const b = matmul(a.rows, c)').map(
      ({ kind, text }) => `${kind} ${text}`,
    );
    expect(kinds.filter((kind) => kind.startsWith('name'))).toEqual(['name b', 'name a', 'name c']);
  });

  test('literals are kept whole', () => {
    expect(texts("x = 0.5e3 + 'it\\'s' + `a $b`")).toEqual([
      'x',
      '=',
      '0.5e3',
      '+',
      "'it\\'s'",
      '+',
      '`a $b`',
    ]);
  });

  test.each([
    '/*',
    '//',
    '\\',
    "'",
    '"\\',
    '`',
    '/',
    '(a=',
    'a<a<',
    '1.',
    ' ',
    'é',
    '\ud800',
    '__proto__ ',
  ])('a million characters of %j take no time', (piece) => {
    const start = performance.now();
    expect(codeTokens(piece.repeat(1_000_000 / piece.length)).length).toBeLessThanOrEqual(1_000);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

test('300 students who write floods of 1,000 tokens do not stop the report', () => {
  const start = performance.now();
  const results = Array.from({ length: 300 }, (_, k) =>
    answer(
      `s${k}`,
      '6.4',
      `x${k}=${k};${Array.from({ length: 5_000 }, (_, i) => `a+${i}`).join(' ')}`,
    ),
  );
  const { exercises } = similarPairs(results, given);
  expect(exercises[0].pairs).toBe((300 * 299) / 2);
  expect(performance.now() - start).toBeLessThan(10_000);
});
