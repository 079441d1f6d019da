import { type Attack, writers } from '../attack.ts';

export const attack: Attack = {
  what: 'answers with a million brackets',
  answer: `${writers}
function hiddenError() { const bytes = new Uint8Array(900_000).fill(91); raw(new Uint8Array([0, 13, 187, 160])); raw(bytes); for (;;); }`,
  leavesOthers: true,
};
