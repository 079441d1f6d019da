import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'exits with code 0 before anything is asked',
  answer: `try { Deno.exit(0); } catch {}
process.exit(0);`,
};
