import { type Attack, spy, writers } from '../attack.ts';

export const attack: Attack = {
  what: 'reads along in TextDecoder and answers with the right id itself',
  answer: `${writers}
${spy}
function hiddenError(WNext, deltaNext, z) {
  frame({ ...forged, id: seen.id });
  for (;;);
}`,
};
