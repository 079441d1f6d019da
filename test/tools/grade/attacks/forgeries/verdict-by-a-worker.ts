import { type Attack, zeros } from '../attack.ts';

export const attack: Attack = {
  what: 'has a worker write verdicts while it computes',
  answer: `${zeros}
const text = 'for (;;) try { Deno.stdout.writeSync(new TextEncoder().encode("pass")); } catch {}';
try { new Worker('data:text/javascript,' + encodeURIComponent(text), { type: 'module' }); } catch {}
const until = performance.now() + 300;
while (performance.now() < until);`,
};
