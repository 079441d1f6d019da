// What a failing cell tells: error messages, lines, frames.
import { cellOf, told } from '../cell.ts';
import { claim, equal, excludes, includes } from '../claims.ts';
import { lines } from '../code.ts';
import type { GroupCheck } from '../suite.ts';

const INTERNALS =
  /node:internal|node:vm|node_modules|tools\/kernel|tslab|ext:|evalmachine|processTicks/;

export const errors: readonly GroupCheck[] = [
  {
    id: 'error-message',
    title: 'an exception is an error with ename, evalue and traceback, the same in the reply',
    run: async (kernel) => {
      const { errors, reply } = await kernel.run('throw new RangeError("too far")');
      equal(
        'the errors',
        errors.map(({ ename, evalue }) => [ename, evalue]),
        [['RangeError', 'too far']],
      );
      equal(
        'the reply',
        [reply.status, reply.ename, reply.evalue],
        ['error', 'RangeError', 'too far'],
      );
      claim(Array.isArray(reply.traceback), 'the traceback in the reply is no array');
      includes('the traceback', errors[0].traceback, 'RangeError: too far');
    },
  },
  {
    id: 'own-error-class',
    title: 'an error of a class of one’s own has its name',
    run: async (kernel) => {
      const code = lines(
        'class ShapeError extends Error { override name = "ShapeError"; }',
        'throw new ShapeError("2 × 3");',
      );
      const { errors } = await kernel.run(code);
      equal('ename and evalue', [errors[0]?.ename, errors[0]?.evalue], ['ShapeError', '2 × 3']);
    },
  },
  {
    id: 'error-line',
    title: 'the traceback has the true line of the cell',
    run: async (kernel) => {
      const code = lines(
        'interface Gone { a: number }',
        'const before: Gone = { a: 1 };',
        'throw new Error("line 3, " + before.a);',
      );
      const cell = await kernel.run(code);
      includes('what it tells', told(cell), /:3:\d/);
    },
  },
  {
    id: 'error-line-emitted',
    title: 'also in a cell whose TypeScript cannot be erased in place',
    run: async (kernel) => {
      const code = 'enum Far {\n  A,\n  B,\n}\nconsole.log(Far.B);\nthrow new Error("line 6");';
      const cell = await kernel.run(code);
      equal('stdout', cell.stdout, '1\n');
      includes('what it tells', told(cell), /:6:\d/);
    },
  },
  {
    id: 'error-line-earlier-cell',
    title: 'an error thrown in a function of an earlier cell names the lines of both',
    run: async (kernel) => {
      await kernel.run('function deepThrow(): never {\n\n\n  throw new Error("line 4");\n}');
      const cell = await kernel.run('\ndeepThrow();');
      includes('what it tells', told(cell), /deepThrow.*:4:\d/);
      includes('what it tells', told(cell), /:2:\d/);
    },
  },
  {
    id: 'error-frames',
    title: 'no frame of the kernel is shown',
    run: async (kernel) => {
      for (const code of [
        'throw new Error("no frames")',
        'await null; throw new Error("no frames")',
      ]) {
        const cell = await kernel.run(code, { stop_on_error: false });
        includes('what it tells', told(cell), 'no frames');
        excludes('what it tells', told(cell), INTERNALS);
      }
    },
  },
  {
    id: 'error-cause',
    title: 'the cause of an error and the errors of an AggregateError are shown',
    run: async (kernel) => {
      const caused = await kernel.run('throw new Error("outer", { cause: new Error("inner") })');
      includes('what it tells', told(caused), 'inner');
      const code = 'throw new AggregateError([new Error("one of two")], "both")';
      const aggregate = await kernel.run(code, { stop_on_error: false });
      includes('what it tells', told(aggregate), 'one of two');
    },
  },
  {
    id: 'thrown-values',
    title: 'a thrown string, object, null and undefined are errors too',
    run: async (kernel) => {
      for (const value of ['"text 7"', '{ code: 7 }', 'null', 'undefined']) {
        const { status, errors } = await kernel.run(`throw ${value}`, { stop_on_error: false });
        equal(`throw ${value}: status and errors`, [status, errors.length], ['error', 1]);
        const { evalue, traceback } = errors[0];
        includes('what it tells', `${evalue} ${traceback}`, /7|null|undefined/);
      }
    },
  },
  {
    id: 'syntax-error',
    title: 'a syntax error is an error with its line',
    run: async (kernel) => {
      const cell = await kernel.run('const stillFine = 1;\nconst broken = ;');
      equal('status and errors', [cell.status, cell.errors.length], ['error', 1]);
      includes('what it tells', told(cell), /:2:\d|line 2/);
    },
  },
  {
    id: 'rejected-await',
    title: 'an awaited rejection fails the cell',
    run: async (kernel) => {
      const { errors } = await kernel.run('await Promise.reject(new TypeError("rejected"))');
      equal('ename and evalue', [errors[0]?.ename, errors[0]?.evalue], ['TypeError', 'rejected']);
    },
  },
  {
    id: 'stack-overflow',
    title: 'an endless recursion is an error and the kernel goes on',
    run: async (kernel) => {
      const { errors } = await kernel.run(
        'function forever(): number { return 1 + forever(); }\nforever();',
      );
      equal('ename', errors[0]?.ename, 'RangeError');
      const next = cellOf(await kernel.begin('const stillThere = 1;').complete());
      equal('the next cell', next.status, 'ok');
    },
  },
  {
    id: 'result-that-throws',
    title: 'a result whose display throws is an error and the kernel goes on',
    run: async (kernel) => {
      const code =
        '({ [Symbol.for("Jupyter.display")]() { throw new Error("cannot be shown"); } })';
      const cell = await kernel.run(code);
      includes('what it tells', told(cell), 'cannot be shown');
      equal('the next cell', (await kernel.run('1', { stop_on_error: false })).status, 'ok');
    },
  },
];
