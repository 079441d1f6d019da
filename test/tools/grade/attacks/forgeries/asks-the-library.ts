import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'calls the function that is asked for in kernel-lib',
  answer: `function hiddenError(WNext, deltaNext, z) {
  const library = __course_import__('kernel-lib');
  return library.hiddenError(WNext, deltaNext, sigmoid, z, sigmoid.apply(z));
}`,
};
