// The heartbeat, and endless loops and their end.
import { once } from 'node:events';
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { type Answer, isBusy } from '../answer.ts';
import { cellOf, told } from '../cell.ts';
import { claim, equal } from '../claims.ts';
import { lines } from '../code.ts';
import type { Kernel } from '../kernel.ts';
import type { GroupCheck } from '../suite.ts';

// Each calls `turn` at least three times, see `running`.
const LOOP = 'for (;;) turn();';
const LOOP_AFTER_AWAIT = `await null; ${LOOP}`;
const LOOP_OF_2_S = 'for (const until = Date.now() + 2000; Date.now() < until; ) turn();';
const AWAITING_TIMERS = 'for (;;) { turn(); await new Promise((r) => setTimeout(r, 1)); }';
const AWAITING_FILES = 'for (;;) { turn(); await files.stat("."); }';
const MICROTASK_LOOP = 'for (;;) { turn(); await null; }';
const NEVER = 'for (const n of [1, 2, 3]) turn(); await new Promise(() => {});';

export const interruption: readonly GroupCheck[] = [
  {
    id: 'heartbeat',
    title: 'the heartbeat is answered',
    run: async (kernel) => equal('the heartbeat', await kernel.beat(), true),
  },
  {
    id: 'heartbeat-while-busy',
    title: 'the heartbeat is answered while a cell is busy',
    run: async (kernel) => {
      const busy = await running(kernel, LOOP_OF_2_S);
      equal('the heartbeat', await kernel.beat(), true);
      claim(isBusy(busy), 'it was answered when the cell had ended');
      await busy.complete();
    },
  },
  loop('interrupt-sync', 'interrupt_request ends an endless loop', LOOP, byMessage),
  loop('interrupt-sync-signal', 'SIGINT ends an endless loop', LOOP, bySignal),
  loop(
    'interrupt-after-await',
    'an endless loop behind an await is ended',
    LOOP_AFTER_AWAIT,
    byMessage,
  ),
  loop('interrupt-await', 'interrupt_request ends a cell that awaits for ever', NEVER, byMessage),
  loop('interrupt-await-signal', 'SIGINT ends a cell that awaits for ever', NEVER, bySignal),
  stopped('interrupt-awaiting-timers', 'a loop that awaits timers', AWAITING_TIMERS),
  stopped('interrupt-awaiting-files', 'a loop that awaits files', AWAITING_FILES),
  {
    id: 'interrupt-microtasks',
    title: 'an endless loop of microtasks is ended, or the user is told and the kernel ends',
    run: async (kernel) => {
      const cell = await running(kernel, MICROTASK_LOOP);
      await byMessage(kernel);
      const ended = await Promise.race([cell.complete(10_000), kernel.process.exited]);
      if ('heard' in ended) equal('status', cellOf(ended).status, 'error');
      const words = cell.heard.filter(({ type }) => /error|stream/.test(type));
      const text = JSON.stringify(words.map(({ content }) => content));
      claim(/interrupt|restart/i.test(text), `the user is told ${text}`);
    },
  },
  {
    id: 'interrupt-idle',
    title: 'an interrupt of an idle kernel does nothing',
    run: async (kernel) => {
      await byMessage(kernel);
      await bySignal(kernel);
      equal('a cell', await kernel.prints('console.log("unharmed")'), 'unharmed');
      equal('whether it runs', kernel.process.isRunning(), true);
    },
  },
  {
    id: 'interrupt-queue',
    title: 'cells behind an interrupted one are aborted',
    run: async (kernel) => {
      const cell = await running(kernel, LOOP);
      const queued = kernel.begin('1');
      await byMessage(kernel);
      equal('the loop', cellOf(await cell.complete()).status, 'error');
      equal('the cell behind it', cellOf(await queued.complete()).status, 'aborted');
    },
  },
];

/** A check that the code is ended as `interrupted` says. */
function loop(
  id: string,
  title: string,
  code: string,
  interrupt: (kernel: Kernel) => Promise<void>,
): GroupCheck {
  const run = (kernel: Kernel) => interrupted(kernel, code, interrupt);
  return { id, title: `${title}, and its variables keep their values`, run };
}

/** A check that the loop is ended, and does not run on behind the cells that follow. */
function stopped(id: string, title: string, code: string): GroupCheck {
  return {
    id,
    title: `${title} is ended and does not run on behind the next cells`,
    run: async (kernel) => {
      await kernel.prints("import { promises as files } from 'node:fs';");
      await interrupted(kernel, code, byMessage);
      const before = await kernel.prints('console.log(turns)');
      await kernel.run('await new Promise((r) => setTimeout(r, 300));');
      equal('its turns 300 ms later', await kernel.prints('console.log(turns)'), before);
    },
  };
}

/** Interrupts a cell that runs; it ends with one error, and variables have their values. */
async function interrupted(
  kernel: Kernel,
  code: string,
  interrupt: (kernel: Kernel) => Promise<void>,
): Promise<void> {
  await kernel.run('const beforeLoop = "kept";');
  const cell = await running(kernel, code);
  await interrupt(kernel);
  const ended = cellOf(await cell.complete());
  equal('status', ended.status, 'error');
  equal('the number of its errors', ended.errors.length, 1);
  claim(/interrupt/i.test(told(ended)), `it tells only ${told(ended)}`);
  equal('the variables', await kernel.prints('console.log(beforeLoop, turns >= 3)'), 'kept true');
}

let marks = 0;

/**
 * Begins a cell and waits until it has called `turn()` three times. That writes a file, since a
 * kernel of one thread cannot send anything while it loops. The cell itself imports nothing, for
 * kernels await imports.
 */
export async function running(kernel: Kernel, code: string): Promise<Answer> {
  const mark = `running-${++marks}`;
  const setup = lines(
    "import { writeFileSync } from 'node:fs';",
    'var turns = 0;',
    `function turn() { if (++turns === 3) writeFileSync('${mark}', ''); }`,
  );
  await kernel.prints(setup);
  const watcher = watch(kernel.cwd);
  try {
    const cell = kernel.begin(code);
    const signal = AbortSignal.timeout(10_000);
    while (!existsSync(join(kernel.cwd, mark))) await once(watcher, 'change', { signal });
    return cell;
  } finally {
    watcher.close();
  }
}

async function byMessage(kernel: Kernel): Promise<void> {
  const asked = kernel.send('interrupt_request', {}, 'control');
  const reply = await asked.first('interrupt_reply', ({ channel }) => channel === 'control');
  equal('the status of interrupt_reply', reply.content.status, 'ok');
}

async function bySignal(kernel: Kernel): Promise<void> {
  kernel.process.interrupt();
}
