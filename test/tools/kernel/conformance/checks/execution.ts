// execute_request: input, results, counts, its options, and the queue.
import { published } from '../answer.ts';
import { cellOf, object } from '../cell.ts';
import { claim, equal } from '../claims.ts';
import type { Kernel } from '../kernel.ts';
import type { GroupCheck } from '../suite.ts';

export const execution: readonly GroupCheck[] = [
  {
    id: 'execute-input',
    title: 'execute_input repeats the code and its count, before any output',
    run: async (kernel) => {
      const code = 'console.log("seen");';
      const { answer, reply } = await kernel.run(code);
      const input = answer.heard.find(({ type }) => type === 'execute_input');
      equal('its code', input?.content.code, code);
      equal('its count', input?.content.execution_count, reply.execution_count);
      const order = published(answer).filter((name) => /execute_input|stream/.test(name));
      equal('the order', order, ['execute_input', 'stream']);
    },
  },
  {
    id: 'execution-count',
    title: 'the execution count grows by one, also over a failing cell',
    run: async (kernel) => {
      const first = await countOf(kernel, '1');
      await countOf(kernel, 'throw new Error("counts too")');
      // A kernel that aborts this one does not count it; stop_on_error has a check of its own.
      let third = await kernel.run('2', { stop_on_error: false });
      while (third.status !== 'ok') third = await kernel.run('2', { stop_on_error: false });
      equal('the count after two more', third.reply.execution_count, first + 2);
    },
  },
  {
    id: 'reply-fields',
    title: 'execute_reply has status, count and user_expressions',
    run: async (kernel) => {
      const { reply } = await kernel.run('1');
      equal('status', reply.status, 'ok');
      claim(typeof reply.execution_count === 'number', 'execution_count is no number');
      equal('user_expressions', reply.user_expressions, {});
    },
  },
  {
    id: 'result',
    title: 'the value of the last expression is an execute_result with the count of the cell',
    run: async (kernel) => {
      const { answer, reply, results, stdout } = await kernel.run('6 * 7');
      equal(
        'the results',
        results.map(({ data }) => data['text/plain']),
        ['42'],
      );
      equal('stdout', stdout, '');
      const result = answer.heard.find(({ type }) => type === 'execute_result');
      equal('its count', result?.content.execution_count, reply.execution_count);
    },
  },
  {
    id: 'result-values',
    title: "null, NaN, 0, false and '' are shown as results",
    run: async (kernel) => {
      for (const [code, shown] of [
        ['null', 'null'],
        ['NaN', 'NaN'],
        ['0', '0'],
        ['false', 'false'],
        ["''", "''"],
      ]) {
        const { results } = await kernel.run(code);
        equal(`the result of ${code}`, results[0]?.data['text/plain'], shown);
      }
    },
  },
  {
    id: 'no-result',
    title: 'undefined, a declaration and a comment are not',
    run: async (kernel) => {
      for (const code of ['undefined', 'const quiet = 3;', '// nothing', '']) {
        const { status, results, stdout } = await kernel.run(code);
        equal(code, [status, results.length, stdout], ['ok', 0, '']);
      }
    },
  },
  {
    id: 'awaited-result',
    title: 'an awaited last expression gives its value',
    run: async (kernel) => {
      const { results } = await kernel.run('await Promise.resolve(1 + 2)');
      equal('the result', results[0]?.data['text/plain'], '3');
    },
  },
  {
    id: 'silent',
    title: 'silent: no execute_input, no result, no count',
    run: async (kernel) => {
      const before = await countOf(kernel, '1');
      const { answer } = await kernel.run('5', { silent: true });
      equal('what it publishes', published(answer), ['busy', 'idle']);
      equal('the next count', await countOf(kernel, '1'), before + 1);
    },
  },
  {
    id: 'store-history',
    title: 'store_history false: the count stays',
    run: async (kernel) => {
      const before = await countOf(kernel, '1');
      await kernel.run('2', { store_history: false });
      equal('the next count', await countOf(kernel, '1'), before + 1);
    },
  },
  {
    id: 'user-expressions',
    title: 'user_expressions are evaluated after the cell, each ok or error by itself',
    run: async (kernel) => {
      const user_expressions = { good: 'forExpression + 1', bad: 'JSON.parse("{")' };
      const { reply, status, errors } = await kernel.run('const forExpression = 4;', {
        user_expressions,
      });
      equal('the status of the cell and its errors', [status, errors.length], ['ok', 0]);
      const { good, bad } = object(reply.user_expressions);
      equal('good', [object(good).status, object(object(good).data)['text/plain']], ['ok', '5']);
      equal('bad', [object(bad).status, object(bad).ename], ['error', 'SyntaxError']);
    },
  },
  {
    id: 'stop-on-error',
    title: 'stop_on_error: what is queued behind a failing cell is aborted and does not run',
    run: async (kernel) => {
      const failing = kernel.begin('await null; throw new Error("stop")');
      const queued = [1, 2].map((n) => kernel.begin(`console.log("ran ${n}")`));
      await failing.complete();
      for (const each of queued) {
        const { status, stdout } = cellOf(await each.complete());
        equal('the queued cell', [status, stdout], ['aborted', '']);
      }
    },
  },
  {
    id: 'no-stop-on-error',
    title: 'stop_on_error false: what is queued runs',
    run: async (kernel) => {
      const failing = kernel.begin('await null; throw new Error("go on")', {
        stop_on_error: false,
      });
      const queued = kernel.begin('console.log("ran")');
      await failing.complete();
      const { status, stdout } = cellOf(await queued.complete());
      equal('the queued cell', [status, stdout], ['ok', 'ran\n']);
    },
  },
  {
    id: 'after-error',
    title: 'a cell sent after the reply to a failing one runs at once',
    run: async (kernel) => {
      for (let n = 0; n < 5; n++) {
        await kernel.begin('throw new Error("next, please")').complete();
        equal('the next cell', cellOf(await kernel.begin('1').complete()).status, 'ok');
      }
    },
  },
  {
    id: 'queue',
    title: 'cells sent together run in their order',
    run: async (kernel) => {
      await kernel.run('const queueOrder: number[] = [];');
      const cells = Array.from({ length: 20 }, (_, n) =>
        kernel.begin(`await null; queueOrder.push(${n});`),
      );
      for (const cell of cells) await cell.complete();
      const wanted = Array.from({ length: 20 }, (_, n) => n).join();
      equal('the order', await kernel.prints('console.log(queueOrder.join())'), wanted);
    },
  },
];

async function countOf(kernel: Kernel, code: string): Promise<number> {
  return Number((await kernel.run(code)).reply.execution_count);
}
