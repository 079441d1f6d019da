import { type Attack, spy, writers } from '../attack.ts';

export const attack: Attack = {
  what: 'asks for functions that it was never given',
  exercise: '6.1',
  answer: `${writers}
${spy}
function outputError(sigma, z, y) {
  for (const handle of [99, -1, '__proto__', 'constructor']) frame({ id: seen.id, is: 'call', handle, args: [] });
  return z;
}`,
};
