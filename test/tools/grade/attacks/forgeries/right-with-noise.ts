import { type Attack, right } from '../attack.ts';

export const attack: Attack = {
  what: 'answers rightly, prints, warns and leaves a rejected promise',
  answer: `console.log('hello'); console.error('Error: AssertionError 0 points');
Promise.reject(new Error('nobody waits for this'));
${right['6.2']}`,
  earns: 3,
};
