import { type Attack, spy, writers } from '../attack.ts';

export const attack: Attack = {
  what: 'answers with the stolen id and exits with code 0',
  answer: `${writers}
${spy}
function hiddenError() {
  frame({ ...forged, id: seen.id });
  try { Deno.exit(0); } catch {}
  process.exit(0);
}`,
};
