// What a front end asks beside running cells: completeness, history, comms.
import type { JsonObject } from '../../../../../tools/notebook/notebook.ts';
import { replyOf } from '../answer.ts';
import { array } from '../cell.ts';
import { equal, includes } from '../claims.ts';
import type { Kernel } from '../kernel.ts';
import type { GroupCheck } from '../suite.ts';

export const asking: readonly GroupCheck[] = [
  {
    id: 'is-complete',
    title: 'a finished cell is complete',
    run: async (kernel) => {
      for (const code of [
        '1',
        'const a = 1;',
        'if (a) {\n  b();\n}',
        'function f() {}',
        '`a`',
        '',
      ]) {
        equal(code, (await isComplete(kernel, code)).status, 'complete');
      }
    },
  },
  {
    id: 'is-incomplete',
    title: 'an unfinished one is incomplete, with the indent of its next line',
    run: async (kernel) => {
      for (const code of ['f(1,', '`a', '/* a', 'const a =', '[1, 2', 'a.']) {
        equal(code, (await isComplete(kernel, code)).status, 'incomplete');
      }
      const { status, indent } = await isComplete(kernel, 'function f() {');
      equal('an open body', status, 'incomplete');
      includes('its indent', String(indent), /^(\s{2}|\s{4}|\t)$/);
    },
  },
  {
    id: 'is-invalid',
    title: 'one that no continuation can mend is invalid',
    run: async (kernel) => {
      for (const code of ['const = 1;', 'a b c', ')', 'if (1)) {']) {
        equal(code, (await isComplete(kernel, code)).status, 'invalid');
      }
    },
  },
  {
    id: 'history-tail',
    title: 'history gives the last cells with their counts',
    run: async (kernel) => {
      const cells = ['1001', 'throw new Error("kept")', '1003'];
      const runs = [];
      for (const code of cells) runs.push(await kernel.run(code, { stop_on_error: false }));
      const entries = await history(kernel, { hist_access_type: 'tail', n: 3 });
      equal(
        'the cells',
        entries.map(([, , code]) => code),
        cells,
      );
      const counts = runs.map(({ reply }) => reply.execution_count);
      equal(
        'their counts',
        entries.map(([, line]) => line),
        counts,
      );
    },
  },
  {
    id: 'history-range-search',
    title: 'history by range with outputs, and by a pattern',
    run: async (kernel) => {
      const { reply } = await kernel.run('70_000 + 7');
      const start = Number(reply.execution_count);
      const range = { hist_access_type: 'range', session: 0, start, stop: start + 1, output: true };
      equal(
        'the range',
        (await history(kernel, range)).map(([, , both]) => both),
        [['70_000 + 7', '70007']],
      );
      const search = { hist_access_type: 'search', pattern: '*70_0*', n: 5, unique: true };
      equal(
        'the search',
        (await history(kernel, search)).map(([, , code]) => code),
        ['70_000 + 7'],
      );
    },
  },
  {
    id: 'comm-info',
    title:
      'comm_info_reply says that there are no comms, and a comm of an unknown target is closed',
    run: async (kernel) => {
      equal('comms', replyOf(await kernel.ask('comm_info_request')).comms, {});
      const open = kernel.send('comm_open', { comm_id: 'c1', target_name: 'nobody', data: {} });
      const close = await open.first('comm_close', ({ type }) => type === 'comm_close');
      equal('its comm_id', close.content.comm_id, 'c1');
    },
  },
];

async function isComplete(kernel: Kernel, code: string): Promise<JsonObject> {
  return replyOf(await kernel.ask('is_complete_request', { code }));
}

async function history(kernel: Kernel, request: JsonObject): Promise<(readonly unknown[])[]> {
  const content = { output: false, raw: true, ...request };
  const reply = replyOf(await kernel.ask('history_request', content));
  return array(reply.history).map((entry) => array(entry));
}
