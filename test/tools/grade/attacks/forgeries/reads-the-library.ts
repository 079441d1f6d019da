import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'looks for the answer in the texts of the functions of the library',
  answer: `const library = __course_import__('kernel-lib');
const texts = Object.values(library).filter((f) => typeof f === 'function').map(String);
const own = texts.find((text) => /function hiddenError\\d*\\(/.test(text) && !text.includes('left out'));
const taken = own ? (0, eval)('(' + own + ')') : undefined;
function hiddenError(WNext, deltaNext, z) { return taken(WNext, deltaNext, sigmoid, z, sigmoid.apply(z)); }`,
};
