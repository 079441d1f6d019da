import { describe, expect, it } from 'vitest';
import { withNbgrader } from '../../../tools/exercises/nbgrader.ts';
import type { Notebook } from '../../../tools/notebook/notebook.ts';
import { changed, complaints, solutions, withMetadata, without, withSource } from './fixture.ts';

const mended = (notebook: Notebook) => complaints(withNbgrader(notebook));

it('the fixture has no finding', () => {
  expect(complaints(solutions)).toBe('');
});

describe('exercises', () => {
  it('without a check', () => {
    expect(mended(without('ex-98-2-check'))).toMatchInlineSnapshot(
      `"98.ipynb: cell 15 (id "ex-98-2"): exercise 98.2 has a solution without points: it has no check; add a code cell with the role "check" and "points""`,
    );
  });
  it('without a task, and without a solution', () => {
    expect(mended(without('ex-98-2-task'))).toMatchInlineSnapshot(
      `"98.ipynb: cell 11 (id "ex-98-2-hint-1"): exercise 98.2 has no task; add a markdown cell with the role "task""`,
    );
    expect(mended(without('ex-98-3'))).toMatchInlineSnapshot(
      `"98.ipynb: cell 18 (id "ex-98-3-task"): exercise 98.3 has no solution; add a code cell with the role "solution""`,
    );
  });
  it('without their three hints', () => {
    expect(mended(without('ex-98-2-hint-2'))).toMatchInlineSnapshot(
      `"98.ipynb: cell 11 (id "ex-98-2-task"): exercise 98.2 has 2 hints, but must have 3; write a question, a pointer, and nearly the answer"`,
    );
    const none = ['ex-98-2-hint-1', 'ex-98-2-hint-2', 'ex-98-2-hint-3'];
    expect(mended(without(...none))).toMatchInlineSnapshot(
      `"98.ipynb: cell 11 (id "ex-98-2-task"): exercise 98.2 has 0 hints, but must have 3; write a question, a pointer, and nearly the answer"`,
    );
  });
  it('with the number of another', () => {
    const twice = withMetadata('ex-98-3-task', 'course', { exercise: '98.2' });
    expect(mended(twice)).toMatchInlineSnapshot(`
      "98.ipynb: cell 18 (id "ex-98-3-task"): exercise 98.2 has a task already, in cell 11; give the second exercise another number, or make the two tasks one cell
      98.ipynb: cell 19 (id "ex-98-3-hint-1"): exercise 98.3 has no task; add a markdown cell with the role "task""
    `);
  });
});

describe('course metadata', () => {
  it.each([0, -1, '2', null, undefined])('a check with %j points', (points) => {
    const said = complaints(withMetadata('ex-98-2-check', 'course', { points }));
    expect(said).toContain('98.ipynb: cell 17 (id "ex-98-2-check"): metadata.course.points is ');
    expect(said).toContain(', but a check needs a number above 0; write for instance "points": 2');
  });
  it('a hidden check without points, a solution with points', () => {
    const hidden = withMetadata('secret-cell-98-1', 'course', { points: undefined });
    expect(complaints(hidden)).toMatchInlineSnapshot(
      `"98.ipynb: cell 10 (id "secret-cell-98-1"): metadata.course.points is missing, but a hidden-check needs a number from 0; write for instance "points": 2"`,
    );
    expect(complaints(withMetadata('ex-98-1', 'course', { points: 2 }))).toMatchInlineSnapshot(
      `"98.ipynb: cell 7 (id "ex-98-1"): metadata.course.points is 2, but a solution has no points; move them to the exercise's check"`,
    );
  });
  it('an unknown role, no role, no exercise', () => {
    const role = (value: string | undefined) => withMetadata('ex-98-1', 'course', { role: value });
    expect(complaints(role('soluton'))).toMatchInlineSnapshot(
      `"98.ipynb: cell 7 (id "ex-98-1"): metadata.course.role is "soluton", but must be one of task, hint, solution, derivation, check, hidden-check"`,
    );
    expect(complaints(role('constructor'))).toContain('course.role is "constructor", but must be');
    expect(complaints(role(undefined))).toContain('metadata.course.role is missing, but must be');
    const exercise = (value: string | undefined) =>
      withMetadata('ex-98-1', 'course', { exercise: value });
    expect(complaints(exercise(undefined))).toMatchInlineSnapshot(
      `"98.ipynb: cell 7 (id "ex-98-1"): metadata.course.exercise is missing, but must be the number of an exercise; write for instance "exercise": "6.2""`,
    );
    expect(complaints(exercise('6'))).toContain('metadata.course.exercise is "6", but must be');
  });
  it('a role in a cell of the wrong type', () => {
    const said = complaints(withMetadata('ex-98-1', 'course', { role: 'derivation' }));
    expect(said).toMatchInlineSnapshot(
      `"98.ipynb: cell 7 (id "ex-98-1"): is a code cell, but a derivation is a markdown cell; change its type or its role"`,
    );
  });
  it('that is no object', () => {
    const text = changed('ex-98-1', (cell) => ({ ...cell, metadata: { course: '98.1' } }));
    expect(complaints(text)).toMatchInlineSnapshot(
      `"98.ipynb: cell 7 (id "ex-98-1"): metadata.course is not an object; write for instance {"exercise": "6.2", "role": "task"}"`,
    );
  });
});

describe('nbgrader metadata', () => {
  it('that are missing', () => {
    const bare = changed('ex-98-1', (cell) => ({
      ...cell,
      metadata: { course: cell.metadata.course ?? null },
    }));
    expect(complaints(bare)).toMatchInlineSnapshot(
      `"98.ipynb: cell 7 (id "ex-98-1"): has no nbgrader metadata; write it anew with: npm run course -- exercises --write-metadata"`,
    );
    expect(mended(bare)).toBe('');
  });
  it.each([
    ['ex-98-1', { solution: false }],
    ['ex-98-1', { grade: true }],
    ['ex-98-1', { locked: true }],
    ['ex-98-1', { points: 3 }],
    ['ex-98-1', { schema_version: 2 }],
    ['ex-98-1', { checksum: 'a' }],
    ['ex-98-1-check', { grade: false }],
    ['ex-98-1-check', { points: 3 }],
    ['ex-98-1-task', { task: true }],
    ['ex-98-1-hint-1', { cell_type: 'code' }],
    ['ex-98-1-derivation', { locked: true }],
  ])('%s with %j contradict the role', (id, values) => {
    const wrong = withMetadata(id, 'nbgrader', values);
    expect(complaints(wrong)).toContain(`(id "${id}"): `);
    expect(complaints(wrong)).toContain('npm run course -- exercises --write-metadata');
    expect(mended(wrong)).toBe('');
  });
  it('are told by field', () => {
    const wrong = withMetadata('ex-98-1-check', 'nbgrader', { grade: false });
    expect(complaints(wrong)).toMatchInlineSnapshot(
      `"98.ipynb: cell 9 (id "ex-98-1-check"): metadata.nbgrader.grade is false, but must be true for this check; write it anew with: npm run course -- exercises --write-metadata"`,
    );
  });
  it('with a grade_id that another cell has', () => {
    const wrong = withMetadata('ex-98-2', 'nbgrader', { grade_id: 'ex-98-1' });
    expect(complaints(wrong)).toMatchInlineSnapshot(
      `"98.ipynb: cell 15 (id "ex-98-2"): metadata.nbgrader.grade_id is "ex-98-1", which cell 7 has, too; write it anew with: npm run course -- exercises --write-metadata"`,
    );
  });
  it('of a cell without a role', () => {
    const wrong = withMetadata('setup', 'nbgrader', { grade: false });
    expect(complaints(wrong)).toMatchInlineSnapshot(
      `"98.ipynb: cell 2 (id "setup"): has nbgrader metadata but no role; add "exercise" and "role" under metadata.course, or delete metadata.nbgrader"`,
    );
  });
});

describe('cells', () => {
  it('that share an id', () => {
    const twice = changed('ex-98-2', (cell) => ({ ...cell, id: 'ex-98-1' }));
    expect(complaints(twice)).toMatchInlineSnapshot(
      `"98.ipynb: cell 15 (id "ex-98-1"): cell 7 has the id "ex-98-1", too; give one of the two another id"`,
    );
  });
  it('a hidden check outside markers, or without any', () => {
    const outside = withSource('secret-cell-98-1', (old) => `\n${old}\ncheck(1, 1);`);
    expect(complaints(outside)).toMatchInlineSnapshot(
      `"98.ipynb: cell 10 (id "secret-cell-98-1"), line 6: a hidden check stands outside markers, where nbgrader would release it; put // BEGIN HIDDEN TESTS on the first line of the cell and // END HIDDEN TESTS on the last"`,
    );
    expect(complaints(withSource('secret-cell-98-1', 'check(1, 1);'))).toContain(', line 1: ');
    expect(complaints(withSource('secret-cell-98-1', ''))).toContain(', line 1: ');
  });
  it('a check of which nothing is left', () => {
    const all = '// BEGIN HIDDEN TESTS\ncheck(1, 1);\n// END HIDDEN TESTS';
    expect(complaints(withSource('ex-98-2-check', all))).toMatchInlineSnapshot(
      `"98.ipynb: cell 17 (id "ex-98-2-check"), line 1: nothing is left of the check; give the cell the role "hidden-check""`,
    );
  });
  it('markers in a cell of another role', () => {
    const solution = '// BEGIN SOLUTION\nconst x: number = 1;\n// END SOLUTION';
    expect(complaints(withSource('setup', solution))).toMatchInlineSnapshot(
      `"98.ipynb: cell 2 (id "setup"), line 1: a region of SOLUTION stands in a cell without a role; put it into a cell with the role "solution""`,
    );
    expect(complaints(withSource('ex-98-2-check', solution))).toContain('stands in a check');
    const tests = '// BEGIN HIDDEN TESTS\n// END HIDDEN TESTS';
    expect(complaints(withSource('setup', tests))).toContain(
      'put it into a cell with the role "check"',
    );
    expect(complaints(withSource('next', `## Next\n\n${solution}`))).toMatchInlineSnapshot(`
      "98.ipynb: cell 24 (id "next"), line 3: "// BEGIN SOLUTION" marks nothing in this cell; delete it, and put what must not be released into a cell of its own with the role "derivation"
      98.ipynb: cell 24 (id "next"), line 5: "// END SOLUTION" marks nothing in this cell; delete it, and put what must not be released into a cell of its own with the role "derivation""
    `);
  });
  it.each([
    ["import { hidden } from './checks/98';"],
    ["const { hidden } = await import('../solutions/checks/98');"],
    ["export * from './checks/98';"],
  ])('%s is not released', (line) => {
    const said = complaints(withSource('setup', (old) => `${old}\n${line}`));
    expect(said).toMatch(
      /^98\.ipynb: cell 2 \(id "setup"\), line 5: imports \.\S+, which exercises\/ does/,
    );
  });
  it('of another language', () => {
    expect(complaints({ ...solutions, metadata: {} })).toMatchInlineSnapshot(
      `"98.ipynb: metadata.kernelspec.language is not "typescript"; write "kernelspec": {"display_name": "TypeScript", "language": "typescript", "name": "tslab"}"`,
    );
  });
  it('all are told at once, in order', () => {
    const notebook = withSource('ex-98-3-check', '//BEGIN SOLUTION\n// BEGIN SOLUTION');
    const both = { ...notebook, metadata: {} };
    expect(
      complaints(both)
        .split('\n')
        .map((line) => line.slice(0, 52)),
    ).toMatchInlineSnapshot(`
      [
        "98.ipynb: metadata.kernelspec.language is not "types",
        "98.ipynb: cell 23 (id "ex-98-3-check"), line 1: "//B",
        "98.ipynb: cell 23 (id "ex-98-3-check"), line 2: // B",
      ]
    `);
  });
});
