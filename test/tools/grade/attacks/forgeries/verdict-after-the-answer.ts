import { type Attack, writers, zeros } from '../attack.ts';

export const attack: Attack = {
  what: 'writes a verdict to the standard output after it has answered',
  answer: `${writers}
${zeros}
const answered = JSON.stringify;
setTimeout(() => frame(forged), 0);
Promise.resolve().then(() => frame({ ...forged, id: 'next' }));`,
};
