import { expect, it } from 'vitest';
import {
  cell,
  DUAL,
  insert,
  loose,
  notebookOf,
  order,
  PROPAGATION,
  readAfter,
  remove,
  sourceOf,
} from './released.ts';

const answer = 'function outputError(sigma, z, y) {\n  return sigma.pullBack(z, z, z);\n}';
const whole =
  'setup ex-6-1(6.1) ex-6-2(6.2) ex-6-3-weights(6.3) ex-6-3-biases(6.3) ex-6-4(6.4) ex-6-5-network ' +
  'ex-6-5-error(6.5) ex-6-5-cause(6.5)';

it('an untouched notebook is its released code, without checks', () => {
  const read = readAfter(PROPAGATION, () => undefined);
  expect(order(read)).toBe(whole);
  expect(read.missing).toEqual({});
  expect(read.remarks).toEqual([]);
  for (const { id, source } of read.cells) {
    expect(source).toBe(notebookOf(PROPAGATION).cells.get(id));
  }
});

it('an answer is taken from its cell, as a string or as lines', () => {
  for (const source of [answer, answer.split(/(?<=\n)/), answer.replaceAll('\n', '\r\n')]) {
    const read = readAfter(PROPAGATION, (notebook) => {
      cell(notebook, 'ex-6-1').source = source;
    });
    expect(sourceOf(read, 'ex-6-1')).toBe(answer);
    expect(order(read)).toBe(whole);
    expect(read.remarks).toEqual([]);
  }
});

it('edited checks, tasks and set-up are as released, and remarked on', () => {
  const read = readAfter(PROPAGATION, (notebook) => {
    cell(notebook, 'setup').source = 'process.exit(0)';
    cell(notebook, 'ex-6-1-check').source = "console.log('passed')";
    cell(notebook, 'ex-6-2-task').source = 'solved';
    cell(notebook, 'ex-6-2-hint-1').cell_type = 'code';
    cell(notebook, 'title').source = 'My notes';
  });
  // What was added to the set-up may be what an answer needs; it can do no more than an own cell.
  expect(order(read)).toBe(whole.replace('setup', 'setup own-1'));
  expect(sourceOf(read, 'setup')).toBe(notebookOf(PROPAGATION).cells.get('setup'));
  expect(sourceOf(read, 'own-1')).toBe('process.exit(0)');
  expect(read.remarks).toMatchInlineSnapshot(`
    [
      "setup: edited; run as released, and then as edited.",
      "ex-6-1-check, ex-6-2-task, ex-6-2-hint-1: edited; the released text counts.",
    ]
  `);
});

it('cells of the student stand where they stood', () => {
  const read = readAfter(PROPAGATION, (notebook) => {
    insert(notebook, 'ex-6-2-check', 'const b = 2;');
    insert(notebook, 'title', 'const a = 1;', { id: undefined });
    insert(notebook, 'setup', '  \n');
    insert(notebook, 'setup', 'Prose', { cell_type: 'markdown' });
    insert(notebook, 'setup', '<raw>', { cell_type: 'raw' });
  });
  expect(order(read)).toBe(whole.replace('setup', 'own-1 setup').replace('ex-6-3', 'own-2 ex-6-3'));
  expect(sourceOf(read, 'own-1')).toBe('const a = 1;');
  expect(sourceOf(read, 'own-2')).toBe('const b = 2;');
});

it('deleted set-up is put back where it belongs, moved set-up stays', () => {
  const gone = readAfter(PROPAGATION, (notebook) => remove(notebook, 'setup', 'ex-6-5-network'));
  expect(order(gone)).toMatch(/^setup ex-6-5-network ex-6-1/);
  const half = readAfter(PROPAGATION, (notebook) => {
    remove(notebook, 'ex-6-5-network');
    insert(notebook, 'title', 'const first = 1;');
  });
  expect(order(half)).toMatch(/^own-1 setup ex-6-5-network ex-6-1/);
  const moved = readAfter(PROPAGATION, (notebook) => notebook.cells.reverse());
  expect(order(moved)).toBe(whole.split(' ').reverse().join(' '));
});

it('one id twice: the last edited one is used', () => {
  const read = readAfter(PROPAGATION, (notebook) => {
    cell(notebook, 'ex-6-1').source = answer;
    insert(notebook, 'ex-6-1', `${answer}\n// later`, { id: 'ex-6-1' });
    insert(notebook, 'ex-6-2', 'const x = 1;', { id: 'setup' });
  });
  expect(order(read)).toBe(whole);
  expect(sourceOf(read, 'ex-6-1')).toBe(`${answer}\n// later`);
  expect(read.remarks).toMatchInlineSnapshot(`
    [
      "setup: edited; run as released, and then as edited.",
      "6.1: 2 cells answer for ex-6-1; the last is used.",
    ]
  `);
});

it('an untouched copy does not count, be it above or below the answer', () => {
  for (const [above, below] of [
    [answer, undefined],
    [undefined, answer],
  ]) {
    const read = readAfter(PROPAGATION, (notebook) => {
      const { metadata } = cell(notebook, 'ex-6-1');
      const source = notebookOf(PROPAGATION).cells.get('ex-6-1') ?? '';
      insert(notebook, 'ex-6-1', below ?? source, { metadata });
      cell(notebook, 'ex-6-1').source = above ?? source;
    });
    expect(order(read)).toBe(whole);
    expect(sourceOf(read, 'ex-6-1')).toBe(answer);
  }
});

it('a copied cell with other code in it is no second answer', () => {
  const read = readAfter(PROPAGATION, (notebook) => {
    const { metadata } = cell(notebook, 'ex-6-1');
    cell(notebook, 'ex-6-1').source = answer;
    insert(notebook, 'ex-6-1', 'const helper = 1;', { metadata });
  });
  expect(order(read)).toBe(whole.replace('ex-6-2', 'own-1 ex-6-2'));
  expect(sourceOf(read, 'ex-6-1')).toBe(answer);
});

it('a cell whose id is gone is told by its metadata', () => {
  const byRole = { course: { exercise: '6.1', role: 'solution' } };
  const byGradeId = { nbgrader: { grade_id: 'ex-6-1' } };
  for (const metadata of [byRole, byGradeId]) {
    for (const source of [answer, 'outputError = nothing(;']) {
      const read = readAfter(PROPAGATION, (notebook) => {
        Object.assign(cell(notebook, 'ex-6-1'), { id: 'a1b2', metadata, source });
      });
      expect(order(read)).toBe(whole);
      expect(sourceOf(read, 'ex-6-1')).toBe(source);
    }
  }
});

it('of two cells of one exercise grade_id tells which is which', () => {
  const read = readAfter(PROPAGATION, (notebook) => {
    Object.assign(cell(notebook, 'ex-6-3-biases'), { id: undefined, source: 'let broken = ;' });
    delete cell(notebook, 'ex-6-3-weights').id;
  });
  expect(order(read)).toBe(whole);
  expect(sourceOf(read, 'ex-6-3-biases')).toBe('let broken = ;');
});

it('all ids and metadata lost, as some editors do: the text tells', () => {
  const read = readAfter(PROPAGATION, (notebook) => {
    cell(notebook, 'ex-6-1').source = answer;
    for (const each of notebook.cells) {
      delete each.id;
      each.metadata = {};
    }
  });
  expect(order(read)).toBe(whole);
  expect(sourceOf(read, 'ex-6-1')).toBe(answer);
  expect(read.missing).toEqual({});
});

it('an answer in a cell of its own counts if the released one is untouched, empty or gone', () => {
  const stub = loose(PROPAGATION).cells.find(({ id }) => id === 'ex-6-1')?.source;
  for (const old of [stub, '', undefined]) {
    const read = readAfter(PROPAGATION, (notebook) => {
      insert(notebook, 'setup', answer);
      cell(notebook, 'ex-6-1').source = old;
      if (old === undefined) remove(notebook, 'ex-6-1');
    });
    expect(order(read)).toBe(whole);
    expect(sourceOf(read, 'ex-6-1')).toBe(answer);
    expect(read.remarks).toEqual([
      "6.1: outputError found in a cell of the student's own instead of ex-6-1.",
    ]);
  }
});

it('an answer keeps its cell although another cell declares the name', () => {
  const read = readAfter(PROPAGATION, (notebook) => {
    cell(notebook, 'ex-6-1').source = answer;
    insert(notebook, 'ex-6-1', 'const outputError = 3;');
  });
  expect(order(read)).toBe(whole.replace('ex-6-2', 'own-1 ex-6-2'));
  expect(read.remarks).toEqual(['6.1: another cell declares outputError, too.']);
});

it('an exercise of two functions may be split', () => {
  const [mul, exp] = ['function mul(u, v) { return u; }', 'const exp = (u) => u;'];
  const gone = readAfter(DUAL, (notebook) => {
    insert(notebook, 'ex-1-2', exp);
    insert(notebook, 'ex-1-2', mul);
    remove(notebook, 'ex-1-2');
  });
  expect(order(gone)).toContain('ex-1-2(1.2) own-1(1.2)');
  const half = readAfter(DUAL, (notebook) => {
    cell(notebook, 'ex-1-2').source = mul;
    insert(notebook, 'setup', exp);
  });
  expect(order(half)).toMatch(/own-1\(1\.2\).* ex-1-2\(1\.2\)/);
  expect(
    half.cells.filter(({ exercise }) => exercise === '1.2').map(({ source }) => source),
  ).toEqual([exp, mul]);
});

it('two cells may be merged, also of two exercises', () => {
  const two = `${answer}\nfunction hiddenError() {}`;
  const read = readAfter(PROPAGATION, (notebook) => {
    cell(notebook, 'ex-6-1').source = two;
    remove(notebook, 'ex-6-2');
  });
  expect(read.missing).toEqual({});
  expect(sourceOf(read, 'ex-6-1')).toBe(two);
  expect(read.cells.at(-1)).toEqual({
    id: 'ex-6-2',
    exercise: '6.2',
    source: '// Answered in the cell ex-6-1.',
  });
});

it('exercises without a cell are missing, with the reason', () => {
  const read = readAfter(PROPAGATION, (notebook) => {
    remove(notebook, 'ex-6-1', 'ex-6-3-weights', 'ex-6-5-cause', 'ex-6-5-error');
    cell(notebook, 'ex-6-2').cell_type = 'markdown';
  });
  expect(order(read)).toBe('setup ex-6-3-biases(6.3) ex-6-4(6.4) ex-6-5-network');
  expect(read.missing).toMatchInlineSnapshot(`
    {
      "6.1": "the cell ex-6-1 is not in the notebook as code, and no other cell declares outputError",
      "6.2": "the cell ex-6-2 is not in the notebook as code, and no other cell declares hiddenError",
      "6.5": "the cell ex-6-5-error is not in the notebook as code, and no other cell declares errorAfterStep; the cell ex-6-5-cause is not in the notebook as code, and no other cell declares cause",
    }
  `);
  expect(read.remarks).toMatchInlineSnapshot(`
    [
      "ex-6-2: no longer code, so not read as an answer.",
      "6.3: the cell ex-6-3-weights is not in the notebook as code, and no other cell declares weightGradient.",
    ]
  `);
});

it('nothing of the notebook is in the file', () => {
  const read = readAfter(PROPAGATION, (notebook) => {
    notebook.cells = [{ cell_type: 'code', metadata: {}, source: 'console.log(1)' }];
  });
  expect(order(read)).toBe('setup ex-6-5-network own-1');
  expect(new Set(Object.values(read.missing))).toEqual(
    new Set(['no exercise of this notebook is in the file']),
  );
  expect(Object.keys(read.missing)).toEqual(['6.1', '6.2', '6.3', '6.4', '6.5']);
});

it('outputs, counts, kernels and other metadata change nothing', () => {
  const read = readAfter(PROPAGATION, (notebook) => {
    Object.assign(notebook, { metadata: [], nbformat: 4.9, nbformat_minor: 'x' });
    for (const each of notebook.cells) {
      Object.assign(each, { outputs: 'none', execution_count: {}, attachments: 1 });
      each.metadata = { course: 'solution', nbgrader: ['ex-6-1'], points: 100 };
    }
  });
  expect(order(read)).toBe(whole);
  expect(read.remarks).toEqual([]);
});
