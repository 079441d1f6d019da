// A process that stands for the grader; whatever it says after its first word is a disturbance.

import { refuseDebugger } from '../sandbox/debugger.ts';

if (process.argv[2] === 'guarded') refuseDebugger();
for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGUSR2']) {
  process.on(name, () => console.log(name));
}
process.stdin.on('end', () => process.exit()).resume();
console.log('ready');
