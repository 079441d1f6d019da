import { type Attack, spy, writers } from '../attack.ts';

export const attack: Attack = {
  what: 'answers with the stolen id, and then once more',
  answer: `${writers}
${spy}
function hiddenError(WNext, deltaNext, z) {
  frame({ ...forged, id: seen.id, value: { o: [['rows', z.rows], ['cols', z.cols], ['data', { n: Array(z.data.length).fill(0) }]] } });
  return z;
}`,
};
