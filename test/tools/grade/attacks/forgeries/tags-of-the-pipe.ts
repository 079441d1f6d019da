import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'returns objects with the names of the tags of the pipe',
  answer: `function hiddenError(WNext, deltaNext, z) { return { o: [['rows', 1]], n: [1], special: 'NaN', f: 0, other: 'undefined' }; }`,
};
