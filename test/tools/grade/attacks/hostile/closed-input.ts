import { type Attack, zeros } from '../attack.ts';

export const attack: Attack = {
  what: 'closes the standard input and output',
  answer: `try { Deno.stdin.close(); Deno.stdout.close(); } catch {}
try { process.getBuiltinModule('fs').closeSync(0); } catch {}
${zeros}`,
};
