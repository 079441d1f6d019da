import { type Attack, zeros } from '../attack.ts';

export const attack: Attack = {
  what: 'edits the cell of the check and its module',
  answer: `${zeros}`,
  after: `globalThis.check = () => ({ verdict: 'pass', points: 3 });
import { check as real } from 'course-checks';
real('6.2', { hiddenError: hiddenError });
const passed = true, score = () => 3;`,
};
