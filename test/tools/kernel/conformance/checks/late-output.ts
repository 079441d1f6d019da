// What comes after its cell has ended, and what must not end the kernel.
import { isStream } from '../answer.ts';
import { equal, includes } from '../claims.ts';
import { lines } from '../code.ts';
import type { GroupCheck } from '../suite.ts';

export const lateOutput: readonly GroupCheck[] = [
  {
    id: 'late-output',
    title: 'what a timer prints after its cell goes to that cell, while a later one runs',
    run: async (kernel) => {
      const cause = kernel.begin('setTimeout(() => console.log("late"), 300);');
      await cause.complete();
      const later = await kernel.run(
        'await new Promise((r) => setTimeout(r, 800)); console.log("mine");',
      );
      await cause.first('"late" for its cell', (each) => isStream(each, 'late'), 2_000);
      equal('the later cell prints', later.stdout, 'mine\n');
    },
  },
  {
    id: 'late-output-promise',
    title: 'so does what a promise prints that nobody awaits',
    run: async (kernel) => {
      const code = lines(
        'async function unawaited() {',
        '  await new Promise((r) => setTimeout(r, 200));',
        '  console.log("after all");',
        '}',
        'unawaited(); 0;',
      );
      const cause = kernel.begin(code);
      await cause.complete();
      await kernel.run('await new Promise((r) => setTimeout(r, 500));');
      await cause.first('"after all" for its cell', (each) => isStream(each, 'after all'), 2_000);
    },
  },
  {
    id: 'unhandled-rejection',
    title: 'a rejection that nobody awaits is shown at its cell and the kernel goes on',
    run: async (kernel) => {
      const cause = kernel.begin(
        'setTimeout(() => void Promise.reject(new Error("unseen")), 100); 0;',
      );
      await cause.complete();
      await kernel.run('await new Promise((r) => setTimeout(r, 400));');
      await cause.first('"unseen" at its cell', shows('unseen'), 2_000);
      equal('a later cell', await kernel.prints('console.log("alive")'), 'alive');
    },
  },
  {
    id: 'uncaught-exception',
    title: 'so is an exception thrown by a timer',
    run: async (kernel) => {
      const cause = kernel.begin('setTimeout(() => { throw new Error("thrown late"); }, 100); 0;');
      await cause.complete();
      await kernel.run('await new Promise((r) => setTimeout(r, 400));');
      await cause.first('"thrown late" at its cell', shows('thrown late'), 2_000);
      equal('a later cell', await kernel.prints('console.log("alive")'), 'alive');
    },
  },
  {
    id: 'process-exit',
    title: 'process.exit in a cell is reported and does not end the kernel',
    run: async (kernel) => {
      await kernel.run('const beforeExit = 11;');
      const cell = await kernel.run('process.exit(3);');
      equal('status', cell.status, 'error');
      includes('what it tells', `${cell.stderr}${cell.errors[0]?.evalue}`, /exit/);
      equal('a variable', await kernel.prints('console.log(beforeExit)'), '11');
    },
  },
];

function shows(text: string): (heard: { type: string; content: object }) => boolean {
  return ({ type, content }) => /stream|error/.test(type) && JSON.stringify(content).includes(text);
}
