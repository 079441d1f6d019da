// kernel_info, the form of every message, and the status that brackets what a request causes.
import { isBusy, published, replyOf } from '../answer.ts';
import { object } from '../cell.ts';
import { claim, equal, includes } from '../claims.ts';
import type { Kernel } from '../kernel.ts';
import type { GroupCheck } from '../suite.ts';

// A version is honest when the kernel accepts what came with it or before, and nothing later.
const SINCE: ReadonlyArray<readonly [version: number, code: string]> = [
  [4.9, 'const since49 = { a: 1 } satisfies { a: number };'],
  [5.0, 'function since50<const T>(x: T): T { return x; }'],
  [5.2, '{ using since52 = { [Symbol.dispose]() {} }; }'],
];

const REQUESTS = {
  kernel_info_request: {},
  complete_request: { code: 'Mat', cursor_pos: 3 },
  inspect_request: { code: 'Math', cursor_pos: 4, detail_level: 0 },
  is_complete_request: { code: '1' },
  history_request: { hist_access_type: 'tail', n: 1, output: false, raw: true },
  comm_info_request: {},
};

export const information: readonly GroupCheck[] = [
  {
    id: 'kernel-info',
    title: 'kernel_info_reply says protocol 5.3 or later, implementation and banner',
    run: async (kernel) => {
      const info = replyOf(await kernel.ask('kernel_info_request'));
      includes('protocol_version', String(info.protocol_version), /^5\.([3-9]|\d\d)/);
      for (const field of ['implementation', 'implementation_version', 'banner']) {
        claim(typeof info[field] === 'string' && info[field] !== '', `${field} is missing`);
      }
    },
  },
  {
    id: 'language-info',
    title: 'language_info names TypeScript, its file extension and MIME type',
    run: async (kernel) => {
      const language = await languageInfo(kernel);
      equal('name', language.name, 'typescript');
      equal('file_extension', language.file_extension, '.ts');
      includes('mimetype', String(language.mimetype), /typescript/);
    },
  },
  {
    id: 'honest-version',
    title: 'the version in language_info is that of the TypeScript which reads the cells',
    run: async (kernel) => {
      const { version } = await languageInfo(kernel);
      includes('version', String(version), /^\d+\.\d+/);
      const [major, minor] = String(version).split('.').map(Number);
      for (const [since, code] of SINCE) {
        const { status } = await kernel.run(code, { stop_on_error: false });
        const knows = major + minor / 10 >= since;
        claim(knows === (status === 'ok'), `it says ${version}, but ${code} gives ${status}`);
      }
    },
  },
  {
    id: 'reply-status',
    title: 'every reply has a status',
    run: async (kernel) => {
      const { is_complete_request: _, ...requests } = REQUESTS; // its status says something else
      for (const [type, content] of Object.entries(requests)) {
        equal(type, replyOf(await kernel.ask(type, content)).status, 'ok');
      }
    },
  },
  {
    id: 'kernel-info-on-control',
    title: 'kernel_info is answered on the control channel too',
    run: async (kernel) => {
      const answer = kernel.send('kernel_info_request', {}, 'control');
      const reply = await answer.first('kernel_info_reply', ({ channel }) => channel === 'control');
      includes('protocol_version', String(reply.content.protocol_version), /^5\./);
    },
  },
  {
    id: 'kernel-info-while-busy',
    title: 'kernel_info is answered on control while a cell is busy',
    run: async (kernel) => {
      const busy = kernel.begin('const begunAt = Date.now(); while (Date.now() < begunAt + 2000);');
      await busy.first('busy', ({ type }) => type === 'status');
      const asked = kernel.send('kernel_info_request', {}, 'control');
      await asked.first('kernel_info_reply', ({ channel }) => channel === 'control');
      claim(isBusy(busy), 'it was answered when the cell had ended');
      await busy.complete();
    },
  },
  {
    id: 'headers',
    title: 'every message has a full header, its own id, and the header of its request as parent',
    run: async (kernel) => {
      const { heard, request } = (await kernel.run('console.log(1); 2')).answer;
      for (const { type, message } of heard) {
        const { msg_id, session, username, date, version } = message.header;
        claim(msg_id !== '' && session !== '' && username !== '', `the header of ${type} has gaps`);
        claim(!Number.isNaN(Date.parse(date)), `the date of ${type} is "${date}"`);
        includes(`the version of ${type}`, version, /^5\./);
        equal(`the parent of ${type}`, message.parent_header, request);
      }
      const ids = new Set(heard.map(({ message }) => message.header.msg_id));
      equal('the number of different msg_ids', ids.size, heard.length);
    },
  },
  {
    id: 'execute-bracketed',
    title: 'a cell publishes busy first and idle last',
    run: async (kernel) => {
      const cell = await kernel.run('console.log(1); console.error(2); 3');
      const states = published(cell.answer);
      equal('the first and the last', [states[0], states.at(-1)], ['busy', 'idle']);
      equal('the number of states', states.filter((name) => /busy|idle/.test(name)).length, 2);
    },
  },
  {
    id: 'requests-bracketed',
    title: 'every other request publishes busy and idle, and nothing else',
    run: async (kernel) => {
      for (const [type, content] of Object.entries(REQUESTS)) {
        equal(type, published(await kernel.ask(type, content)), ['busy', 'idle']);
      }
    },
  },
  {
    id: 'control-bracketed',
    title: 'a request on control publishes busy and idle as well',
    run: async (kernel) => {
      const asked = await kernel.ask('kernel_info_request', {}, 'control');
      equal('what it published', published(asked), ['busy', 'idle']);
    },
  },
  {
    id: 'unknown-request',
    title: 'a request of an unknown type is survived, and bracketed as well',
    run: async (kernel) => {
      const strange = kernel.send('strange_request', {});
      await kernel.ask('kernel_info_request');
      equal('what it published', published(strange), ['busy', 'idle']);
    },
  },
];

async function languageInfo(kernel: Kernel): Promise<ReturnType<typeof object>> {
  return object(replyOf(await kernel.ask('kernel_info_request')).language_info);
}
