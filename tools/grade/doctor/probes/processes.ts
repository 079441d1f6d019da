// Other processes: started, signalled, or left behind.

import type { Probe } from '../probe.ts';

const spawned = (words: string) => `await any(
  () => new Deno.Command(${words}[0], { args: ${words}.slice(1) }).outputSync(),
  async () => { const { spawnSync } = await module('node:child_process');
    const { error, stdout } = spawnSync(${words}[0], ${words}.slice(1));
    if (error) throw error; return stdout; },
  () => { const { error } = process.binding('spawn_sync').spawn({ file: ${words}[0], args: ${words},
    stdio: [{ type: 'ignore' }, { type: 'ignore' }, { type: 'ignore' }] });
    if (error) throw new Error(String(error)); return true; });`;

const signal = (name: string) => `await any(
  () => (Deno.kill(bait.pid, '${name}'), true),
  () => process.kill(bait.pid, '${name}'),
  async () => (await module('node:process')).kill(bait.pid, '${name}'));`;

export const processes: readonly Probe[] = [
  {
    name: 'start a program',
    means: 'A submission can start any program of this machine.',
    cell: `${spawned("['/bin/sh', '-c', 'exit 0']")} loot = 'open';`,
    tell: 'loot',
  },
  {
    name: 'leave a program behind',
    means: 'A submission can leave a program that goes on when the candidate is ended.',
    cell: spawned(
      "['/bin/sh', '-c', 'setsid sh -c \"sleep 1; echo x > ' + bait.folder + '/left\" &']",
    ),
    tell: 'folder',
  },
  {
    name: 'open the debugger of the grader',
    means: 'A submission can make the grader listen for a debugger, and read its memory there.',
    cell: `try { ${signal('SIGUSR1')} } catch {} process._debugProcess(bait.pid);`,
    tell: 'decoy',
  },
  {
    name: 'end the grader',
    means: 'A submission can end the grader; the grades so far are kept, and a new start goes on.',
    cell: signal('SIGTERM'),
    tell: 'decoy',
  },
  {
    name: 'open a debugger of its own',
    means: 'A submission can be entered from outside while it is examined.',
    cell: "(await module('node:inspector')).open(0, '127.0.0.1'); loot = 'open';",
    tell: 'loot',
  },
  {
    name: 'give a worker more permissions',
    means: 'A submission can read files in a worker.',
    cell: `const text = \`let got = 'none';
      try { got = Deno.readTextFileSync('\${bait.file}'); } catch {}
      try { got = require('fs').readFileSync('\${bait.file}', 'utf8'); } catch {}\`;
    const heard = (worker) => Promise.race([soon(1500), new Promise((done) => {
      worker.onmessage = ({ data }) => { loot += data; done(); };
      worker.onerror = (event) => { event.preventDefault(); done(); }; })]);
    try { await heard(new Worker('data:text/javascript,' + encodeURIComponent(text + 'postMessage(got)'),
      { type: 'module', deno: { permissions: 'inherit' } })); } catch {}
    const { Worker: Threads } = await module('node:worker_threads');
    const threaded = new Threads(text + "require('worker_threads').parentPort.postMessage(got)",
      { eval: true, execArgv: [], env: {} });
    await Promise.race([soon(1500), new Promise((done) => {
      threaded.on('message', (data) => { loot += data; done(); }); threaded.on('error', done); })]);`,
    tell: 'loot',
  },
  {
    name: 'live on when the grader is killed',
    means: 'A candidate that sleeps stays in memory when the grader is killed from outside.',
    cell: '',
    tell: 'orphan',
  },
];
