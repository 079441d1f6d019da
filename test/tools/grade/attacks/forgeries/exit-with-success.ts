import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'exits with code 0 in the middle of a call',
  answer: `function hiddenError() { try { Deno.exit(0); } catch {} process.exit(0); }`,
};
